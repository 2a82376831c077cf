"""Who may go through the doors of attendance and certificates, in an open community."""

from datetime import timedelta

from hub.clock import now
from tests.makers.attendance import certificate, heard, rule, said, stay
from tests.makers.live import live, session_notes
from tests.makers.sites import name_with_certificate, site


def scene(cast) -> dict:
    """A session that is over, with what the member heard of it and a certificate of each who looks."""
    over = live(cast.wells, cast.facilitator, opened_at=now() - timedelta(minutes=20))
    room = site(over, cast.other)
    session_notes(over)
    said(over, cast.facilitator)
    stay(over, cast.member)
    heard(over, cast.member)
    one = certificate(over, cast.member)
    for person in (cast.outsider, cast.muted, cast.facilitator, cast.admin):
        certificate(over, person)
    rule(over, by_site=True)
    return {"over": over.id, "code": one.code, "member": cast.member.id, "site": room.id, "named": name_with_certificate(room, over)}


WHO_LEADS = (302, 403, 403, 403, 200, 200)
WHO_READS_THE_ROSTER = (302, 404, 404, 404, 200, 200)
ROSTER = "/live/{over}/sites/{site}/certificates"
RULE = {"gives": "yes", "percent": "70", "days": "14"}

ROUTES = {
    "attendance.attendance GET": ("/live/{over}/attendance", (302, *(200,) * 5)),
    "attendance.table GET": ("/live/{over}/attendance.csv", WHO_LEADS),
    "attendance.heard POST": ("/live/{over}/heard", (302, *(422,) * 5)),
    "attendance.pack GET": ("/live/{over}/heard/pack", (302, *(200,) * 5)),
    "attendance.pack POST": ("/live/{over}/heard/pack", {"codes": "ACDEF"}, (302, *(422,) * 5)),
    "attendance.rule GET": ("/live/{over}/certificates", WHO_LEADS),
    "attendance.rule POST": ("/live/{over}/certificates", RULE, (302, 403, 403, 403, 302, 302)),
    "attendance.revoke POST": ("/live/{over}/certificates/{member}", {"why": "A mistake"}, (302, 404, 403, 404, 302, 302)),
    "attendance.roster GET": (ROSTER, WHO_READS_THE_ROSTER),
    "attendance.certify POST": (ROSTER, (302, 404, 404, 404, 302, 302)),
    "attendance.roster_sheet GET": (f"{ROSTER}/sheet", WHO_READS_THE_ROSTER),
    "attendance.roster_printed GET": (f"{ROSTER}/{{named}}.pdf", WHO_READS_THE_ROSTER),
    "attendance.revoke_on_roster POST": (f"{ROSTER}/{{named}}", {"why": "A mistake"}, (302, 404, 404, 404, 302, 302)),
    "attendance.own GET": ("/me/certificates", (302, *(200,) * 5)),
    "attendance.name GET": ("/me/certificates/{over}", (302, *(200,) * 5)),
    "attendance.name POST": ("/me/certificates/{over}", {"name": "Another name"}, (302, *(302,) * 5)),
    "attendance.printed GET": ("/me/certificates/{over}.pdf", (302, *(200,) * 5)),
    "attendance.check GET": ("/certificates/", (200,) * 6),
    "attendance.certificate GET": ("/certificates/{code}", (200,) * 6),
}
