"""Joining, signing in and out, asking for a new password, choosing a language."""

from flask import flash, make_response, redirect, request, url_for

from hub.accounts import actions, queries
from hub.accounts.forms.entering import RegisterForm, ResetForm, SignInForm
from hub.accounts.letting_in import lets_in
from hub.accounts.login import carry, device, kept_address, let_go
from hub.accounts.views.page import page
from hub.errors import TooMany
from hub.mail.delivery import has_mail_server
from hub.text.languages import NAMES, _
from hub.web.acting import LANGUAGE_COOKIE, acting, settings
from hub.web.forms import attempted
from hub.web.guards import anyone, safe_next, takes
from hub.web.pages import page as show

YEAR = 31_536_000


@page.route("/register", methods=["GET", "POST"])
@anyone
@takes(RegisterForm)
def register(form):
    """Join; afterwards everybody is sent to their mailbox, whoever they are."""
    if acting().is_authenticated:
        return redirect(_way_on(form))
    _remember(form, "next", "invitation")
    path = safe_next(form.next.data, "")
    if attempted(form, lambda: actions.register(form.application(path), settings().registration) or True):
        return redirect(url_for("accounts.sent", what="join"))
    return show("accounts/register.html", form=form, closed=_closed(form))


@page.get("/sent/<any(join, reset, waiting):what>")
@anyone
def sent(what):
    """Look into your mailbox; or, the address proven, wait for the people who run the site."""
    return show("accounts/sent.html", what=what, has_mail_server=has_mail_server())


@page.route("/sign-in", methods=["GET", "POST"])
@anyone
@takes(SignInForm)
def sign_in(form):
    """Sign in."""
    if acting().is_authenticated and request.method == "GET":
        return redirect(_way_on(form))
    _remember(form, "next")
    if token := attempted(form, lambda: actions.sign_in(acting(), form.proof, device())):
        carry(token)
        return redirect(_way_on(form))
    if not form.is_submitted():
        form.address.data = kept_address()
    return _paced(show("accounts/sign_in.html", form=form, lost="sent" in request.args), form.proof.wait)


@page.post("/sign-out")
@anyone
def sign_out():
    """Sign out on this device."""
    actions.sign_out(acting())
    let_go()
    flash(_("You are signed out on this device."), "success")
    return redirect(url_for("home.home"))


@page.route("/reset", methods=["GET", "POST"])
@anyone
@takes(ResetForm)
def reset(form):
    """Ask for a link to choose a new password."""
    if attempted(form, lambda: actions.ask_for_reset(form.address.data) or True):
        return redirect(url_for("accounts.sent", what="reset"))
    return show("accounts/reset.html", form=form)


@page.post("/language")
@anyone
def choose_language():
    """Read the site in another language; people who are signed in keep it on every device."""
    chosen = request.form.get("language", "")
    back = request.referrer and "/" + request.referrer.split("/", 3)[-1]
    response = make_response(redirect(safe_next(back, url_for("home.home"))))
    if chosen in settings().languages and chosen in NAMES:
        if acting().is_authenticated:
            actions.choose_look(acting(), chosen, acting().theme)
        response.set_cookie(LANGUAGE_COOKIE, chosen, max_age=YEAR, secure=settings().secure, httponly=True, samesite="Lax")
    return response


def _closed(form) -> str:
    """Why nobody can join by this page now: "uninvited", "over" (an invitation that is good no more), or '' if one can."""
    if settings().registration != "invitation":
        return ""
    token = form.invitation.data or ""
    if (invitation := queries.invitation_of(token)) and not form.is_submitted():
        form.address.data = invitation.address
    return "" if invitation or lets_in(token) else "over" if token else "uninvited"


def _paced(answer, wait: int):
    """The answer; to somebody who guessed too often, with the seconds to wait."""
    response = make_response(answer)
    if wait:
        response.status_code = TooMany.status
        response.headers["Retry-After"] = str(wait)
    return response


def _remember(form, *names: str) -> None:
    """Carry what the address of the page says (where to go on, an invitation) in the form."""
    for name in names:
        if not form[name].data:
            form[name].data = request.args.get(name, "")[:300]


def _way_on(form) -> str:
    return safe_next(form.next.data or request.args.get("next"), url_for("home.home"))
