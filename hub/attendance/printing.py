"""What stands on a certificate, in its holder's language, and the PDF of it."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date

from hub.attendance.models import Certificate
from hub.mail.delivery import site_name, site_url
from hub.text.languages import _, direction, language, ngettext, speaking
from hub.text.printing.lettering import printable
from hub.text.printing.paper import pdf_kept
from hub.text.qr import qr_rows


def pdf_of(one: Certificate) -> Path:
    """Where the PDF of a certificate lies; drawn if it is not there yet. Its session, community and host must be loaded; Busy when it cannot be drawn."""
    return pdf_kept(told_of(one), "certificates", str(one.id))


def address_of(one: Certificate) -> str:
    """The public page of a certificate."""
    return site_url(f"/certificates/{one.code}")


def told_of(one: Certificate) -> dict:
    """Every sentence on the page, and the QR code of its public address."""
    with speaking(one.language):
        return {
            "language": language(), "rtl": direction() == "rtl", "place": site_name(), "heading": _("Certificate of participation"),
            "before": _("This is to say that"), "name": printable(one.name), "between": _("took part in the live session"),
            "title": printable(one.live.title), "when": when_of(one.live.opened_at, one.live.zone), "lines": [printable(line) for line in _lines(one)],
            "check": _("Anybody can check here that it is valid:"), "address": address_of(one),
            "qr": qr_rows(address_of(one)),
        }


def when_of(moment: datetime, zone: str) -> str:
    """The day of a session in words, by the clocks of its zone."""
    return f"{format_date(moment.astimezone(ZoneInfo(zone)), 'EEEE d MMMM y', locale=language())} ({zone.replace('_', ' ')})"


def _lines(one: Certificate) -> list[str]:
    lines = [
        ngettext("%(num)s minute of taking part", "%(num)s minutes of taking part", one.minutes),
        _("Held in %(community)s on %(site)s", community=one.live.community.name, site=site_name()),
    ]
    if one.signed_by:
        lines.append(_("Was there at a site, says %(name)s, who looked after it", name=one.signed_by))
    elif one.live.host:
        lines.append(_("Host: %(name)s", name=one.live.host.name))
    return lines
