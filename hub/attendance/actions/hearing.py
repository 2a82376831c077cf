"""Writing down what was heard: of open sessions in batches, of recordings and offline packs as people report it."""

from hub.accounts.by import By
from hub.attendance import queries
from hub.attendance.models import Heard
from hub.attendance.playing import CODE_LENGTH, LETTERS, as_said, chapters_of_codes, most_new
from hub.attendance.ranges import Ranges, added, length, merged, shared
from hub.attendance.rules import may_report_heard
from hub.background.queue import wake
from hub.clock import now
from hub.errors import Invalid, require
from hub.limits import Budget
from hub.live.listening import NEAR_MS
from hub.live.queries import recording_for
from hub.live.recording.mixing import Manifest, read_manifest
from hub.live.rules import Seat
from hub.live.sounding import folder_of
from hub.storage.unit import db
from hub.text.languages import _

REPORTS = Budget(60, 600)  # of one person; a page reports each half minute
GUESSES = Budget(20, 3600)  # codes of packs that are none


def write_down(heard: dict[tuple[int, int, str], Ranges]) -> None:
    """Keep what was heard of open sessions, (session, person, way) -> ranges of session ms; the house's own act, some hundred people at a time."""
    people = queries.people_of({person_id for _live, person_id, _way in heard})
    for live_id, state in queries.states_of({live_id for live_id, _person, _way in heard}).items():
        ours = {(person_id, way): ranges for (live, person_id, way), ranges in heard.items() if live == live_id and person_id in people}
        rows = {(row.person_id, row.way): row for row in queries.heard_in(live_id, {person_id for person_id, _way in ours})}
        for (person_id, way), ranges in ours.items():
            row = rows.get((person_id, way)) or _new(live_id, person_id, way)
            row.ranges, row.last_at = merged([*row.ranges, *ranges], NEAR_MS), now()
        if state == "closed":
            wake("attendance.reckon", live_id)
    db.flush()


def report_heard(by: By, seat: Seat, ranges: Ranges, way: str = "later") -> dict:
    """Keep which parts of the recording, ms of it, somebody has played since; no more than can be played in the time. What they have heard, and of how much."""
    require(may_report_heard(by, seat), _("You can report what you heard when the session is over."))
    recording_for(by, seat.live.id)  # NotFound where there is none, or none for them
    REPORTS.spend(by.id, _("That was too quick. Wait a moment and try again."))
    made = read_manifest(folder_of(seat.live)) or Manifest()
    row = queries.heard_by(seat.live.id, by.id, way)
    since = row.last_at if row else seat.live.closed_at
    row = row or _new(seat.live.id, by.id, way)
    before = row.ranges
    row.ranges = added(before, as_said(made.anchors, ranges, made.ms), most_new((now() - since).total_seconds()))
    if row.ranges != before:
        row.last_at = now()
        wake("attendance.reckon", seat.live.id)
    db.flush()
    return _told(by, seat)


def report_pack(by: By, seat: Seat, words: str) -> dict:
    """Keep which chapters of an offline pack somebody has heard, by the codes it shows at their ends; Invalid names those that are none."""
    codes = {one for one in words.upper().replace(",", " ").split() if one}
    chapters = queries.chapters_for(by, seat.live)
    require(may_report_heard(by, seat), _("You can report what you heard when the session is over."))
    if GUESSES.left(by.id) < 1:
        GUESSES.spend(by.id, _("Too many codes that are none. Try again in an hour."))
    known = chapters_of_codes(seat.live.uid, {one for one in codes if len(one) == CODE_LENGTH and set(one) <= set(LETTERS)}, len(chapters))
    if wrong := sorted(codes - known.keys()):
        GUESSES.spend(by.id)
        raise Invalid(_("These are no codes of this session: %(codes)s. Look at them once more.", codes=", ".join(wrong[:5])), "codes")
    if not codes:
        raise Invalid(_("Write at least one code."), "codes")
    heard = [chapters[number - 1] for number in known.values()]
    return report_heard(by, seat, [[one["at"], one["at"] + one["ms"]] for one in heard], "pack")


def _new(live_id: int, person_id: int, way: str) -> Heard:
    row = Heard(live_id=live_id, person_id=person_id, way=way, ranges=[])
    db.add(row)
    return row


def _told(by: By, seat: Seat) -> dict:
    said = queries.said_in(seat.live)
    mine = merged(pair for row in queries.heard_in(seat.live.id, [by.id]) for pair in row.ranges)
    return {"heard_ms": length(shared(mine, said)), "said_ms": length(said)}
