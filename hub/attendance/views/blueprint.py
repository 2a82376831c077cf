"""The blueprint every view of this room hangs on."""

from flask import Blueprint

page = Blueprint("attendance", __name__)
