"""Finding what is a person's own: drafts, and everything we know about them for their export."""

from sqlalchemy import select

from hub.accounts.by import By
from hub.accounts.exporting import parts
from hub.accounts.models import KeptDraft, Person, SignIn
from hub.storage.unit import db

EXPORTED = (
    "handle", "name", "address", "state", "organisation", "organisation_kind", "role", "country", "sector", "languages",
    "levels", "language", "zone", "ask_me_about", "want_to_learn", "availability", "connection", "shown_to", "theme", "joined_at",
)


def draft_for(by: By, place: str) -> KeptDraft | None:
    """What `by` was typing at a place."""
    return db.scalar(select(KeptDraft).where(KeptDraft.person_id == by.id, KeptDraft.place == place))


def drafts_of(by: By) -> list[KeptDraft]:
    """All drafts of `by`, latest first."""
    return list(db.scalars(select(KeptDraft).where(KeptDraft.person_id == by.id).order_by(KeptDraft.kept_at.desc())))


def own_data(by: By) -> dict:
    """Everything kept about `by`, as plain values, for the download; never the password's hash or a token."""
    person = db.get(Person, by.id)
    devices = db.scalars(select(SignIn).where(SignIn.person_id == by.id).order_by(SignIn.id))
    return {
        "profile": {name: _plain(getattr(person, name)) for name in EXPORTED},
        "devices": [{"device": d.device, "began_at": _plain(d.began_at), "ends_at": _plain(d.ends_at)} for d in devices],
        "drafts": [{"place": d.place, "text": d.text, "kept_at": _plain(d.kept_at)} for d in drafts_of(by)],
        **{name: part(by) for name, part in parts().items()},
    }


def _plain(value):
    return value.isoformat() if hasattr(value, "isoformat") else value
