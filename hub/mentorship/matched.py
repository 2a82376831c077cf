"""Pairs that come out of matching: made as proposals both still say yes to; and how they are doing."""

from hub.accounts.queries import people_by_ids
from hub.clock import now
from hub.errors import Conflict
from hub.matching.pairs import DECLINED, LIVING, OVER, keeps_pairs
from hub.mentorship import notices
from hub.mentorship.models import Mentorship
from hub.mentorship.queries.matched import newest_states
from hub.mentorship.queries.pairs import OPEN
from hub.storage.unit import db
from hub.text.languages import _


def publish(by, pairs: list, programme) -> None:
    """Propose every (mentee's id, mentor's id, explanation) to both; two who are a pair already stay as they are. All, or Conflict and none."""
    there = newest_states([(mentee, mentor) for mentee, mentor, _account in pairs])
    people = people_by_ids(person for mentee, mentor, _account in pairs for person in (mentee, mentor))
    gone = [one.name for one in people.values() if not one.may_act]
    if gone:
        raise Conflict(_("Nothing was published: %(names)s no longer takes part. Run it again.", names=", ".join(gone)))
    for mentee, mentor, account in pairs:
        if there.get((mentee, mentor)) in OPEN:
            continue
        pair = Mentorship(
            mentor_id=mentor, mentee_id=mentee, state="proposed", asked_at=now(), proposed_by_id=by.id, reasons=account, ends_on=programme.ends_on,
            kind=programme.kind if programme.kind != "expert" else "mentor",
        )
        pair.mentor, pair.mentee = people[mentor], people[mentee]
        db.add(pair)
        db.flush()
        notices.proposed(by, pair)


def states(pairs: list) -> dict:
    """(mentee's id, mentor's id) -> living, declined or over, for those of these pairs that exist."""
    return {pair: LIVING if state in OPEN else DECLINED if state in ("declined", "withdrawn") else OVER for pair, state in newest_states(pairs).items()}


keeps_pairs(publish, states)
