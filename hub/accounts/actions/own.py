"""What people say of themselves, how they want it to look, and what they were typing."""

from dataclasses import asdict, dataclass, field

from sqlalchemy import delete

from hub.accounts.actions.findable import make_findable
from hub.accounts.actions.placeholders import SHORTEST_NAME, tidy_name
from hub.accounts.by import By
from hub.accounts.models import (
    AUDIENCES,
    CONNECTIONS,
    FIELD_GROUPS,
    LEVELS,
    ROLES,
    SECTORS_OF_MIX,
    THEMES,
    KeptDraft,
)
from hub.accounts.places import is_zone
from hub.accounts.queries.own import draft_for, drafts_of
from hub.clock import now
from hub.errors import Invalid, require
from hub.storage.unit import db
from hub.text.languages import NAMES, _
from hub.text.letters import clean
from hub.text.lines import one_line

LONGEST_DRAFT = 20_000
MOST_DRAFTS = 100  # of one person; the oldest goes
LONGEST_PLACE = 80
ONE_LINE = ("organisation", "sector", "availability")


@dataclass(frozen=True)
class Profile:
    """What a person says of themselves; languages are codes, levels maps a code to a level."""

    name: str
    role: str
    country: str
    zone: str
    organisation: str = ""
    organisation_kind: str = ""
    sector: str = ""
    languages: tuple[str, ...] = ()
    levels: dict = field(default_factory=dict)
    ask_me_about: str = ""
    want_to_learn: str = ""
    availability: str = ""
    connection: str = "fair"


def describe(by: By, profile: Profile) -> None:
    """Change one's own profile."""
    require(by.is_authenticated)
    _check(profile)
    for name, value in asdict(profile).items():
        setattr(by.person, name, _tidy(name, value))
    make_findable(by.person)


def show_to(by: By, audiences: dict[str, str]) -> None:
    """Choose who sees which group of fields; groups and audiences we do not know are refused."""
    require(by.is_authenticated)
    if not all(group in FIELD_GROUPS and audience in AUDIENCES for group, audience in audiences.items()):
        raise Invalid(_("Choose one of these."))
    by.person.shown_to = {**by.person.shown_to, **audiences}
    make_findable(by.person)


def choose_look(by: By, language: str, theme: str) -> None:
    """Choose language and theme."""
    require(by.is_authenticated)
    if language not in NAMES or theme not in THEMES:
        raise Invalid(_("Choose one of these."))
    by.person.language, by.person.theme = language, theme


def keep_draft(by: By, place: str, text: str) -> None:
    """Keep what `by` is typing at a place ("thread-12"); an empty text lets it go."""
    require(by.is_authenticated)
    text = clean(text)
    if not text.strip():
        drop_draft(by, place)
        return
    draft = draft_for(by, place[:LONGEST_PLACE])
    if draft is None:
        _make_room(by)
        draft = KeptDraft(person_id=by.id, place=place[:LONGEST_PLACE], text="")
        db.add(draft)
    draft.text, draft.kept_at = text[:LONGEST_DRAFT], now()


def drop_draft(by: By, place: str) -> None:
    """Let go of a draft, as it was sent or thrown away; no error where there is none."""
    db.execute(delete(KeptDraft).where(KeptDraft.person_id == by.id, KeptDraft.place == place[:LONGEST_PLACE]))


def _make_room(by: By) -> None:
    for draft in drafts_of(by)[MOST_DRAFTS - 1 :]:
        db.delete(draft)


def _check(profile: Profile) -> None:
    allowed = {
        "role": ("", *ROLES), "connection": CONNECTIONS, "organisation_kind": ("", *SECTORS_OF_MIX),
    }
    for name, values in allowed.items():
        if getattr(profile, name) not in values:
            raise Invalid(_("Choose one of these."), name)
    if not is_zone(profile.zone):
        raise Invalid(_("Choose one of these."), "zone")
    if len(tidy_name(profile.name)) < SHORTEST_NAME:
        raise Invalid(_("Write the name people shall call you."), "name")
    if not set(profile.levels.values()) <= set(LEVELS):
        raise Invalid(_("Choose one of these."), "languages")


def _tidy(name: str, value):
    if name == "name":
        return tidy_name(value)
    if name in ONE_LINE:
        return one_line(clean(value))
    return list(value) if isinstance(value, tuple) else clean(value).strip() if isinstance(value, str) else value
