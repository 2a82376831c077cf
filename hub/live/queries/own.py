"""What belongs into a person's own download."""

from sqlalchemy import select

from hub.accounts.by import By
from hub.accounts.exporting import exports
from hub.live.models import Attendance, Consent, Fact, LiveSession, Registration
from hub.storage.unit import db


@exports("live_sessions")
def own_part(by: By) -> dict[str, list[dict]]:
    """What somebody registered for, when they were there, and what they said, as plain values."""
    registered = db.execute(
        select(LiveSession.title, LiveSession.starts_at, Registration.place, Registration.answers).join(Registration, Registration.live_id == LiveSession.id)
        .where(Registration.person_id == by.id, LiveSession.main_id.is_(None)).order_by(LiveSession.starts_at)
    )
    stays = db.execute(
        select(LiveSession.title, Attendance.joined_at, Attendance.left_at).join(LiveSession, LiveSession.id == Attendance.live_id)
        .where(Attendance.person_id == by.id).order_by(Attendance.id)
    )
    lines = db.execute(
        select(LiveSession.title, Fact.at, Fact.data).join(LiveSession, LiveSession.id == Fact.live_id)
        .where(Fact.by_id == by.id, Fact.kind == "chat:said").order_by(Fact.id)
    )
    consents = db.execute(
        select(LiveSession.title, Consent.at, Consent.choice, Consent.wording).join(LiveSession, LiveSession.id == Consent.live_id)
        .where(Consent.person_id == by.id).order_by(Consent.id)
    )
    return {
        "being_recorded": [{"title": title, "at": at.isoformat(), "choice": choice, "wording": wording} for title, at, choice, wording in consents],
        "registered": [
            {"title": title, "starts_at": at.isoformat(), "place": place, "answers": answers} for title, at, place, answers in registered],
        "attended": [{"title": title, "from": start.isoformat(), "until": end.isoformat() if end else None} for title, start, end in stays],
        "said": [{"title": title, "at": at.isoformat(), "text": data["text"]} for title, at, data in lines],
    }
