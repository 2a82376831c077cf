"""The blueprint all pages of in-person sites stand on."""

from flask import Blueprint

page = Blueprint("sites", __name__)
