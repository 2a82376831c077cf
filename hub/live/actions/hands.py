"""Hands: raised with a word if one likes, called in a fair order, lowered."""

from dataclasses import dataclass

from hub.accounts.by import By
from hub.clock import now
from hub.errors import Conflict, Invalid, NotFound, require
from hub.live import queries
from hub.live.actions.facts import already, happened, meanwhile
from hub.live.actions.presence import arrive
from hub.live.actions.talking import BY_TEXT, refusal
from hub.live.fairness import in_order
from hub.live.models import HAND_KINDS, Fact, Hand
from hub.live.payloads import hand as as_payload
from hub.live.rules import Seat, may_lead, may_take_part
from hub.storage.unit import db
from hub.text.languages import _

MOST_WORD, MOST_NAME = 140, 80


@dataclass(frozen=True)
class Asked:
    """What somebody wants to say and how: a word, by voice, voice note or text, in a language; `who` in the room of a site asks."""

    word: str = ""
    kind: str = "voice"
    language: str = ""
    site_id: int = 0
    site: str = ""
    who: str = ""


def raise_hand(by: By, seat: Seat, client_id: str | None = None, asked: Asked = Asked()) -> Fact | None:
    """Take a place in the queue, one's own or that of the site one speaks for; None if that hand is up already."""
    if first := already(by, seat.live, client_id):
        return first
    require(may_take_part(by, seat), refusal(seat))
    _check(asked)
    if queries.hand_of(seat.live.id, by.id, asked.site_id):
        return None
    turns = queries.turns_of(seat.live.id, by.id, asked.site_id)
    fact = happened(by, seat.live, "hand:raised", client_id, **_told(asked, turns))
    row = Hand(live_id=seat.live.id, person_id=by.id, raised_seq=fact.seq, raised_at=fact.at, turns=turns)
    row.word, row.kind, row.language = asked.word, asked.kind, asked.language
    row.site_id, row.site, row.who = asked.site_id, asked.site, asked.who
    db.add(row)
    return fact


def lower(by: By, seat: Seat, person_id: int | None = None, client_id: str | None = None, site_id: int = 0) -> Fact | None:
    """Lower one's own hand, or as who leads the session another's; None if it is not up."""
    if first := already(by, seat.live, client_id):
        return first
    person_id = person_id or by.id
    require(by.is_active and person_id == by.id or may_lead(by, seat), refusal(seat))
    return lowered(by, seat, person_id, site_id, client_id)


def lowered(by: By, seat: Seat, person_id: int, site_id: int = 0, client_id: str | None = None) -> Fact | None:
    """The same for whoever was found to be allowed to."""
    hand = queries.hand_of(seat.live.id, person_id, site_id)
    if hand is None:
        return None
    db.delete(hand)
    return happened(by, seat.live, "hand:lowered", client_id, person_id=person_id, **_of(site_id))


def call(by: By, seat: Seat, person_id: int, site_id: int = 0, client_id: str | None = None) -> Fact | None:
    """Give the word to somebody whose hand is up; None if they were called already."""
    require(may_lead(by, seat))
    hand = queries.hand_of(seat.live.id, person_id, site_id)
    if hand is None:
        raise NotFound(_("That hand is down again."))
    if hand.called_at:
        return None
    standing = queries.standing_of(seat.live.id, person_id)
    if standing and "speak" in standing.taken:
        raise Conflict(_("This person may not speak in this session. Give them that right first."))
    hand.called_at = now()
    return happened(by, seat.live, "hand:called", client_id, person_id=person_id, **_of(site_id))


def call_next(by: By, seat: Seat, client_id: str | None = None, after: int = 0) -> Fact | None:
    """Give the word to whoever is next in the fair order; None if no hand waits, or somebody was called since the fact `after`."""
    if first := already(by, seat.live, client_id):
        return first
    require(may_lead(by, seat))
    if meanwhile(seat.live, after, "hand:called"):
        return None
    queue = in_order([as_payload(hand) for hand in queries.hands_of(seat.live.id)], *queries.fairness_of(seat.live))
    waiting = [hand for hand, _why in queue if not hand["called"]]
    return call(by, seat, waiting[0]["person"]["id"], waiting[0].get("site", 0), client_id) if waiting else None


def hand_by_text(by: By, seat: Seat, up: bool, asked: Asked = Asked()) -> None:
    """Raise or lower one's hand from the page of text, which also says that one is there."""
    BY_TEXT.spend(by.id, _("That was too quick. Wait a moment and try again."))
    raise_hand(by, seat, asked=asked) if up else lower(by, seat)
    arrive(by, seat, "text")


def _check(asked: Asked) -> None:
    if len(asked.word) > MOST_WORD:
        raise Invalid(_("That is longer than %(most)s characters. Shorten it.", most=MOST_WORD), "word")
    if len(asked.who) > MOST_NAME:
        raise Invalid(_("That is longer than %(most)s characters. Shorten it.", most=MOST_NAME), "who")
    if asked.kind not in HAND_KINDS:
        raise Invalid(_("Choose one of those offered."), "kind")


def _told(asked: Asked, turns: int) -> dict:
    told = {"word": asked.word, "lang": asked.language, "site": asked.site_id, "room": asked.site, "who": asked.who, "turns": turns}
    return {name: value for name, value in told.items() if value} | ({"way": asked.kind} if asked.kind != "voice" else {})


def _of(site_id: int) -> dict:
    return {"site": site_id} if site_id else {}
