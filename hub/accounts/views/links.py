"""What mailed links open: a page with a button; only the button changes anything."""

from flask import flash, redirect, request, url_for

from hub.accounts import actions, queries
from hub.accounts.forms.entering import AddressLinkForm, ChoosePasswordForm, ClaimForm, LinkForm
from hub.accounts.login import carry, device, keep_address, let_go, source
from hub.accounts.views.page import page, unreferred
from hub.limits import Budget
from hub.text.languages import _
from hub.web.acting import acting, settings
from hub.web.forms import attempted
from hub.web.guards import anyone, takes
from hub.web.pages import page as show

# Opening wrong links changes nothing, so it is counted here and not in the database; wrong buttons are counted there.
WRONG_PAGES = Budget(30, 3600)


@page.route("/confirm/<token>", methods=["GET", "POST"])
@anyone
@takes(LinkForm)
def confirm(form, token):
    """Prove the address of a new account, then sign in."""
    if _is_over("confirm", token):
        return _over("confirm")
    if done := attempted(form, lambda: actions.confirm(token, settings().registration)):
        return unreferred(_to_sign_in(*done))
    return unreferred(show("accounts/confirm.html", form=form))


@page.route("/claim/<token>", methods=["GET", "POST"])
@anyone
@takes(ClaimForm)
def claim(form, token):
    """Take over what an imported list brought from one's address."""
    if _is_over("claim", token):
        return _over("claim")
    if done := attempted(form, lambda: actions.claim(token, form.name.data, form.password_hash, settings().registration)):
        return unreferred(_to_own_place(*done))
    form.name.data = form.name.data or queries.letter_token("claim", token).person.name
    return unreferred(show("accounts/claim.html", form=form))


@page.route("/reset/<token>", methods=["GET", "POST"])
@anyone
@takes(ChoosePasswordForm)
def choose_password(form, token):
    """Choose a new password."""
    if _is_over("reset", token):
        return _over("reset")
    if person := attempted(form, lambda: actions.reset_password(token, form.password_hash, settings().registration, source())):
        _leave_for(person)
        flash(_("Your new password holds. Sign in with it."), "success")
        return unreferred(redirect(url_for("accounts.sign_in")))
    return unreferred(show("accounts/choose_password.html", form=form))


@page.route("/change-address/<token>", methods=["GET", "POST"])
@anyone
@takes(AddressLinkForm)
def confirm_address(form, token):
    """Prove a new address."""
    if _is_over("change_address", token):
        return _over("change_address")
    if person := attempted(form, lambda: actions.confirm_address(token)):
        _leave_for(person)
        flash(_("Your new address holds. From now on you sign in with it."), "success")
        return unreferred(redirect(url_for("accounts.me")))
    return unreferred(show("accounts/confirm_address.html", form=form))


def _is_over(purpose: str, token: str) -> bool:
    """Whether the link is wrong, used or too old; many such from one place are refused."""
    over = queries.letter_token(purpose, token) is None
    if over and request.method == "GET":
        WRONG_PAGES.spend(source())
    return over


def _over(purpose: str):
    """The page of a link that is good no more, with the way to a new one."""
    return unreferred((show("accounts/old_link.html", purpose=purpose)[0], 404))


def _leave_for(person) -> None:
    """Make room for whoever has just proven an address: somebody else who used this browser is signed out here."""
    if acting().id != person.id:
        actions.sign_out(acting())
        let_go()
    keep_address(person.address)


def _to_sign_in(person, path: str):
    _leave_for(person)
    if person.state == "waiting":
        return redirect(url_for("accounts.sent", what="waiting"))
    flash(_("Your address is confirmed. Sign in to begin."), "success")
    return redirect(url_for("accounts.sign_in", next=url_for("accounts.welcome", next=path or None)))


def _to_own_place(person, path: str):
    """Whoever took over an account has just proven address and chosen the password: sign them in."""
    if person.state == "waiting":
        return _to_sign_in(person, path)
    carry(actions.begin(person, device()))
    return redirect(url_for("accounts.welcome", next=path or None))
