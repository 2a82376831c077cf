"""What becomes of matching when an account is closed."""

from sqlalchemy import delete, update

from hub.accounts.by import HOUSE
from hub.accounts.hearing import hears
from hub.matching import queries
from hub.matching.actions.programmes import tell_who_got_in
from hub.matching.models import Exclusion, MatchingProfile, OfferedSkill, Participant, Talk, Want
from hub.storage.unit import db


@hears("closed")
def _closed(person) -> None:
    """What somebody said of themselves for matching goes with the account, and they take part no more; pairs are mentorship's matter."""
    for table, owner in ((MatchingProfile, MatchingProfile.person_id), (Want, Want.person_id), (OfferedSkill, OfferedSkill.person_id),
                         (Exclusion, Exclusion.person_id)):
        db.execute(delete(table).where(owner == person.id))
    waited = {one: queries.waiting_in(one) - {person.id} for one in queries.limited_with(person.id)}
    db.execute(update(Participant).where(Participant.person_id == person.id).values(is_here=False, ranks=[], answers=[]))
    db.execute(update(Talk).where(Talk.mentee_id == person.id).values(mentee_rates=None, mentee_says=""))
    db.execute(update(Talk).where(Talk.mentor_id == person.id).values(mentor_rates=None, mentor_says=""))
    for programme, before in waited.items():
        tell_who_got_in(HOUSE, programme, before)
