"""Refusals and failures as pages people understand, with a number that is found in the log."""

import logging
import secrets

from flask import Flask, g, jsonify, make_response, redirect, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing.exceptions import RequestRedirect

from hub.errors import Refusal
from hub.storage.unit import in_unit, unit_of_work
from hub.web import acting

log = logging.getLogger(__name__)


def explain_failures(app: Flask) -> None:
    """Answer every refusal and failure of the app in the house's words."""

    @app.errorhandler(Refusal)
    def _refused(refusal: Refusal):
        response = answer(refusal.status, refusal.message)
        if getattr(refusal, "retry_after", None):
            response.headers["Retry-After"] = str(refusal.retry_after)
        return response

    @app.errorhandler(HTTPException)
    def _http(error: HTTPException):
        if isinstance(error, RequestRedirect):
            return redirect(error.new_url, error.code)
        return answer(error.code or 500, "")

    @app.errorhandler(Exception)
    def _failed(_error: Exception):
        number = secrets.token_hex(4)
        log.exception("failure %s at %s %s", number, request.method, request.path.encode("unicode_escape").decode())
        return answer(500, "", number)


def answer(status: int, message: str, number: str = ""):
    """The error page, or JSON where that is asked for; never fails itself."""
    if request.accept_mimetypes.best == "application/json":
        return make_response(jsonify(error=status, message=message, number=number), status)
    try:
        return make_response(_page(status, message, number), status)
    except Exception:
        log.exception("the error page itself failed")
        return make_response(f"{status} {message} {number}", status, {"Content-Type": "text/plain; charset=utf-8"})


def _page(status: int, message: str, number: str) -> str:
    if in_unit():
        return render_template("error.html", status=status, message=message, number=number)
    with unit_of_work(write=False):
        _forget_the_failed_reading()
        acting.settle()
        return render_template("error.html", status=status, message=message, number=number)


def _forget_the_failed_reading() -> None:
    # The person was loaded in the unit of work that failed; load them afresh in this one.
    for name in ("_login_user", "by", "form"):
        g.pop(name, None)
