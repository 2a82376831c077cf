"""Administrators' page of invitations to register."""

from flask import flash, redirect, url_for

from hub.accounts import actions as accounts
from hub.accounts.queries import invitations as open_invitations
from hub.admin.forms import InviteForm
from hub.admin.queries import invitation
from hub.admin.views.page import page
from hub.mail.delivery import site_url
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import administrators, takes
from hub.web.pages import page as show


@page.route("/admin/invitations", methods=["GET", "POST"])
@administrators
@takes(InviteForm)
def invitations(form):
    """Invite someone to register; the link is shown this once. The open invitations below."""
    token = attempted(form, lambda: accounts.invite_to_site(acting(), form.address.data or ""))
    link = site_url(url_for("accounts.register", invitation=token)) if token else ""
    return show("admin/invitations.html", form=InviteForm(formdata=None) if token else form, link=link,
                mailed=form.address.data if token else "", waiting=open_invitations())


@page.post("/admin/invitations/<int:id>/revoke")
@administrators
def revoke(id):
    """Take an invitation back."""
    accounts.revoke(acting(), invitation(id))
    flash(_("Taken back. Its link leads nowhere now."), "success")
    return redirect(url_for("admin.invitations"))
