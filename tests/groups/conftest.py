"""An open session of a private community: its host and two members inside, somebody who does not belong outside."""

import pytest

from hub.text import languages
from tests.live.test_sockets import KEY, Room
from tests.makers.live import english


@pytest.fixture(autouse=True)
def _speak_english():
    languages.speak("en")


@pytest.fixture
def cast(cast):
    """The named cast, all reading English."""
    return english(cast)


class Groups(Room):
    """Lines of the cast into a session with groups."""

    def __init__(self, cast, socket):
        super().__init__(cast, socket)
        self.other = self.line("other")
        self.ask(self.other, "live:enter")
        self.forget()
        self.other.heard()
        self.number = 0

    def key(self) -> str:
        self.number += 1
        return f"{KEY}{self.number}"

    def made(self, how="hand", count=2, minutes=10) -> list[int]:
        """Groups are made; the numbers of their rooms."""
        fact = self.ask(self.host, "groups:make", count=count, how=how, minutes=minutes, client_id=self.key())["fact"]
        return [one["live"] for one in fact["data"]["groups"]]

    def opened(self, minutes=10) -> list[int]:
        """Two open groups, the member in the first, the other in the second."""
        rooms = self.made(minutes=minutes)
        for number, person in enumerate((self.cast.member, self.cast.other), 1):
            assert self.ask(self.host, "groups:place", person_id=person.id, number=number)["ok"]
        assert self.ask(self.host, "groups:open")["ok"]
        return rooms

    def value(self, line, live=None) -> dict:
        """The groups as somebody who comes in anew is told."""
        return line.ask("live:enter", live=live or self.live.id)["state"]["groups"]


@pytest.fixture
def room(cast, socket):
    """Lines into the session."""
    return Groups(cast, socket)
