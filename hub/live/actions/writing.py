"""The shared notes: an edit of an older version is put together with what others wrote meanwhile."""

from itertools import pairwise

from hub.accounts.by import By
from hub.errors import Conflict, Invalid, require
from hub.live import queries
from hub.live.actions.facts import already, happened
from hub.live.actions.presence import arrive
from hub.live.actions.talking import BY_TEXT
from hub.live.models import Fact, LiveSession
from hub.live.notes import MOST_NOTES, Splice, lines_of, merged, splice_between, spliced
from hub.live.rules import Seat, may_write_notes
from hub.storage.unit import db
from hub.text.languages import _

OLDEST_BASE = 400  # edits; a page that slept through more starts from the present text


def write_notes(by: By, seat: Seat, base: int, edit: Splice, client_id: str | None = None) -> Fact | None:
    """Carry out an edit made on version `base`; where others changed the same lines both stay. None if nothing changes."""
    if first := already(by, seat.live, client_id):
        return first
    require(may_write_notes(by, seat), _("Only scribes and those who lead the session type the notes. What you wrote is kept in this browser."))
    present = lines_of(seat.live.notes_source)
    wanted = _wanted(seat.live, present, base, edit)
    if len("\n".join(wanted)) > MOST_NOTES:
        raise Invalid(_("The notes are full: %(most)s characters fit.", most=MOST_NOTES), "text")
    splice = splice_between(present, wanted)
    return _keep(by, seat.live, present, splice, client_id) if splice.gone or splice.lines else None


def write_notes_by_text(by: By, seat: Seat, base: int, text: str, client_id: str) -> Fact | None:
    """Save the whole notes as typed on the page of text, where version `base` stood; what others wrote meanwhile stays."""
    BY_TEXT.spend(by.id, _("That was too quick. Wait a moment and try again."))
    was = _versions(seat.live, lines_of(seat.live.notes_source), base)[0]
    fact = write_notes(by, seat, base, splice_between(was, lines_of(text)), client_id)
    arrive(by, seat, "text")
    return fact


def _wanted(live: LiveSession, present: list[str], base: int, edit: Splice) -> list[str]:
    versions = _versions(live, present, base)
    if edit.end > len(versions[0]):
        raise Invalid(_("This edit does not fit the notes it was made on."), "start")
    mine = spliced(versions[0], edit)
    # One edit of others at a time: what they changed elsewhere then never counts as touching the same lines.
    for before, after in pairwise(versions):
        mine = merged(before, mine, after)
    return mine


def _versions(live: LiveSession, present: list[str], base: int) -> list[list[str]]:
    """The notes at version `base` and each since, the present one last; found by undoing one edit after the other."""
    behind = live.notes_version - base
    if behind < 0 or behind > OLDEST_BASE:
        raise Conflict(_("The notes have changed too much since. What you wrote is kept in this browser."), "base")
    versions = [present]
    for fact in queries.note_facts_since(live.id, behind) if behind else ():
        versions.append(spliced(versions[-1], Splice(fact.data["start"], len(fact.data["lines"]), fact.data["was"])))
    return versions[::-1]


def _keep(by: By, live: LiveSession, present: list[str], splice: Splice, client_id: str | None) -> Fact:
    live.notes_source = "\n".join(spliced(present, splice))
    live.notes_version += 1
    db.flush()
    return happened(
        by, live, "notes:changed", client_id, version=live.notes_version, start=splice.start, gone=splice.gone,
        lines=splice.lines, was=present[splice.start : splice.end],
    )
