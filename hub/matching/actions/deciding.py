"""What coordinators decide before a run: terms, places, who waited, pins and bans, each with its reason."""

from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.errors import Conflict, Invalid, require
from hub.matching import queries, rules
from hub.matching.models import RULINGS, Participant, Programme, Ruling
from hub.matching.settings_of import DEFAULTS
from hub.matching.weighing.profiles import MENTEE_WEIGHTS
from hub.storage.unit import db
from hub.text.languages import _


def set_terms(by: By, programme: Programme, chosen: dict, weights: dict | None = None) -> None:
    """Change the programme's rules and its weights (feature -> [mentee's, mentor's]); runs made before keep theirs."""
    require(rules.may_coordinate(by, programme))
    programme.rules = {name: chosen.get(name, programme.rules.get(name, value)) for name, value in DEFAULTS.items()}
    if weights is not None:
        if not any(both[0] for both in weights.values()) or not any(both[1] for both in weights.values()):
            raise Invalid(_("Something has to count on each side."))
        programme.weights = {name: list(weights[name]) for name in MENTEE_WEIGHTS if name in weights}
    record(by, "changed terms of matching", programme)


def set_part(by: By, programme: Programme, part: Participant, *, capacity: int, least: int, tier: int, reason: str) -> None:
    """Change somebody's places, the least they are to have, and whether they waited a round; needs a reason."""
    require(rules.may_coordinate(by, programme))
    if not reason:
        raise Invalid(_("Say why."), "reason")
    if least > capacity:
        raise Invalid(_("The least cannot be above the places."), "least")
    part.capacity, part.least, part.tier, part.changed_at = capacity, least, tier, now()
    record(by, "changed places in matching", part, reason=reason)


def rule(by: By, programme: Programme, kind: str, pair: tuple[Participant, Participant], reason: str) -> Ruling:
    """Pin two people together or keep them apart in all runs to come; needs a reason."""
    require(rules.may_coordinate(by, programme))
    mentee, mentor = pair
    if kind not in RULINGS or mentee.role != "mentee" or mentor.role != "mentor" or mentee.person_id == mentor.person_id:
        raise Invalid(_("Choose a mentee and a mentor."), "mentor")
    if not reason:
        raise Invalid(_("Say why."), "reason")
    there = [one for one in queries.rulings_of(programme) if (one.mentee_id, one.mentor_id) == (mentee.person_id, mentor.person_id)]
    if there:
        raise Conflict(_("That is decided already. Lift it first."), "mentor")
    made = Ruling(programme_id=programme.id, mentee_id=mentee.person_id, mentor_id=mentor.person_id, kind=kind, reason=reason, by_id=by.id)
    db.add(made)
    db.flush()
    record(by, "ruled on a pair in matching", made, kind=kind, reason=reason)
    return made


def lift(by: By, programme: Programme, ruling_id: int) -> None:
    """Take a pin or a ban back; one that is gone already is no matter."""
    require(rules.may_coordinate(by, programme))
    for one in queries.rulings_of(programme):
        if one.id == ruling_id:
            db.delete(one)
            record(by, "lifted a ruling in matching", programme)
