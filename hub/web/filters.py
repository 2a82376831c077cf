"""What templates may call: moments, sizes, numbers, names of countries and languages, in the reader's words."""

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime, format_time
from babel.numbers import format_decimal
from flask import Flask, g
from markupsafe import Markup, escape

from hub.clock import now
from hub.text.headings import fitted
from hub.text.languages import _, language, ngettext

KILO, MEGA = 1024, 1024 * 1024
DAY_AND_TIME = {"ar": "d MMM y، HH:mm"}  # by language; the others put a Latin comma between


def add_filters(app: Flask) -> None:
    """Give the app's templates their filters and globals."""
    app.jinja_env.filters.update(
        when=when, day=day, clock_time=clock_time, size=size, number=number, lasts=lasts,
        country=country, language_name=language_name, ago=ago, paragraphs=paragraphs, headings=headings,
    )


def zone_of_reader() -> str:
    """The IANA name of the reader's time zone, UTC for visitors."""
    return getattr(g.get("by"), "zone", None) or "UTC"


def when(moment: datetime | None, zone: str | None = None) -> Markup:
    """A <time> element: date and time in `zone`, by default the reader's."""
    return _when(moment, zone or zone_of_reader(), language()) if moment else Markup("")


def day(moment, zone: str | None = None) -> str:
    """A date in words, in `zone` by default the reader's."""
    return _day(moment, zone or zone_of_reader(), language()) if moment else ""


def clock_time(moment: datetime | None, zone: str | None = None) -> str:
    """The time of day in `zone`, by default the reader's."""
    return format_time(moment.astimezone(ZoneInfo(zone or zone_of_reader())), "HH:mm", locale=language()) if moment else ""


def ago(moment: datetime | None) -> Markup:
    """A <time> element saying how long ago, for the recent; the date for the rest."""
    if moment is None:
        return Markup("")
    minutes = int((now() - moment).total_seconds() // 60)
    if not 0 <= minutes < 7 * 24 * 60:
        return Markup('<time datetime="{}">{}</time>').format(moment.isoformat(timespec="minutes"), day(moment))
    return Markup('<time datetime="{}">{}</time>').format(moment.isoformat(timespec="minutes"), _spell(minutes))


def _spell(minutes: int) -> str:
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return ngettext("%(num)s minute ago", "%(num)s minutes ago", minutes)
    if minutes < 24 * 60:
        return ngettext("%(num)s hour ago", "%(num)s hours ago", minutes // 60)
    return ngettext("%(num)s day ago", "%(num)s days ago", minutes // (24 * 60))


@lru_cache(maxsize=8192)
def _when(moment: datetime, zone: str, lang: str) -> Markup:
    local = moment.astimezone(ZoneInfo(zone))
    text = format_datetime(local, DAY_AND_TIME.get(lang, "d MMM y, HH:mm"), locale=lang)
    return Markup('<time datetime="{}">{}</time>').format(moment.isoformat(timespec="minutes"), text)


@lru_cache(maxsize=4096)
def _day(moment, zone: str, lang: str) -> str:
    if isinstance(moment, datetime):
        moment = moment.astimezone(ZoneInfo(zone)).date()
    return format_date(moment, "d MMM y", locale=lang)


def size(count: int | None) -> str:
    """A number of bytes as people say it: "84 KB"."""
    count = count or 0
    if count < KILO:
        return ngettext("%(num)s byte", "%(num)s bytes", count)
    if count < MEGA:
        return _("%(amount)s KB", amount=number(round(count / KILO)))
    return _("%(amount)s MB", amount=number(round(count / MEGA, 1)))


def lasts(ms: int | None) -> str:
    """Milliseconds as players show them: "0:42", "1:02:03"."""
    minutes, seconds = divmod(round((ms or 0) / 1000), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}" if minutes >= 60 else f"{minutes}:{seconds:02}"


def number(value) -> str:
    """A number with the reader's separators."""
    return format_decimal(value, locale=language())


@lru_cache(maxsize=2048)
def _territory(code: str, lang: str) -> str:
    return Locale.parse(lang).territories.get(code, code)


def country(code: str | None) -> str:
    """A country's name in the language spoken, from its ISO 3166 code."""
    return _territory(code.upper(), language()) if code else ""


@lru_cache(maxsize=2048)
def _tongue(code: str, lang: str) -> str:
    name = Locale.parse(lang).languages.get(code, code)
    return name[:1].upper() + name[1:]


def language_name(code: str | None) -> str:
    """A language's name in the language spoken, from its ISO 639 code."""
    return _tongue(code, language()) if code else ""


def headings(html: str, top: int) -> str:
    """Rendered Markdown with its headings from h<top> downwards, as the page's outline needs them; what was not safe stays unsafe."""
    return type(html)(fitted(html, top))


def paragraphs(text: str | None) -> Markup:
    """Plain text as paragraphs, escaped."""
    blocks = [block for block in (text or "").split("\n\n") if block.strip()]
    return Markup("").join(Markup("<p>{}</p>").format(Markup("<br>").join(escape(line) for line in b.splitlines())) for b in blocks)
