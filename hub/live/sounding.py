"""The voices of open sessions, in the memory of the web process: who speaks from which line, who hears on which, what waits to become facts."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hub.accounts.by import By
from hub.clock import now
from hub.live.audio.floor import REVOKED
from hub.live.audio.silence import Silence
from hub.live.audio.stage import Stage
from hub.live.listening import Ear
from hub.live.models import LiveSession
from hub.realtime import carrying
from hub.realtime.channels import of_live, of_person, of_sign_in
from hub.storage import files

MOST_POCKETS = 3  # plain streams of one person in one session; the newest are kept


@dataclass(frozen=True)
class Mouth:
    """The line from which a person speaks: socket, page, and the turn granted to it."""

    live_id: int
    person_id: int
    tab: str


@dataclass(eq=False)
class PlainStream:
    """Somebody who hears by a plain player; `token` is their sign-in's."""

    person_id: int
    token: str
    channels: tuple[str, ...]
    goes_on: bool = True


class Voice:
    """The stage of one open session, and who is before it."""

    def __init__(self, live: LiveSession, last_stream: int, left_open: list[int]):
        self.uid, self.live_id, self.channel = live.uid, live.id, of_live(live.community_id, live.id)
        self._zero = time.monotonic() - (now() - live.opened_at).total_seconds()
        self.door = _House.make_door(self.channel)
        self.stage = Stage(self.door, folder_of(live), time.monotonic, self.session_ms, last_stream)
        self.stage.floor.open_to(live.floors)
        self.hearing: dict[str, int] = {}  # socket: person
        self.ear = Ear()
        self.pockets: list[PlainStream] = []
        self._lines: dict[int, set[str]] = {}  # person: sockets that hear
        self._used: dict[int, int] = {}  # person: bytes of lines that are gone
        self._waiting = [{"kind": "floor:off", "stream": stream, "why": "line"} for stream in left_open]

    def session_ms(self) -> int:
        """Session time: milliseconds since the room opened, by a clock that never jumps."""
        return int((time.monotonic() - self._zero) * 1000)

    def news(self) -> list[dict]:
        """What is to become facts, once."""
        waiting, self._waiting = self._waiting, []
        return waiting + self.stage.news()

    @property
    def name(self) -> str:
        """What web processes know it by among themselves."""
        return name_of(self.uid)

    def tick(self) -> bool:
        """Let time pass; whether anything waits to become a fact."""
        self.stage.tick()
        self._waiting += self.stage.news()
        return bool(self._waiting)

    def listen(self, sid: str, person_id: int, rung: str, cap: int | None) -> int:
        """Let a line hear on a lane, or stop ("off"); the bytes the person has used so far."""
        relay = self.stage.relay
        if rung == "off":
            self.deafen(sid)
        elif sid in relay.listeners:
            relay.allow(sid, cap)
            if relay.listeners[sid].lane.kind != rung or relay.listeners[sid].state != "on":
                relay.choose(sid, rung)
        else:
            self.hearing[sid] = person_id
            self._lines.setdefault(person_id, set()).add(sid)
            relay.listen(sid, rung, cap, self._used.pop(person_id, 0))
        return self.used(person_id)

    def used(self, person_id: int) -> int:
        """Bytes a person's lines have cost so far."""
        return self._used.get(person_id, 0) + sum(self.stage.relay.used(sid) for sid in self._lines.get(person_id, ()))

    def deafen(self, sid: str) -> None:
        """A line hears no more."""
        self.ear.left(self, sid)
        if (person_id := self.hearing.pop(sid, None)) is not None:
            self._lines[person_id].discard(sid)
            self._used[person_id] = self._used.get(person_id, 0) + self.stage.relay.leave(sid)

    def remove(self, person_id: int) -> None:
        """Somebody may be here no more: they neither speak nor hear from now on."""
        self.silence(person_id)
        for sid in list(self._lines.get(person_id, ())):
            self.deafen(sid)
        for one in self.pockets:
            one.goes_on = one.goes_on and one.person_id != person_id

    def silence(self, person_id: int) -> None:
        """Take the floor from somebody."""
        self.stage.floor.leave(person_id, REVOKED)
        self._waiting += self.stage.news()

    def pocket(self, by: By, token: str) -> PlainStream:
        """A place among the plain streams; a person's oldest ends when there are too many."""
        mine = [one for one in self.pockets if one.person_id == by.id and one.goes_on]
        for old in mine[:-MOST_POCKETS + 1]:
            old.goes_on = False
        self.pockets.append(one := PlainStream(by.id, token, (of_person(by.id), of_sign_in(by.sign_in_id))))
        return one

    def close(self) -> None:
        """The session is over for everybody."""
        for sid in list(self.hearing):
            self.deafen(sid)
        self.stage.close()


