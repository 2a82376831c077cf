"""What mailed links open: a page with a button; only the button changes anything."""

from flask import flash, redirect, request, url_for

from hub.accounts import actions, queries
from hub.accounts.forms.entering import AddressLinkForm, ChoosePasswordForm, ClaimForm, LinkForm
from hub.accounts.login import carry, device, let_go, source
from hub.accounts.views.page import page, unreferred
from hub.errors import NotFound
from hub.limits import Budget
from hub.text.languages import _
from hub.web.acting import settings
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
    _require_good("confirm", token)
    if done := attempted(form, lambda: actions.confirm(token, settings().registration)):
        return unreferred(_to_sign_in(*done))
    return unreferred(show("accounts/confirm.html", form=form))


@page.route("/claim/<token>", methods=["GET", "POST"])
@anyone
@takes(ClaimForm)
def claim(form, token):
    """Take over what an imported list brought from one's address."""
    found = _require_good("claim", token)
    if done := attempted(form, lambda: actions.claim(token, form.name.data, form.password_hash, settings().registration)):
        return unreferred(_to_own_place(*done))
    form.name.data = form.name.data or found.person.name
    return unreferred(show("accounts/claim.html", form=form))


@page.route("/reset/<token>", methods=["GET", "POST"])
@anyone
@takes(ChoosePasswordForm)
def choose_password(form, token):
    """Choose a new password."""
    _require_good("reset", token)
    if attempted(form, lambda: actions.reset_password(token, form.password_hash, settings().registration)):
        let_go()
        flash(_("Your new password holds. Sign in with it."), "success")
        return unreferred(redirect(url_for("accounts.sign_in")))
    return unreferred(show("accounts/choose_password.html", form=form))


@page.route("/change-address/<token>", methods=["GET", "POST"])
@anyone
@takes(AddressLinkForm)
def confirm_address(form, token):
    """Prove a new address."""
    _require_good("change_address", token)
    if attempted(form, lambda: actions.confirm_address(token)):
        flash(_("Your new address holds. From now on you sign in with it."), "success")
        return unreferred(redirect(url_for("accounts.me")))
    return unreferred(show("accounts/confirm_address.html", form=form))


def _require_good(purpose: str, token: str):
    """The link's row, or NotFound that says what to do; many wrong ones from one place are refused."""
    found = queries.letter_token(purpose, token)
    if found is None:
        if request.method == "GET":
            WRONG_PAGES.spend(source())
        raise NotFound(_("This link is not good any more: it was used, or it is too old. Ask for a new one."))
    return found


def _to_sign_in(person, path: str):
    if person.state == "waiting":
        flash(_("Your address is confirmed. The people who run this site will let you in, and write to you when they have."), "success")
    else:
        flash(_("Your address is confirmed. Sign in to begin."), "success")
    return redirect(url_for("accounts.sign_in", next=url_for("accounts.welcome", next=path or None)))


def _to_own_place(person, path: str):
    """Whoever took over an account has just proven address and chosen the password: sign them in."""
    if person.state == "waiting":
        return _to_sign_in(person, path)
    carry(actions.begin(person, device()))
    return redirect(url_for("accounts.welcome", next=path or None))
