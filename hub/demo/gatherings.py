"""Live sessions: some to come, one of them with people waiting for a seat, a monthly one, a draft, and some held, from their planning to their notes."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from hub import clock
from hub.captions import actions as captions
from hub.communities.queries import community_for
from hub.demo.afterwards import AFTERWARDS
from hub.demo.asking import ASKING, prepared
from hub.demo.moments import moment
from hub.demo.reading import Entry, Scene, scenes, told
from hub.demo.showing import SHOWING, preparing
from hub.demo.sounds import speak
from hub.demo.stage import Deed, Stage
from hub.demo.talk import naming
from hub.demo.together import TOGETHER, bring
from hub.groups import actions as groups
from hub.library import actions as library
from hub.library import queries as items
from hub.library.actions import Correction
from hub.live import actions
from hub.live.actions.planning import Plan
from hub.live.agenda import points_of
from hub.live.notes import Splice, lines_of
from hub.live.queries import seat_for
from hub.live.repeating import Repeating
from hub.text.writing import Written, written


def sessions(opening: datetime, handles: dict[str, str]) -> list[Deed]:
    """Everything about live sessions, planned ones and held ones."""
    deeds = []
    for key, one in told("sessions.toml").items():
        deeds.append(Deed(moment(one["planned"], opening), _planning(key, one, _begins(one, opening), written(one["about"].strip()))))
        if "outside" in one:
            deeds.append(Deed(moment(one["planned"], opening) + timedelta(hours=1), _elsewhere(key, one)))
        if "slides" in one:
            deeds.append(Deed(moment(one["planned"], opening) + timedelta(hours=2), preparing(key, one)))
        if "polls" in one:
            deeds.append(Deed(moment(one["planned"], opening) + timedelta(hours=2), prepared(key, one)))
        for nth, who in enumerate(one.get("registered", [])):
            deeds.append(Deed(moment(one["planned"], opening) + timedelta(hours=5 * nth + 3), _registering(key, who)))
        for nth, (who, room) in enumerate(one.get("rooms", {}).items()):
            deeds.append(Deed(moment(one["planned"], opening) + timedelta(hours=30 + nth), _bringing(key, who, room)))
    for scene in scenes("live", opening):
        deeds += _of_scene(scene, handles, opening)
    return deeds


def _begins(one: dict, opening: datetime) -> datetime:
    """When a session is planned to begin, on the clocks of its zone."""
    if "began" in one:
        return moment(one["began"], opening).astimezone(ZoneInfo(one["zone"]))
    return datetime.combine((opening + timedelta(days=one["day"])).date(), time.fromisoformat(one["at"]), ZoneInfo(one["zone"]))


def _planning(key: str, one: dict, begins: datetime, about: Written):
    def plan(stage: Stage) -> None:
        by = stage.by(one["host"])
        wanted = Plan(
            one["title"], about, begins.date(), begins.time(), one["minutes"], one["zone"], language=one["language"],
            agenda=points_of(one["agenda"]), topics=one.get("topics", []), speakers=[stage.handles[who] for who in one.get("speakers", [])],
            scribes=[stage.handles[who] for who in one.get("scribes", [])], is_draft=one.get("is_draft", False), seats=one.get("seats"),
            repeats=Repeating(one["repeats"], one["times"]) if "repeats" in one else None,
        )
        stage.things["live", key] = actions.plan(by, community_for(by, stage.places[one["place"]]), wanted).id

    return plan


def _elsewhere(key: str, one: dict):
    def link(stage: Stage) -> None:
        by = stage.by(one["host"])
        actions.set_outside(by, seat_for(by, stage.things["live", key], lock=True), one["outside"])

    return link


def _bringing(key: str, who: str, room: list[str]):
    def brought(stage: Stage) -> None:
        by = stage.by(who)
        bring(by, seat_for(by, stage.things["live", key], lock=True), "\n".join(room))

    return brought


def _registering(key: str, who: str):
    def register(stage: Stage) -> None:
        by = stage.by(who)
        actions.register(by, seat_for(by, stage.things["live", key], lock=True))

    return register


def _of_scene(scene: Scene, handles: dict[str, str], opening: datetime) -> list[Deed]:
    one = told("sessions.toml")[scene.facts["key"]]
    # The file tells its story by a clock of its own, the plan says when it really was; what runs now is told by ours.
    moved = timedelta(0) if "began" in one else _begins(one, opening) - scene.entries[0].at
    notes, deeds = "", []
    for entry in scene.entries:
        text = naming(entry.text, handles)
        notes = f"{notes}\n{text}".strip("\n") if entry.does == "notes" else notes
        words = written(notes if entry.does == "close" else text) if entry.does in ("close", "correct", "guide") else Written(text, "")
        deeds.append(Deed(entry.at + moved, _happening(scene.facts["key"], entry, words)))
    return deeds


def _happening(key: str, entry: Entry, words: Written):
    def happen(stage: Stage) -> None:
        by = stage.by(entry.who)
        if entry.does == "correct":
            return _correct(stage, by, key, words)
        seat = seat_for(by, stage.things["live", key], lock=True)
        if entry.does == "close":
            stage.things["item", key] = actions.close(by, seat, words).id
        elif entry.does == "guide":
            library.mark_as_training(by, items.item_for(by, stage.things["item", key], lock=True), words)
        else:
            DEEDS[entry.does](by, seat, words.source, stage.people.get(entry.to))
        return None

    return happen


def _correct(stage: Stage, by, key: str, words: Written) -> None:
    item = items.item_for(by, stage.things["item", key], lock=True)
    why, _line, text = words.source.partition("\n")
    library.correct(by, item, Correction(item.title, written(text.strip()), item.version, why, items.topics_of(item.id)))


def _note(by, seat, text, _person) -> None:
    lines = lines_of(seat.live.notes_source)
    actions.write_notes(by, seat, seat.live.notes_version, Splice(len(lines), 0, lines_of(text)))


def _caption(by, seat, text, _person) -> None:
    """“en: …”; several lines, each with the seconds after the moment (“en 4: …”), where a voice is followed."""
    for line in text.splitlines():
        head, _colon, words = line.partition(": ")
        language, _space, seconds = head.partition(" ")
        with clock.at(clock.now() + timedelta(seconds=int(seconds or 0))):
            captions.caption(by, seat, captions.Caption(language, words))


def _agreed(by, seat, text, _person) -> None:
    """“decision”, or “action” with who does it, and what was agreed on the next line."""
    head, _line, what = text.partition("\n")
    kind, _space, who = head.partition(" ")
    actions.note_agreed(by, seat, actions.Agreed(kind, what, who))


def _groups(by, seat, text, _person) -> None:
    how, count, minutes = text.split()
    groups.make(by, seat, groups.Wish(int(count), how, int(minutes)))
    groups.open_all(by, seat)


def _group_note(by, seat, text, person) -> None:
    room = seat_for(by, groups.join(by, seat).live_id, lock=True)
    _note(by, room, text, person)


DEEDS = {
    **SHOWING, **AFTERWARDS, **ASKING, **TOGETHER,
    "open": lambda by, seat, _text, _person: actions.open_doors(by, seat),
    "arrive": lambda by, seat, text, _person: actions.arrive(by, seat, text or "socket"),
    "depart": lambda by, seat, _text, _person: actions.depart(by, seat),
    "say": lambda by, seat, text, _person: actions.say(by, seat, text),
    "hand": lambda by, seat, _text, _person: actions.raise_hand(by, seat),
    "call": lambda by, seat, _text, person: actions.call(by, seat, person),
    "lower": lambda by, seat, _text, person: actions.lower(by, seat, person),
    "point": lambda by, seat, text, _person: actions.point(by, seat, int(text)),
    "notes": _note,
    "agreed": _agreed,
    "record": lambda by, seat, _text, _person: actions.start_recording(by, seat),
    "stop": lambda by, seat, _text, _person: actions.stop_recording(by, seat),
    "sound": lambda by, seat, text, _person: speak(by, seat, text),
    "agree": lambda by, seat, text, _person: actions.consent(by, seat, text or "agreed"),
    "more": lambda by, seat, text, _person: actions.extend(by, seat, int(text)),
    "caption": _caption,
    "groups": _groups,
    "group": _group_note,
    "back": lambda by, seat, _text, _person: groups.close_all(by, seat),
}
