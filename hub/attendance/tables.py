"""Attendance as tables: for funders a line a person and a line a site, and totals in which nobody can be found."""

from collections import Counter

from babel import Locale

from hub.accounts.models import Person
from hub.accounts.words import ROLE_WORDS
from hub.attendance.figures import LEAST_GROUP, Sitting, Span
from hub.attendance.models import WAYS
from hub.text.languages import _, language

GROUPS = ("country", "organisation", "role")


def table_of(sat: list[Sitting], people: dict[int, Person], more: dict) -> list[list]:
    """A line of heads, people, then sites; times are UTC, no addresses. `more`: "sites" {id: (name, head counts)}, "certified" {person}."""
    heads = [
        _("Name"), _("People"), _("Organisation"), _("Country"), _("Role"), _("Registered"), _("Site"), _("Joined first (UTC)"), _("Left last (UTC)"),
        _("All stays (UTC)"), _("Minutes there"), _("of them by text"), _("Minutes heard live"), _("Minutes heard behind"), _("Minutes heard later"),
        _("Minutes from a pack"), _("Share in %"), _("Certificate"), _("Women"), _("Youth"),
    ]
    lines = [_line(one, people[one.person_id], more) for one in sat if one.person_id in people]
    return [heads, *lines, *(_site(name, counts) for name, counts in more["sites"].values())]


def totals(sat: list[Sitting], people: dict[int, Person], leads: bool = False) -> list[tuple[str, list[tuple[str, int]]]]:
    """Per country, organisation and role (name, how many), most first; for who does not lead, groups of fewer than five are one without a name."""
    counted = {name: Counter(_word(name, people[one.person_id]) for one in sat if one.person_id in people) for name in GROUPS}
    return [(name, _all(counts) if leads else _grouped(counts)) for name, counts in counted.items()]


def ways_of(sat: list[Sitting]) -> dict[str, int]:
    """How many took part mainly by which way: each of "live", "behind", "later", "pack", "room", "text", "site"."""
    counted = Counter(one.main_way for one in sat if one.main_way)
    return {way: counted[way] for way in (*WAYS, "room", "text", "site") if counted[way]}


def _grouped(counted: Counter) -> list[tuple[str, int]]:
    named = [(word, count) for word, count in counted.most_common() if word and count >= LEAST_GROUP]
    rest = sum(counted.values()) - sum(count for _word, count in named)
    if rest and rest < LEAST_GROUP and named:  # what is left over would tell of few: the smallest named group hides them
        named, rest = named[:-1], rest + named[-1][1]
    return [*named, (_("others and not said"), rest)] if named and rest >= LEAST_GROUP else named


def _all(counted: Counter) -> list[tuple[str, int]]:
    return [(word or _("not said"), count) for word, count in counted.most_common()]


def _word(group: str, person: Person) -> str:
    if group == "country":
        return Locale.parse(language()).territories.get(person.country.upper(), person.country) if person.country else ""
    return str(ROLE_WORDS.get(person.role, "")) if group == "role" else person.organisation


def _line(one: Sitting, person: Person, more: dict) -> list:
    site, _counts = more["sites"].get(one.site_id, ("", ()))
    who = [person.name, 1, *(_word(group, person) for group in ("organisation", "country", "role")), _yes(one.registered), site]
    times = [_first(one.spans), _last(one.spans), "; ".join(_stay(span) for span in one.spans)]
    minutes = [one.minutes(way) for way in ("there", "text", *WAYS)]
    return [*who, *times, *minutes, one.percent, _yes(one.person_id in more["certified"]), "", ""]


def _site(name: str, counts: list) -> list:
    top = max(counts, key=lambda count: count.total, default=None)
    first, last = (_minute(counts[0].at), _minute(counts[-1].at)) if counts else ("", "")
    said = "; ".join(f"{count.at:%H:%M} {count.total}" for count in counts)
    split = [top.women, top.youth] if top else ["", ""]
    return [name, top.total if top else 0, "", "", "", "", name, first, last, said, *[""] * 8, *("" if one is None else one for one in split)]


def _first(spans: list[Span]) -> str:
    return _minute(min(span.joined for span in spans)) if spans else ""


def _last(spans: list[Span]) -> str:
    left = [span.left for span in spans if span.left]
    return _minute(max(left)) if left else ""


def _stay(span: Span) -> str:
    return f"{span.joined:%H:%M}–{span.left:%H:%M}" if span.left else f"{span.joined:%H:%M}–"


def _minute(moment) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def _yes(is_so: bool) -> str:
    return _("yes") if is_so else _("no")
