"""Writing polls before they are opened; nobody but who leads knows of them."""

from dataclasses import dataclass, field

from hub.accounts.by import By
from hub.errors import Conflict, Invalid, require
from hub.live.rules import Seat
from hub.polls import queries
from hub.polls.ballots import LONGEST_CHOICE, LONGEST_WORDS, MOST_CHOICES
from hub.polls.models import KINDS, RESULTS, Poll
from hub.polls.rules import may_prepare
from hub.storage.unit import db
from hub.text.languages import _
from hub.text.letters import clean

MOST_POLLS = 50  # of one session


@dataclass(frozen=True)
class Draft:
    """A poll as it was typed; `choices` of a scale are the words at its low and its high end."""

    kind: str
    words: str
    choices: list[str] = field(default_factory=list)
    is_anonymous: bool = True
    results: str = "all"
    is_ahead: bool = False


def prepare(by: By, seat: Seat, draft: Draft, key: str | None = None) -> Poll:
    """Keep a poll as a draft; the same key again is the same poll."""
    require(may_prepare(by, seat), _("Only who leads the session prepares polls."))
    if first := queries.of_key(seat.live.id, key):
        return first
    if queries.count_polls(seat.live.id) >= MOST_POLLS:
        raise Invalid(_("A session has at most %(most)s polls.", most=MOST_POLLS), "words")
    poll = Poll(live_id=seat.live.id, client_key=key, **_checked(draft))
    db.add(poll)
    db.flush()
    return poll


def change(by: By, seat: Seat, poll: Poll, draft: Draft) -> Poll:
    """Change a draft; Conflict once it was opened, for what people voted on stays as it was."""
    require(may_prepare(by, seat), _("Only who leads the session prepares polls."))
    if poll.state != "draft":
        raise Conflict(_("This poll was opened meanwhile, so it stays as it is. Make another one."), "words")
    for name, value in _checked(draft).items():
        setattr(poll, name, value)
    return poll


def drop(by: By, seat: Seat, poll: Poll) -> None:
    """Throw a draft away."""
    require(may_prepare(by, seat), _("Only who leads the session prepares polls."))
    if poll.state != "draft":
        raise Conflict(_("This poll was opened meanwhile, so it stays as it is. Make another one."))
    db.delete(poll)


def _checked(draft: Draft) -> dict:
    words, kind = " ".join(clean(draft.words).split()), draft.kind
    if kind not in KINDS or draft.results not in RESULTS:
        raise Invalid(_("Choose one of those offered."), "kind")
    if not words:
        raise Invalid(_("Write something first."), "words")
    if len(words) > LONGEST_WORDS:
        raise Invalid(_("That is %(length)s characters; %(most)s fit. Shorten it.", length=len(words), most=LONGEST_WORDS), "words")
    return {
        "kind": kind, "words": words, "choices": _choices(draft), "is_anonymous": draft.is_anonymous, "results": draft.results,
        "is_ahead": draft.is_ahead,
    }


def _choices(draft: Draft) -> list[str]:
    lines = [" ".join(clean(one).split()) for one in draft.choices]
    if any(len(one) > LONGEST_CHOICE for one in lines):
        raise Invalid(_("A choice has at most %(most)s characters.", most=LONGEST_CHOICE), "choices")
    if draft.kind == "scale":
        return (lines + ["", ""])[:2]
    choices = list(dict.fromkeys(one for one in lines if one)) if draft.kind != "text" else []
    if draft.kind != "text" and not 2 <= len(choices) <= MOST_CHOICES:
        raise Invalid(_("A question with choices needs two to %(most)s of them.", most=MOST_CHOICES), "choices")
    return choices
