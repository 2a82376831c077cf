"""The blueprint of the accounts' pages and what every page of the site gets from it."""

from flask import Blueprint, make_response

from hub.web.frame import frame_value

page = Blueprint("accounts", __name__)


@frame_value
def theme(by) -> str:
    """The theme the person chose, '' for what the device says."""
    return by.theme


def unreferred(answer):
    """The answer to a mailed link: its address, which is a secret, goes to nobody, and no copy of it is kept."""
    response = make_response(answer)
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    return response
