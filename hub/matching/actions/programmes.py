"""Beginning a programme and changing it, taking part in it and stopping."""

from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.errors import Invalid, require
from hub.matching import notices, queries, rules
from hub.matching.drafts import Part, ProgrammeDraft
from hub.matching.models import Participant, Programme
from hub.storage.unit import db
from hub.text.asking import answers_to
from hub.text.languages import _

MOST_PLACES = 50
LONGEST_CYCLE = 3 * 366  # days


def found(by: By, community, draft: ProgrammeDraft) -> Programme:
    """Begin a programme in a community; the same key again returns the first."""
    require(rules.may_found(by, community))
    if earlier := queries.made_with(by, draft.key):
        return earlier
    _check(draft)
    programme = Programme(community_id=community.id, rules={}, weights={}, made_by_id=by.id, client_key=draft.key)
    _write(programme, draft)
    programme.community = community
    db.add(programme)
    db.flush()
    record(by, "began matching programme", programme)
    return programme


def change(by: By, programme: Programme, draft: ProgrammeDraft) -> Programme:
    """Change dates, places and questions; answers given before keep the question they answered, and who gets a place is told."""
    require(rules.may_coordinate(by, programme))
    _check(draft)
    waited = queries.waiting_in(programme)
    _write(programme, draft)
    db.flush()
    tell_who_got_in(by, programme, waited)
    record(by, "changed matching programme", programme)
    return programme


def take_part(by: By, programme: Programme, part: Part) -> Participant:
    """Apply as mentee or mentor, or change how many places and whom one would like most; a profile comes first."""
    require(rules.may_apply(by, programme, now().date()), _("Applications are closed."))
    if what := missing(by, part.role):
        raise Invalid(what)
    if not 0 <= part.capacity <= MOST_PLACES:
        raise Invalid(_("Between %(least)s and %(most)s.", least=0, most=MOST_PLACES), "capacity")
    there = queries.participant_of(by.id, programme, part.role) or Participant(programme_id=programme.id, person_id=by.id, role=part.role, least=0)
    answers = answers_to(programme.questions, list(part.answers))
    if not (there.id and there.is_here):
        # Who comes back stands at the end of the line again; who was left over in the round before stands first in it.
        there.applied_at, there.tier = now(), int(part.role == "mentee" and queries.was_left_over(by.id, programme))
    there.capacity, there.ranks, there.answers, there.is_here, there.changed_at = part.capacity, list(part.ranks), answers, True, now()
    db.add(there)
    db.flush()
    return there


def missing(by: By, role: str) -> str:
    """What the profile of `by` lacks to take part in that role, as a sentence; empty if nothing."""
    profile = queries.profile_of(by.id)
    if profile is None or not profile.tongues:
        return _("Say first which languages you speak: without one nobody can be matched.")
    if role == "mentee" and not queries.wanted_by(by.id):
        return _("Say first what you want to learn.")
    if role == "mentor" and not queries.offered_by(by.id):
        return _("Say first what you can help with.")
    if not profile.slots and not profile.in_writing:
        return _("Tick the hours you are free, or say that you prefer to write, each in your own time.")
    return "" if profile.channels else _("Choose at least one way to talk.")


def withdraw(by: By, programme: Programme) -> None:
    """Stop taking part; pairs that exist go on, drafts with this person cannot be published."""
    require(rules.may_withdraw(by, programme))
    waited = queries.waiting_in(programme)
    for part in queries.own_parts(by, programme):
        part.is_here, part.changed_at = False, now()
    db.flush()
    tell_who_got_in(by, programme, waited - {by.id})


def _check(draft: ProgrammeDraft) -> None:
    if draft.ends_on <= draft.starts_on:
        raise Invalid(_("The end comes after the start."), "ends_on")
    if (draft.ends_on - draft.starts_on).days > LONGEST_CYCLE:
        raise Invalid(_("A programme lasts three years at most."), "ends_on")


def _write(programme: Programme, draft: ProgrammeDraft) -> None:
    programme.name, programme.kind = draft.name, draft.kind
    programme.about, programme.about_html = draft.about.source, draft.about.html
    programme.starts_on, programme.ends_on, programme.closes_on = draft.starts_on, draft.ends_on, draft.closes_on
    programme.questions, programme.capacity = draft.questions, draft.capacity


def tell_who_got_in(by: By, programme: Programme, waited: set[int]) -> None:
    """Tell those of who waited that have a place now."""
    if came := waited - queries.waiting_in(programme):
        notices.place_free(by, programme, sorted(came))