class _House:
    make_door: Callable = Silence


VOICES: dict[int, Voice] = {}  # session: its voice
BEATS: list[Callable[[], None]] = []  # what rooms to the right look at now and then while there are voices, and once after the last
MOUTHS: dict[str, Mouth] = {}  # socket: who speaks there


def doors_by(make: Callable[[str], object]) -> None:
    """Reach the lines of a channel through what `make(channel)` gives (the web process)."""
    _House.make_door = staticmethod(make)


def door_to(channel: str):
    """The way to the lines of a channel: a `Door` for a relay of whoever else carries sound."""
    return _House.make_door(channel)


def name_of(uid: str) -> str:
    """The name under which web processes agree who carries the voice of a session."""
    return f"voice:{uid}"


def folder_of(live: LiveSession) -> Path:
    """Where the sound of a session is kept, under a name that no later session gets."""
    return files.folder_of("voice", live.uid.partition("@")[0])


def folders() -> list[Path]:
    """Where the sound of any session is kept."""
    return list(files.folder_of("voice").glob("*"))


def close(live_id: int) -> None:
    """End a session's voice, if this process carries it."""
    if voice := VOICES.pop(live_id, None):
        voice.close()
        carrying.let_go(voice.name)
    for sid in [sid for sid, mouth in MOUTHS.items() if mouth.live_id == live_id]:
        MOUTHS.pop(sid, None)


def open_to(live_id: int, most: int) -> None:
    """Let so many speak at once, if this process carries that session's voice."""
    if voice := VOICES.get(live_id):
        voice.stage.floor.open_to(most)


def silence(live_id: int, person_id: int) -> None:
    """Take the floor from somebody, if this process carries their voice."""
    if voice := VOICES.get(live_id):
        voice.silence(person_id)


def remove(person_id: int, channel: str) -> None:
    """Somebody was shown out of a channel and all below it."""
    for voice in _below(channel):
        voice.remove(person_id)


def silence_in(channel: str, person_id: int) -> None:
    """Take the floor from somebody in every session below a channel."""
    for voice in _below(channel):
        voice.silence(person_id)


def _below(channel: str) -> list[Voice]:
    return [voice for voice in VOICES.values() if voice.channel == channel or voice.channel.startswith(f"{channel}:")]


def line_gone(sid: str, was_cut: bool) -> None:
    """A socket is gone: its turn waits a moment for it to come back, unless it was cut by the house."""
    for voice in list(VOICES.values()):
        voice.deafen(sid)
    mouth = MOUTHS.pop(sid, None)
    if mouth is None or mouth.live_id not in VOICES:
        return
    if was_cut:
        VOICES[mouth.live_id].silence(mouth.person_id)
    elif mouth not in MOUTHS.values():
        VOICES[mouth.live_id].stage.floor.line_lost(mouth.tab)


def leave(sid: str, live_id: int) -> None:
    """A socket left a room: it hears no more, and its turn waits a moment for another page of the same person."""
    voice, mouth = VOICES.get(live_id), MOUTHS.get(sid)
    if voice:
        voice.deafen(sid)
    if mouth and mouth.live_id == live_id:
        del MOUTHS[sid]
        if voice:
            voice.stage.floor.line_lost(mouth.tab)


def speak_from(sid: str, mouth: Mouth) -> None:
    """Let a person speak from this socket, and from no other of theirs in that session."""
    for other in [other for other, known in MOUTHS.items() if (known.live_id, known.person_id) == (mouth.live_id, mouth.person_id)]:
        MOUTHS.pop(other, None)
    MOUTHS[sid] = mouth


def forget() -> None:
    """Start anew, every voice closed (tests)."""
    for live_id in list(VOICES):
        close(live_id)
    MOUTHS.clear()
