"""What stands on the certificate of a mentorship, in its holder's language, and the PDF of it. The other of the pair is never named on it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from babel.dates import format_date

from hub.mail.delivery import site_name, site_url
from hub.mentorship.models import Certificate
from hub.text.languages import _, direction, language, ngettext, speaking
from hub.text.printing.lettering import printable
from hub.text.printing.paper import pdf_kept
from hub.text.qr import qr_rows


@dataclass(frozen=True)
class Carried:
    """What a pair carried through: meetings held, goals reached, and the round it was of with its community, where it was of one."""

    meetings: int
    goals: int
    cohort: str = ""
    community: str = ""


def pdf_of(one: Certificate, carried: Carried) -> Path:
    """Where the PDF of a certificate lies, drawn if it is not there yet; its pair must be loaded. Busy when it cannot be drawn."""
    return pdf_kept(told_of(one, carried), "mentorship-certificates", str(one.id))


def address_of(one: Certificate) -> str:
    """The public page of a certificate."""
    return site_url(f"/certificates/m/{one.code}")


def told_of(one: Certificate, carried: Carried) -> dict:
    """Every sentence on the page, and the QR code of its public address."""
    with speaking(one.language):
        return {
            "language": language(), "rtl": direction() == "rtl", "place": site_name(), "heading": _("Certificate of mentorship"),
            "before": _("This is to say that"), "name": printable(one.name), "between": part_in(one),
            "title": printable(carried.cohort or _("Mentoring on %(site)s", site=site_name())), "when": when_of(one),
            "lines": [printable(line) for line in _lines(carried)], "check": _("Anybody can check here that it is valid:"),
            "address": address_of(one), "qr": qr_rows(address_of(one)),
        }


def part_in(one: Certificate) -> str:
    """As what its holder took part."""
    return _("took part as a mentor in") if one.person_id == one.pair.mentor_id else _("took part as a mentee in")


def when_of(one: Certificate) -> str:
    """From when to when the pair worked."""
    return _("from %(first)s to %(last)s", first=_day(one.pair.began_at or one.pair.asked_at), last=_day(one.pair.closed_at))


def _day(moment: datetime) -> str:
    return format_date(moment, "d MMMM y", locale=language())


def _lines(carried: Carried) -> list[str]:
    lines = [ngettext("%(num)s meeting held", "%(num)s meetings held", carried.meetings)]
    if carried.goals:
        lines.append(ngettext("%(num)s goal reached", "%(num)s goals reached", carried.goals))
    if carried.community:
        lines.append(_("Held in %(community)s on %(site)s", community=carried.community, site=site_name()))
    return lines
