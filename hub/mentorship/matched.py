"""Pairs that come out of matching: made as proposals both still say yes to; and how they are doing."""

from hub.accounts.queries import people_by_ids
from hub.clock import now
from hub.errors import Conflict
from hub.matching.pairs import DECLINED, LIVING, OVER, keeps_pairs
from hub.mentorship import notices
from hub.mentorship.health import has_weak_line
from hub.mentorship.models import KINDS, Cohort, Mentorship
from hub.mentorship.queries.matched import cohort_of_programme, newest_states
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
    cohort = _cohort(by, programme) if pairs else None
    for mentee, mentor, account in pairs:
        if there.get((mentee, mentor)) in OPEN:
            continue
        pair = Mentorship(
            mentor_id=mentor, mentee_id=mentee, state="proposed", asked_at=now(), proposed_by_id=by.id, reasons=account,
            ends_on=programme.ends_on, cohort_id=cohort.id,
            cadence_days=cohort.cadence_days,
            kind=cohort.kind,
            is_thin=has_weak_line(people[mentor], people[mentee]),
        )
        pair.mentor, pair.mentee = people[mentor], people[mentee]
        db.add(pair)
        db.flush()
        notices.proposed(by, pair)


def _cohort(by, programme) -> Cohort:
    found = cohort_of_programme(programme.id)
    if found is None:
        kind = programme.kind if programme.kind in KINDS else "mentor"
        found = Cohort(
            community_id=programme.community_id, programme_id=programme.id, name=programme.name, kind=kind, about=programme.about,
            about_html=programme.about_html, starts_on=programme.starts_on, ends_on=programme.ends_on, made_by_id=by.id, made_at=now(),
        )
        db.add(found)
        db.flush()
    return found


def states(pairs: list) -> dict:
    """(mentee's id, mentor's id) -> living, declined or over, for those of these pairs that exist."""
    return {pair: LIVING if state in OPEN else DECLINED if state in ("declined", "withdrawn") else OVER for pair, state in newest_states(pairs).items()}


keeps_pairs(publish, states)
