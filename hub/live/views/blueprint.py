"""The blueprint all pages of live sessions stand on."""

from flask import Blueprint

page = Blueprint("live", __name__)
