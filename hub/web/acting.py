"""Who acts in this request, and the language they are spoken to in."""

from flask import g, request
from flask_login import current_user

from hub.settings import Settings
from hub.text import languages

LANGUAGE_COOKIE = "language"


def acting():
    """The person of this request: a signed-in By, or a visitor."""
    return current_user._get_current_object()


def settle() -> None:
    """Load the acting person and choose the language; once a request, inside its unit of work."""
    g.by = acting()
    languages.speak(_chosen_language(g.by))


def settings() -> Settings:
    """The settings of the running app."""
    from flask import current_app

    return current_app.extensions["hub.settings"]


def _chosen_language(by) -> str:
    offered = settings().languages
    wanted = getattr(by, "language", None) or request.cookies.get(LANGUAGE_COOKIE)
    if wanted in offered:
        return wanted
    return request.accept_languages.best_match(offered) or offered[0]
