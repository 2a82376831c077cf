"""Countries, languages and time zones people choose from, in the language spoken."""

import unicodedata
from datetime import datetime
from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale

from hub.clock import now

NO_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
TONGUES = (
    "aa af ak am ar ay az be bg bi bm bn bo bs ca cs cy da de dv dz ee el en es et eu fa ff fi fj fr ga gl gn gu ha he hi ho hr ht hu hy "
    "id ig is it ja jv ka kg ki kk km kn ko kr ku ky lg ln lo lt lu lv mg mi mk ml mn mr ms mt my nb nd ne nl nr ny om pa pl ps pt qu rn "
    "ro ru rw sd sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tpi tr ts uk ur uz ve vi wo xh yo zh zu"
).split()


def countries(code: str) -> list[tuple[str, str]]:
    """(ISO 3166 code, name) of every country, by name in the language `code`."""
    return _countries(code)


def country_name(code: str, spoken: str) -> str:
    """The country's name in the language `spoken`, '' for none."""
    return dict(_countries(spoken)).get(code, code)


def tongue_name(code: str, spoken: str) -> str:
    """The language's name in the language `spoken`."""
    return dict(_tongues(spoken)).get(code, code)


def tongues(code: str) -> list[tuple[str, str]]:
    """(ISO 639 code, name) of languages people here may speak, by name in the language `code`."""
    return _tongues(code)


def zones(moment: datetime | None = None) -> list[tuple[str, str]]:
    """(IANA name, name with its present offset) of every inhabited time zone, from west to east in each continent."""
    moment = (moment or now()).replace(minute=0, second=0, microsecond=0)
    return _zones(moment)


def is_zone(name: str) -> bool:
    """Whether a time zone of that name is known, older names too."""
    return name in _known_zones()


@lru_cache
def _countries(code: str) -> list[tuple[str, str]]:
    names = Locale.parse(code).territories
    found = [(key, name) for key, name in names.items() if len(key) == 2 and key.isalpha() and key not in NO_COUNTRIES]
    return sorted(found, key=lambda one: _plain(one[1]))


@lru_cache
def _tongues(code: str) -> list[tuple[str, str]]:
    names, english = Locale.parse(code).languages, Locale.parse("en").languages
    found = [(key, names.get(key) or english.get(key, key)) for key in TONGUES]
    return sorted(((key, name[:1].upper() + name[1:]) for key, name in found), key=lambda one: _plain(one[1]))


@lru_cache(maxsize=4)
def _zones(moment: datetime) -> list[tuple[str, str]]:
    table = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text()
    names = sorted(line.split("\t")[2].strip() for line in table.splitlines() if line and not line.startswith("#"))
    return [("UTC", "UTC"), *((name, f"{name.replace('_', ' ')} ({_offset(moment, name)})") for name in names)]


@lru_cache
def _known_zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _offset(moment: datetime, name: str) -> str:
    minutes = int(moment.astimezone(ZoneInfo(name)).utcoffset().total_seconds() // 60)
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
