"""Certificates of a site's roster: given, printed together or one by one, and taken back."""

from flask import flash, redirect, request, send_file, url_for

from hub.attendance import actions, queries, rules
from hub.attendance.forms import RevokeForm
from hub.attendance.printing import address_of, pdf_of, told_of
from hub.attendance.views.blueprint import page
from hub.errors import NotFound
from hub.live.queries import seat_for
from hub.sites.queries import site_for
from hub.text.languages import _
from hub.text.qr import qr_svg
from hub.web.acting import acting
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show


@page.get("/live/<int:id>/sites/<int:site_id>/certificates")
@signed_in
def roster(id, site_id):
    """The names of a site's roster with their certificates."""
    seat, site = _found(id, site_id)
    names, given = queries.names_without_account(site_id), queries.certified_names([site_id])
    gives = actions.counts_rosters(queries.rule_of(id))
    may_revoke = rules.may_revoke_in(acting(), seat)
    return show("attendance/roster.html", live=seat.live, site=site, names=names, given=given, gives=gives, may_revoke=may_revoke)


@page.post("/live/<int:id>/sites/<int:site_id>/certificates")
@signed_in
def certify(id, site_id):
    """Give everybody on it who has none a certificate."""
    count = actions.certify_names(acting(), *_found(id, site_id, lock=True))
    flash(_("Nobody new is on the roster.") if not count else _("The certificates are ready to print."), "info" if not count else "success")
    return redirect(url_for("attendance.roster", id=id, site_id=site_id))


@page.get("/live/<int:id>/sites/<int:site_id>/certificates/sheet")
@signed_in
def roster_sheet(id, site_id):
    """All that stand, a page each, to be printed."""
    seat, site = _found(id, site_id)
    told = [(told_of(one), qr_svg(address_of(one))) for one in queries.certified_names([site_id]).values() if not one.revoked_at]
    return show("attendance/sheet.html", live=seat.live, site=site, told=told)


@page.get("/live/<int:id>/sites/<int:site_id>/certificates/<int:name_id>.pdf")
@signed_in
def roster_printed(id, site_id, name_id):
    """One of them as PDF."""
    one = _certificate(id, site_id, name_id)
    if one.revoked_at:
        raise NotFound(_("This certificate was taken back."))
    response = send_file(pdf_of(one), mimetype="application/pdf", download_name=f"certificate-{one.code}.pdf")
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@page.post("/live/<int:id>/sites/<int:site_id>/certificates/<int:name_id>")
@signed_in
@takes(RevokeForm)
def revoke_on_roster(form, id, site_id, name_id):
    """Take one back, or make it valid again, as who looks after the community."""
    one = _certificate(id, site_id, name_id, lock=True)
    if request.form.get("act") == "again":
        actions.give_again(acting(), one)
    else:
        actions.revoke(acting(), one, (form.why.data or "")[:200])
    flash(_("Saved."), "success")
    return redirect(url_for("attendance.roster", id=id, site_id=site_id))


def _found(id: int, site_id: int, lock: bool = False) -> tuple:
    seat = seat_for(acting(), id, lock=lock)
    site = site_for(acting(), seat, site_id)
    if not rules.may_certify_names(acting(), seat, site):
        raise NotFound()
    return seat, site


def _certificate(id: int, site_id: int, name_id: int, lock: bool = False):
    _seat, site = _found(id, site_id, lock)
    if one := queries.certified_names([site.id]).get(name_id):
        return one
    raise NotFound()
