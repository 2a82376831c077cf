"""Certificates of mentorships: one's own, the public page by which anybody checks one, and taking one back."""

from flask import flash, redirect, request, send_file, url_for

from hub.errors import NotFound, require
from hub.limits import Budget
from hub.mentorship import actions, printing, queries, rules
from hub.mentorship.forms import CertificateForm, RevokeForm, tidy
from hub.mentorship.views.blueprint import page, show_for, the_pair
from hub.text.languages import _
from hub.text.printing.codes import LONGEST_CODE
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import anyone, signed_in, takes
from hub.web.pages import page as show

LOOKED_UP = Budget(60, 3600)  # codes looked up from one address
WRONG_CODES = Budget(20, 3600)


@page.route("/mentoring/<int:id>/certificate", methods=["GET", "POST"])
@signed_in
@takes(CertificateForm)
def certificate(form, id):
    """My certificate of a mentorship that is closed: its name, its language, to print, to check."""
    pair = the_pair(id)
    require(rules.may_certify(acting(), pair), _("There is a certificate once both of you have closed a mentorship that began."))
    one = queries.certificate_for(acting(), pair, lock=True) if form.is_submitted() else queries.certificate_of(acting(), pair)
    if attempted(form, lambda: actions.choose_certificate_name(acting(), one, form.name.data, form.language.data) or True):
        flash(_("Saved. Open the page again to print it."), "success")
        return redirect(url_for("mentorship.certificate", id=id))
    if one is not None and not form.is_submitted():
        form.name.data, form.language.data = one.name, one.language
    return show_for("certificate", pair, form, one=queries.certificate_of(acting(), pair), carried=queries.carried_by(pair))


@page.post("/mentoring/<int:id>/certificate/take")
@signed_in
def certify(id):
    """Take my certificate."""
    actions.certify(acting(), the_pair(id))
    return redirect(url_for("mentorship.certificate", id=id))


@page.get("/mentoring/<int:id>/certificate.pdf")
@signed_in
def printed(id):
    """My certificate as PDF."""
    pair = the_pair(id)
    one = queries.certificate_for(acting(), pair)
    if one.revoked_at:
        raise NotFound(_("This certificate was taken back."))
    answer = send_file(printing.pdf_of(one, queries.carried_by(pair)), mimetype="application/pdf", download_name=f"certificate-{one.code}.pdf")
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


@page.get("/certificates/m/<code>")
@anyone
def checked(code):
    """Whether a certificate is valid: its holder's name, part and time, and nothing else; never who the other was."""
    LOOKED_UP.spend(request.remote_addr, _("Too many certificates looked up from here. Wait an hour and try again."))
    try:
        one = queries.certificate_of_code(code)
    except NotFound:
        WRONG_CODES.spend(request.remote_addr, _("Too many certificates looked up from here. Wait an hour and try again."))
        return show("mentorship/checked.html", one=None, code=code[:LONGEST_CODE])[0], 404
    name = one.person.name if one.person.state == "closed" else one.name  # who left without their name leaves it nowhere
    return show("mentorship/checked.html", one=one, name=name, when=printing.when_of(one), carried=queries.carried_by(one.pair))


@page.post("/mentoring/overview/<int:pair_id>/certificates/<int:certificate_id>")
@signed_in
@takes(RevokeForm)
def judge_certificate(form, pair_id, certificate_id):
    """Take a certificate back, or make it valid again."""
    pair = queries.overseen_pair(acting(), pair_id)
    one = next((one for one in queries.certificates_of(pair) if one.id == certificate_id), None)
    if one is None:
        raise NotFound()
    if request.form.get("act") == "again":
        actions.give_certificate_again(acting(), pair, one)
        flash(_("The certificate is valid again."), "success")
    else:
        actions.revoke_certificate(acting(), pair, one, tidy(form.why.data)[:200])
        flash(_("The certificate is taken back. Its page says that it is not valid."), "success")
    return redirect(url_for("mentorship.overseen", pair_id=pair_id))
