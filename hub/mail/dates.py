"""Reads the dates of letters, also broken ones, and decides which of several to believe."""
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

EARLIEST = datetime(1975, 1, 1, tzinfo=UTC)  # before mail: an unset clock says 1970
AHEAD = timedelta(days=2)  # a sender's clock or zone may be wrong by a day
BEHIND = timedelta(days=180)  # older than its arrival by more: the sender's clock had stopped

MISSING = "The letter has no date."
UNREADABLE = "The Date header could not be read."
IMPOSSIBLE = "The Date header names a moment that cannot be right."
CONTRADICTED = "The Date header disagrees with the servers that carried the letter."
BY_RECEIVED = "The date was taken from the server that received the letter."
BY_ENVELOPE = "The date was taken from the archive's separator line."
BAD_TIME = "The time of day in the Date header could not be read; midnight was used."
BAD_ZONE = "The time zone of the Date header could not be read; UTC was used."

# First letters of month names in English, French, German, Spanish, Portuguese and Italian, without accents.
_MONTHS = {
    "juin": 6, "juil": 7, "giu": 6, "lug": 7,
    "jan": 1, "ene": 1, "gen": 1, "feb": 2, "fev": 2, "mar": 3, "mrz": 3, "apr": 4, "avr": 4, "abr": 4,
    "may": 5, "mai": 5, "mag": 5, "jun": 6, "jul": 7, "aug": 8, "aou": 8, "ago": 8, "sep": 9, "set": 9,
    "oct": 10, "okt": 10, "out": 10, "ott": 10, "nov": 11, "dec": 12, "dez": 12, "dic": 12,
}
# Zone names of RFC 5322 and those that mail of five continents carries; minutes east of UTC.
_ZONES = {
    "gmt": 0, "ut": 0, "utc": 0, "z": 0, "wet": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420, "brt": -180, "art": -180, "clt": -240, "cot": -300, "pet": -300,
    "bst": 60, "cet": 60, "met": 60, "mez": 60, "wat": 60, "west": 60, "cest": 120, "mest": 120, "mesz": 120,
    "cat": 120, "sast": 120, "eet": 120, "eat": 180, "eest": 180, "msk": 180, "msd": 240, "gst": 240, "pkt": 300,
    "ist": 330, "npt": 345, "ict": 420, "wib": 420, "hkt": 480, "sgt": 480, "awst": 480, "jst": 540, "kst": 540,
    "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
}  # fmt: skip
_DMY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|\.|er)?[\s.,-]{0,3}([^\W\d_]{3,12})[\s.,-]{1,3}(\d{2,4})\b")
_MDY = re.compile(r"\b([^\W\d_]{3,12})[\s.,-]{1,3}(\d{1,2})(?:st|nd|rd|th)?\b.{0,40}?(?<![:+\d-])(\d{4})\b")
_ISO = re.compile(r"\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?=[t\s]|$)")
_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s*([ap]\.?m\b)?")
_SHIFT = re.compile(r"(?:\b(?:gmt|utc?))?\s*(?<!\d)([+-])(\d{1,2})(?:[:.]?(\d{2}))?(?!\d)")
_COMMENT = re.compile(r"\(([^()]{0,60})\)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in UTC, the writer's distance from UTC in minutes, and what had to be supposed."""

    when: datetime
    offset: int = 0
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """The date to believe, or None, with its source: Date, Received, envelope or none."""

    when: datetime | None
    offset: int
    source: str


def moment(text: str) -> Moment | None:
    """A date as mail writes it (RFC 5322, RFC 822, asctime, ISO 8601, several languages), or None."""
    comments = " ".join(_COMMENT.findall(text[:300]))
    plain = _folded(_COMMENT.sub(" ", text[:300]))
    day = _day(plain)
    if day is None:
        return None
    problems = []
    clock, rest = _clock(plain, problems)
    offset = _offset(rest, _folded(comments), problems)
    try:
        local = datetime(*day, *clock, tzinfo=timezone(timedelta(minutes=offset)))
        return Moment(local.astimezone(UTC), offset, tuple(problems))
    except (ValueError, OverflowError):
        return None


def envelope_moment(separator: bytes) -> datetime | None:
    """When a "From " line says its message arrived; UTC where it names no zone."""
    words = separator.decode("latin-1").strip().split(" ", 2)[2:]
    found = moment(words[0]) if words else None
    return found.when if found else None


def settle(date: str | None, received: list[str], envelope: datetime | None, now: datetime) -> tuple[Settled, list[str]]:
    """The date to believe among Date, Received (newest first) and the separator line, and what was repaired."""
    stated = moment(date) if date else None
    carried = next((m for m in map(_received, received[:30]) if m and _plausible(m.when, now)), None)
    doubt = _doubt(date, stated, carried, now)
    if doubt is None:
        return Settled(stated.when, stated.offset, "Date"), list(stated.problems)
    if carried:
        return Settled(carried.when, carried.offset, "Received"), [doubt, BY_RECEIVED]
    if envelope and _plausible(envelope, now):
        return Settled(envelope.astimezone(UTC), 0, "envelope"), [doubt, BY_ENVELOPE]
    return Settled(None, 0, "none"), [doubt]


def _doubt(date: str | None, stated: Moment | None, carried: Moment | None, now: datetime) -> str | None:
    if not date or not date.strip():
        return MISSING
    if stated is None:
        return UNREADABLE
    if not _plausible(stated.when, now):
        return IMPOSSIBLE
    if carried and not carried.when - BEHIND <= stated.when <= carried.when + AHEAD:
        return CONTRADICTED
    return None


def _plausible(when: datetime, now: datetime) -> bool:
    return EARLIEST <= when <= now + AHEAD


def _received(header: str) -> Moment | None:
    """The moment after the last semicolon of a Received header (RFC 5321, 4.4)."""
    return moment(header.rpartition(";")[2])


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _month(name: str) -> int | None:
    return _MONTHS.get(name[:4]) or _MONTHS.get(name[:3])


def _day(text: str) -> tuple[int, int, int] | None:
    for found in _DMY.finditer(text):
        if month := _month(found[2]):
            return _year(found[3]), month, int(found[1])
    for found in _MDY.finditer(text):
        if month := _month(found[1]):
            return _year(found[3]), month, int(found[2])
    if found := _ISO.search(text):
        return int(found[1]), int(found[2]), int(found[3])
    return None


def _year(digits: str) -> int:
    """RFC 5322, 4.3: two digits 00-49 are of this century; three digits count from 1900."""
    year = int(digits)
    if len(digits) == 2:
        return year + (2000 if year < 50 else 1900)
    return year + 1900 if len(digits) == 3 else year


def _clock(text: str, problems: list[str]) -> tuple[tuple[int, int, int], str]:
    found = _CLOCK.search(re.sub(r"(?<=\d)t(?=\d)", " ", text))
    if not found:
        problems.append(BAD_TIME)
        return (0, 0, 0), ""
    hour, minute, second = int(found[1]), int(found[2]), min(int(found[3] or 0), 59)
    if found[4]:
        hour = hour % 12 + (12 if found[4].startswith("p") else 0)
    if hour > 23 or minute > 59:
        problems.append(BAD_TIME)
        hour = minute = second = 0
    return (hour, minute, second), text[found.end() :]


def _offset(rest: str, comment: str, problems: list[str]) -> int:
    """Minutes east of UTC: a number, "GMT+2", a name, or a name in the comment; else 0."""
    for words in (rest, comment):
        if found := _SHIFT.search(words):
            minutes = int(found[2]) * 60 + int(found[3] or 0)
            if minutes <= 14 * 60 and int(found[3] or 0) < 60:
                return minutes if found[1] == "+" else -minutes
            problems.append(BAD_ZONE)
            return 0
        for name in re.findall(r"[a-z]+", words):
            if name in _ZONES:
                return _ZONES[name]
    if re.search(r"[a-z]", rest):
        problems.append(BAD_ZONE)
    return 0
