"""Refusals and failures as pages people understand, with a number that is found in the log."""

import logging
import secrets

from flask import Flask, g, jsonify, make_response, redirect, render_template, request
from sqlalchemy.exc import DataError
from werkzeug.exceptions import HTTPException

from hub.errors import Refusal
from hub.storage.unit import in_unit, unit_of_work
from hub.web import acting
from hub.web.addresses import real_address

log = logging.getLogger(__name__)


def explain_failures(app: Flask) -> None:
    """Answer every refusal and failure of the app in the house's words."""

    @app.errorhandler(Refusal)
    def _refused(refusal: Refusal):
        wait = getattr(refusal, "retry_after", None)
        response = answer(refusal.status, refusal.message, retry_after=wait)
        if wait:
            response.headers["Retry-After"] = str(wait)
        return response

    @app.errorhandler(HTTPException)
    def _http(error: HTTPException):
        if address := real_address(app):
            return redirect(address, 308)
        return answer(error.code or 500, "")

    @app.errorhandler(DataError)
    @app.errorhandler(OverflowError)
    def _unthinkable(_error: Exception):
        # A number or sign no column can hold (a NUL, an id of thirty digits): nothing here has it.
        return answer(404 if request.method in ("GET", "HEAD") else 400, "")

    @app.errorhandler(Exception)
    def _failed(_error: Exception):
        number = secrets.token_hex(4)
        log.exception("failure %s at %s %s", number, request.method, _address())
        return answer(500, "", number)


def answer(status: int, message: str, number: str = "", retry_after: int | None = None):
    """The error page, or JSON where that is asked for; never fails itself."""
    if request.accept_mimetypes.best == "application/json":
        return make_response(jsonify(error=status, message=message, number=number), status)
    try:
        return make_response(_page(status=status, message=message, number=number, retry_after=retry_after), status)
    except Exception:
        log.exception("the error page itself failed")
        return make_response(f"{status} {message} {number}", status, {"Content-Type": "text/plain; charset=utf-8"})


def _address() -> str:
    # Ids help to find a failure; a token or a name in an address does not, and is nobody's business.
    path = request.path
    for name, value in (request.view_args or {}).items():
        path = path if isinstance(value, int) else path.replace(value, f"<{name}>")
    return path.encode("unicode_escape").decode()


def _page(**facts) -> str:
    if in_unit():
        return render_template("error.html", **facts)
    with unit_of_work(write=False):
        _forget_the_failed_reading()
        acting.settle()
        return render_template("error.html", **facts)


def _forget_the_failed_reading() -> None:
    # The person was loaded in the unit of work that failed; load them afresh in this one.
    for name in ("_login_user", "by", "form"):
        g.pop(name, None)
