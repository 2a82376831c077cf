"""The blueprint all administrators' pages hang on."""

from flask import Blueprint

page = Blueprint("admin", __name__)
