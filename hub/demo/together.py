"""People of the story who sit together in one room: brought, counted, named, heard."""

from hub.live import actions
from hub.live.actions import Asked
from hub.sites import actions as sites
from hub.sites.queries import own_site


def bring(by, seat, text, _person=None) -> None:
    """A room: its name, its place and how many are there, a line each."""
    name, place, total = text.splitlines()
    sites.bring(by, seat, sites.Room(name, place, sites.Heads(int(total))))


def _count(by, seat, text, _person) -> None:
    total, women, youth, note = text.split(" ", 3)
    sites.count(by, seat, own_site(seat.live.id, by.id), sites.Heads(int(total), int(women), int(youth), note))


def _hand(by, seat, text, _person) -> None:
    who, _colon, word = text.partition(": ")
    sites.raise_for(by, seat, own_site(seat.live.id, by.id), Asked(word=word, who=who))


def _roster(by, seat, text, _person) -> None:
    sites.write_names(by, seat, own_site(seat.live.id, by.id), text.splitlines(), agreed=True)


TOGETHER = {
    "room": bring,
    "heads": _count,
    "roster": _roster,
    "room_hand": _hand,
    "room_lower": lambda by, seat, _text, _person: sites.lower_for(by, seat, own_site(seat.live.id, by.id)),
    "next": lambda by, seat, _text, _person: actions.call_next(by, seat),
}
