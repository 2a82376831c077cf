"""What every page's frame needs: the person, the token, the languages, the count of unread notices."""

from flask import Flask, current_app, g
from flask import session as cookie
from flask_wtf.csrf import generate_csrf
from jinja2 import Template
from markupsafe import Markup, escape

from hub.settings import Settings
from hub.text import languages
from hub.text.languages import _

FRAME: list = []
MOST_SIGNED = 10_000  # people with a page open at the same time; more only cost signing again
_signed: dict[tuple, str] = {}
MOST_REMEMBERED = 2000  # drawings of some hundred bytes, posts of two kilobytes among them


class HouseTemplate(Template):
    """A template whose macros are made once: none of ours has globals of its own, which Jinja would compare at every import."""

    def _get_default_module(self, ctx=None):
        if self._module is None:
            self._module = self.make_module()
        return self._module


def frame_value(function):
    """Declare a function of `by` whose name and value every page gets (the count of unread notices)."""
    FRAME.append(function)
    return function


def frame(app: Flask, settings: Settings) -> None:
    """Give templates translation and the frame's values."""
    app.jinja_env.template_class = HouseTemplate
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.add_extension("jinja2.ext.do")
    app.jinja_env.install_gettext_callables(_gettext, _ngettext, newstyle=True)
    app.jinja_env.globals.update(csrf_field=csrf_field, csrf_token=csrf_token, lang=languages.language, dir=languages.direction)

    app.jinja_env.globals["remembered"] = _memory()
    choices = tuple((code, languages.NAMES[code]) for code in settings.languages)

    @app.context_processor
    def _frame():
        by = g.get("by")
        values = {function.__name__: function(by) for function in FRAME if by is not None and by.is_authenticated}
        return {
            "by": by, "site_name": settings.site_name, "registration": settings.registration,
            "language_choices": choices, "csrf_token": csrf_token, **values,  # Flask-WTF hands out its own, which signs anew for each page
        }


def csrf_token() -> str:
    """The proof that a request came from our own page: the cookie's secret, signed once and remembered, as it does not age."""
    key = (current_app.secret_key, cookie.get("csrf_token"))
    if key not in _signed:
        if len(_signed) >= MOST_SIGNED:
            _signed.clear()
        token = generate_csrf()
        key = (current_app.secret_key, cookie["csrf_token"])
        _signed[key] = token
    return _signed[key]


def csrf_field() -> Markup:
    """The hidden field that proves a form came from our own page."""
    if "csrf_field" not in g:
        g.csrf_field = Markup(f'<input type="hidden" name="csrf_token" value="{escape(csrf_token())}">')  # noqa: S704 - the value is escaped
    return g.csrf_field


def _memory():
    """`remembered(macro, *values)`: what a macro draws of plain values, drawn once a language; the frame is alike on every page."""
    drawn: dict[tuple, Markup] = {}

    def remembered(macro, *values) -> Markup:
        key = (macro.name, languages.language(), values)
        if key not in drawn:
            if len(drawn) >= MOST_REMEMBERED:
                drawn.clear()
            drawn[key] = macro(*values)
        return drawn[key]

    return remembered


def _gettext(message: str) -> str:
    return _(message)


def _ngettext(one: str, many: str, num: int) -> str:
    return languages.plural(one, many, num)
