"""Certificates: what a session asks for one, one's own, and the public page by which anybody checks one."""

from flask import flash, redirect, request, send_file, url_for

from hub.attendance import actions, queries, rules
from hub.attendance.forms import NameForm, RevokeForm, RuleForm
from hub.attendance.printing import pdf_of, when_of
from hub.attendance.views.blueprint import page
from hub.errors import NotFound, require
from hub.limits import Budget
from hub.live.queries import ids_that_follow, seat_for
from hub.mentorship import queries as mentorships
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import anyone, signed_in, takes
from hub.web.pages import page as show

LOOKED_UP = Budget(60, 3600)  # codes looked up from one address; a whole office may check its staff's
WRONG_CODES = Budget(20, 3600)


@page.route("/live/<int:id>/certificates", methods=["GET", "POST"])
@signed_in
@takes(RuleForm)
def rule(form, id):
    """For what the session gives certificates, and who has one; for who leads it."""
    seat = seat_for(acting(), id, lock=request.method == "POST")
    require(rules.may_set_rule(acting(), seat), _("Only who leads the session says what its certificates need."))
    act = actions.set_rule_for_all if form.all.data else actions.set_rule
    if attempted(form, lambda: act(acting(), seat, form.wanted()) or True):
        flash(_("Saved. Certificates are given as soon as they are earned."), "success")
        return redirect(url_for("attendance.rule", id=id))
    if not form.is_submitted():
        form.show_rule(queries.rule_of(id))
    given = queries.certified_in(id)
    return show("attendance/rule.html", form=form, live=seat.live, given=given, people=queries.people_of(given), follow=len(ids_that_follow(seat.live)),
                may_revoke=rules.may_revoke_in(acting(), seat))


@page.post("/live/<int:id>/certificates/<int:person_id>")
@signed_in
@takes(RevokeForm)
def revoke(form, id, person_id):
    """Take a certificate back, or make it valid again."""
    one = queries.certificate_for(acting(), id, person_id, lock=True)
    if request.form.get("act") == "again":
        actions.give_again(acting(), one)
        flash(_("The certificate is valid again."), "success")
    else:
        actions.revoke(acting(), one, (form.why.data or "")[:200])
        flash(_("The certificate is taken back. Its page says that it is not valid."), "success")
    return redirect(url_for("attendance.rule", id=id))


@page.get("/me/certificates")
@signed_in
def own():
    """One's own certificates."""
    return show("attendance/own.html", found=queries.own_certificates(acting()), mentorships=mentorships.own_certificates(acting()))


@page.route("/me/certificates/<int:id>", methods=["GET", "POST"])
@signed_in
@takes(NameForm)
def name(form, id):
    """Choose the name on one's certificate of a session."""
    one = queries.certificate_for(acting(), id, lock=request.method == "POST")
    if attempted(form, lambda: actions.choose_name(acting(), one, form.name.data) or True):
        flash(_("The name is changed. Open the page again to print it."), "success")
        return redirect(url_for("attendance.own"))
    if not form.is_submitted():
        form.name.data = one.name
    return show("attendance/name.html", form=form, one=queries.certificate_for(acting(), id))


@page.get("/me/certificates/<int:id>.pdf")
@signed_in
def printed(id):
    """One's own certificate of a session as PDF."""
    one = queries.certificate_for(acting(), id)
    if one.revoked_at:
        raise NotFound(_("This certificate was taken back."))
    response = send_file(pdf_of(one), mimetype="application/pdf", download_name=f"certificate-{one.code}.pdf")
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@page.get("/certificates/")
@anyone
def check():
    """Where a code is typed in."""
    if code := request.args.get("code", "").strip():
        return redirect(url_for("attendance.certificate", code=code.upper()[: queries.LONGEST_CODE]))
    return show("attendance/check.html")


@page.get("/certificates/<code>")
@anyone
def certificate(code):
    """Whether a certificate is valid: its name, session, day and hours, and nothing else."""
    LOOKED_UP.spend(request.remote_addr, _("Too many certificates looked up from here. Wait an hour and try again."))
    try:
        one = queries.certificate_of_code(code)
    except NotFound:
        if mentorships.has_code(code):
            return redirect(url_for("mentorship.checked", code=code))
        WRONG_CODES.spend(request.remote_addr, _("Too many certificates looked up from here. Wait an hour and try again."))
        return show("attendance/check.html", wrong=code[: queries.LONGEST_CODE])[0], 404
    name = one.person.name if one.person and one.person.state == "closed" else one.name  # who left without their name leaves it nowhere
    return show("attendance/certificate.html", one=one, name=name, when=when_of(one.live.opened_at, one.live.zone))
