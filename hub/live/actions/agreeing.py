"""Who may be heard while it is recorded: only who agreed to be."""

from hub.accounts.by import By
from hub.errors import Forbidden
from hub.live import queries
from hub.live.consenting import AGREED, WORDING
from hub.live.models import Consent
from hub.live.rules import Seat
from hub.realtime.announcing import announce
from hub.realtime.channels import of_person
from hub.storage.unit import db
from hub.text.languages import _, language


def agree_to_record(by: By, seat: Seat) -> None:
    """Who starts a recording has agreed to be in it, unless they said otherwise."""
    if queries.consent_of(seat.live.id, by.id) is None:
        db.add(Consent(live_id=seat.live.id, person_id=by.id, choice=AGREED, wording=WORDING, language=language()))
        db.flush()


def tell_unrecorded(live_id: int, person_id: int) -> None:
    """Tell a speaker, and nobody else, that they lose the floor because they did not agree to be recorded."""
    announce(of_person(person_id), "floor:unrecorded", {"live": live_id})


def refuse_unasked(by: By, seat: Seat) -> None:
    """Refuse the floor to who did not agree to be recorded, while it is recorded."""
    if queries.is_recording(seat.live) and by.id not in queries.agreed_among(seat.live.id, {by.id}):
        raise Forbidden(_("This session is being recorded. Agree to be recorded first, or speak when the recording has stopped."))
