"""One's own pages under /me: profile, who sees it, password, address, devices, look, download, closing."""


from flask import Response, flash, redirect, request, url_for

from hub.accounts import actions, queries
from hub.accounts.exporting import as_json
from hub.accounts.forms.own import AddressForm, CloseForm, LookForm, PasswordForm
from hub.accounts.forms.profile import ProfileForm, ShownForm, WelcomeForm
from hub.accounts.login import let_go
from hub.accounts.models import FIELD_GROUPS
from hub.accounts.parting import warnings_for
from hub.accounts.payloads import seen
from hub.accounts.rules import audience_of
from hub.accounts.views.page import page
from hub.clock import now
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import safe_next, signed_in, takes
from hub.web.pages import page as show


@page.get("/me/")
@signed_in
def me():
    """My page: everything of one's own account in one place."""
    return show("accounts/me.html", person=seen(acting(), acting().person), drafts=queries.drafts_of(acting()))


@page.route("/me/welcome", methods=["GET", "POST"])
@signed_in
@takes(WelcomeForm)
def welcome(form):
    """The first visit: the few things others need to place a person."""
    way_on = safe_next(request.args.get("next"), url_for("home.home"))
    if attempted(form, lambda: actions.describe(acting(), form.profile(acting().person)) or True):
        return redirect(way_on)
    if not form.is_submitted():
        form.fill(acting().person)
    return show("accounts/welcome.html", form=form, way_on=way_on)


@page.route("/me/profile", methods=["GET", "POST"])
@signed_in
@takes(ProfileForm)
def profile(form):
    """What I say of myself."""
    if attempted(form, lambda: actions.describe(acting(), form.profile(acting().person)) or True):
        return _saved("accounts.me")
    if not form.is_submitted():
        form.fill(acting().person)
    return show("accounts/profile.html", form=form)


@page.route("/me/shown", methods=["GET", "POST"])
@signed_in
@takes(ShownForm)
def shown(form):
    """Who sees what of it."""
    if attempted(form, lambda: actions.show_to(acting(), form.audiences()) or True):
        return _saved("accounts.me")
    if not form.is_submitted():
        form.process(data={group: audience_of(acting().person, group) for group in FIELD_GROUPS})
    return show("accounts/shown.html", form=form)


@page.route("/me/password", methods=["GET", "POST"])
@signed_in
@takes(PasswordForm)
def password(form):
    """Change the password."""
    if attempted(form, lambda: actions.change_password(acting(), form.proof, form.password_hash) or True):
        flash(_("Your new password holds. Your other devices are signed out."), "success")
        return redirect(url_for("accounts.me"))
    return show("accounts/password.html", form=form)


@page.route("/me/address", methods=["GET", "POST"])
@signed_in
@takes(AddressForm)
def address(form):
    """Change the mail address."""
    if attempted(form, lambda: actions.ask_for_address(acting(), form.proof, form.address.data) or True):
        flash(_("Look into the mailbox of the new address: the letter there has a link. Until then your old address holds."), "success")
        return redirect(url_for("accounts.me"))
    return show("accounts/address.html", form=form)


@page.get("/me/devices")
@signed_in
def devices():
    """Where I am signed in."""
    return show("accounts/devices.html", sign_ins=queries.sign_ins_of(acting()))


@page.post("/me/devices/<int:id>/sign-out")
@signed_in
def sign_out_device(id):
    """Sign out one device."""
    actions.sign_out_device(acting(), id)
    flash(_("That device is signed out."), "success")
    return redirect(url_for("accounts.devices"))


@page.post("/me/devices/sign-out")
@signed_in
def sign_out_everywhere():
    """Sign out everywhere, here too."""
    actions.sign_out_everywhere(acting())
    let_go()
    flash(_("You are signed out everywhere."), "success")
    return redirect(url_for("accounts.sign_in"))


@page.route("/me/look", methods=["GET", "POST"])
@signed_in
@takes(LookForm)
def look(form):
    """Language and colours."""
    if attempted(form, lambda: actions.choose_look(acting(), form.language.data, form.theme.data) or True):
        return _saved("accounts.me")
    if not form.is_submitted():
        form.process(data={"language": acting().language, "theme": acting().theme})
    return show("accounts/look.html", form=form)


@page.get("/me/export.json")
@signed_in
def download():
    """Everything kept about me, as a file."""
    text = as_json(queries.own_data(acting()))
    headers = {"Content-Disposition": f'attachment; filename="about-me-{now():%Y-%m-%d}.json"', "Cache-Control": "no-store"}
    return Response(text, content_type="application/json", headers=headers)


@page.route("/me/close", methods=["GET", "POST"])
@signed_in
@takes(CloseForm)
def close(form):
    """Close the account."""
    if attempted(form, lambda: actions.close(acting(), form.proof, form.name_stays.data == "yes") or True):
        let_go()
        flash(_("Your account is closed. Thank you for what you shared here."), "success")
        return redirect(url_for("accounts.sign_in"))
    return show("accounts/close.html", form=form, warnings=warnings_for(acting()))


def _saved(endpoint: str):
    flash(_("Saved."), "success")
    return redirect(url_for(endpoint))
