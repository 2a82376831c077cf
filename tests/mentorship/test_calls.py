"""Calls of a pair: the two hear each other and nobody hears them; whoever may not be there any more is cut at once."""

import pytest

from hub.accounts import actions as accounts
from hub.accounts.actions.entering import end_sign_ins
from hub.accounts.models import Person
from hub.communities.queries import by_of
from hub.live.audio.bundles import pack, unpack
from hub.mentorship import actions, queries, sockets
from hub.mentorship.calls import calling
from hub.mentorship.calls.call import AWAY_S, RING_S, SILENT_S
from hub.notifications.models import Notice
from hub.realtime.hub_socket import socketio
from hub.storage.unit import db, unit_of_work
from tests.live.audio.voices import noise, spoken
from tests.makers import mentorship as make

TAB, OTHER_TAB = "the-first-tab", "the-other-tab"
OFFER = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n"


class Two:
    """A mentor and a mentee on their lines, the mentor's other mentee beside them, and somebody who belongs to nobody."""

    def __init__(self, cast, socket):
        self.cast, self.open = cast, socket
        with unit_of_work():
            self.pair, self.other_pair = make.pair(cast.member, cast.other).id, make.pair(cast.member, cast.outsider).id
            make.mentor_profile(cast.member, places=3, taken=2)
        self.mentor, self.mentee, self.third, self.admin = (socket(getattr(cast, who)) for who in ("member", "other", "outsider", "admin"))

    def ask(self, line, command: str, pair: int | None = None, **values) -> dict:
        return line.ask(f"call:{command}", pair=pair or self.pair, **values)

    def start(self) -> dict:
        return self.ask(self.mentor, "start", tab=TAB)

    def talk(self) -> tuple[dict, dict]:
        """Both are in the call; what each was granted."""
        granted = self.start(), self.ask(self.mentee, "answer", tab=TAB)
        for one in (self.mentor, self.mentee):
            one.heard()
        return granted

    def say(self, line, stream: int = 1, first: int = 0, count: int = 1) -> list:
        """Send bundles as a page does; what was sent."""
        said = spoken(noise(300), stream=stream, t_ms=calling.of_pair(self.pair).session_ms())[first:first + count]
        for bundle in said:
            line.send("ca", pack(bundle))
        return said


@pytest.fixture
def two(cast, socket):
    return Two(cast, socket)


@pytest.fixture
def later(monkeypatch):
    """Let seconds pass in every call."""
    def pass_by(seconds: float) -> None:
        for call in calling.CALLS.values():
            clock = call.clock
            call.clock = lambda clock=clock: clock() + seconds
            for side in call.sides.values():
                side.clock = side.relay.clock = call.clock
        sockets.tick()

    return pass_by


def lose(line) -> None:
    """A line breaks off without a goodbye."""
    socketio.server._handle_eio_disconnect(line.client.eio_sid, socketio.server.reason.TRANSPORT_CLOSE)
    line.client.connected.clear()


def kinds(of) -> list[str]:
    with unit_of_work(write=False):
        return [notice.kind for notice in db.query(Notice).filter_by(person_id=of.id)]


def test_the_other_is_rung_on_every_page_and_nobody_else(two):
    granted = two.start()
    assert granted["ok"] and granted["standing"]["state"] == "ringing" and granted["ice"] == []
    rung = two.mentee.heard("call:rings")
    assert [(one["pair"], one["path"], one["says"]) for one in rung] == [(two.pair, f"/mentoring/{two.pair}/call", "Moussa Traoré is calling you.")]
    assert two.third.heard() == two.admin.heard() == [] and kinds(two.cast.other) == ["mentorship:called"] and kinds(two.cast.member) == []


def test_both_hear_each_other_at_once_and_nobody_else_does(two):
    two.talk()
    hers, his = two.say(two.mentor, count=2), two.say(two.mentee, count=3)
    assert [unpack(data).packets for data in two.mentee.heard("a")] == [bundle.packets for bundle in hers]
    assert [unpack(data).packets for data in two.mentor.heard("a")] == [bundle.packets for bundle in his]
    assert two.third.heard("a") == two.admin.heard("a") == []


def test_before_it_is_answered_nobody_is_heard(two):
    two.start()
    two.say(two.mentor)
    assert two.mentee.heard("a") == [] and [one["why"] for one in two.mentor.heard("a.no")] == ["stream"]


@pytest.mark.parametrize("who", ["third", "admin"])
def test_others_find_no_call_and_are_not_heard(two, who):
    stranger = getattr(two, who)
    two.talk()
    for command, values in (("start", {"tab": TAB}), ("answer", {"tab": TAB}), ("refuse", {}), ("end", {}), ("here", {}),
                            ("hold", {"tab": TAB, "call": calling.of_pair(two.pair).id}), ("signal", {"kind": "end", "text": ""})):
        assert two.ask(stranger, command, **values)["error"] == "not_found"
    two.say(stranger)
    assert two.mentor.heard("a") == two.mentee.heard("a") == [] and two.ask(two.mentor, "here")["standing"]["state"] == "on"


def test_not_now_and_hanging_up_end_it_for_both(two):
    two.start()
    assert two.ask(two.mentee, "refuse")["ok"]
    assert [one["why"] for one in two.mentor.heard("call:changed")][-1] == "declined"
    two.talk()
    assert two.ask(two.mentor, "end")["ok"] and two.ask(two.mentor, "end")["ok"]
    over = two.mentee.heard("call:changed")[-1]
    assert (over["state"], over["why"]) == ("over", "hung_up") and calling.CALLS == {}
    assert two.ask(two.mentee, "answer", tab=TAB)["error"] == "conflict"


def test_it_rings_for_so_long_and_no_longer(two, later):
    two.start()
    later(RING_S - 16)
    two.ask(two.mentor, "here")
    sockets.tick(ring=True)
    assert two.mentee.heard("call:rings") != [] and calling.CALLS
    later(16)
    assert two.mentor.heard("call:changed")[-1]["why"] == "unanswered" and not calling.CALLS


def test_a_lost_line_is_waited_for_and_comes_back(two, later):
    granted, _ = two.talk()
    two.say(two.mentor)
    lose(two.mentor)
    assert two.mentee.heard("call:changed")[-1]["away"] == [two.cast.member.id]
    again = two.open(two.cast.member)
    assert two.ask(again, "hold", tab=OTHER_TAB, call=granted["standing"]["call"])["error"] == "conflict"
    assert two.ask(again, "hold", tab=TAB, call=granted["standing"]["call"])["stream"] == 2
    assert two.mentee.heard("call:changed")[-1]["away"] == []
    two.mentee.heard()
    two.say(again, first=1)
    two.say(two.mentee)
    assert len(two.mentee.heard("a")) == 1 and len(again.heard("a")) == 1
    lose(again)
    later(AWAY_S)
    assert two.mentee.heard("call:changed")[-1]["why"] == "line"


def test_who_leaves_the_page_has_hung_up(two):
    two.talk()
    two.mentor.close()
    assert two.mentee.heard("call:changed")[-1]["why"] == "hung_up"


def test_a_line_without_a_sign_of_life_is_lost(two, later):
    two.talk()
    later(SILENT_S - 1)
    two.ask(two.mentee, "here")
    later(1)
    assert two.mentee.heard("call:changed")[-1]["away"] == [two.cast.member.id]


def test_the_newer_page_takes_the_call_over_and_the_older_is_told(two):
    two.talk()
    newer = two.open(two.cast.member)
    assert two.ask(newer, "answer", tab=OTHER_TAB)["ok"]
    assert [one["pair"] for one in two.mentor.heard("call:moved")] == [two.pair]
    two.say(two.mentee)
    two.say(two.mentor)
    assert len(newer.heard("a")) == 1 and two.mentor.heard("a") == two.mentee.heard("a") == []


def test_who_calls_who_calls_is_in_the_same_call(two):
    two.start()
    assert two.ask(two.mentee, "start", tab=TAB)["standing"]["state"] == "on"


def test_one_person_has_one_call_at_a_time(two):
    two.talk()
    assert two.ask(two.mentor, "start", pair=two.other_pair, tab=TAB)["error"] == "conflict"
    assert "another call" in two.ask(two.third, "start", pair=two.other_pair, tab=TAB)["message"]


def _suspended(two):
    accounts.suspend(by_of(two.cast.admin), db.get(Person, two.cast.member.id), None, "Insults")


def _signed_out(two):
    end_sign_ins(db.get(Person, two.cast.member.id))


def _ended(two):
    by = by_of(two.cast.other)
    actions.end_early(by, queries.pair_for(by, two.pair))


def _paused(two):
    by = by_of(two.cast.other)
    actions.pause(by, queries.pair_for(by, two.pair))


@pytest.mark.parametrize("ending", [_suspended, _signed_out, _ended, _paused])
def test_who_may_not_be_in_it_any_more_neither_speaks_nor_hears(two, ending):
    two.talk()
    with unit_of_work():
        ending(two)
    assert calling.CALLS == {} and two.mentee.heard("call:changed")[-1]["state"] == "over"
    if two.mentor.connected:
        assert two.ask(two.mentor, "start", tab=TAB)["error"] == "forbidden"
    two.mentee.send("ca", pack(spoken(noise(3), stream=9)[0]))
    assert two.mentee.heard("a") == []


def test_what_another_process_ended_is_noticed(two):
    two.talk()
    with unit_of_work():
        db.get(queries.pairs.Mentorship, two.pair).state = "paused"
    sockets._recheck()
    assert calling.CALLS == {} and two.mentor.heard("call:changed")[-1]["why"] == "closed"


def test_after_a_restart_both_pages_go_on(two):
    call = two.talk()[0]["standing"]["call"]
    calling.forget()
    first = two.ask(two.mentor, "hold", tab=TAB, call=call)["standing"]
    assert (first["state"], first["away"]) == ("on", [two.cast.other.id]) and two.mentee.heard("call:rings") == []
    assert two.ask(two.mentee, "hold", tab=TAB, call=call)["standing"]["away"] == []
    two.say(two.mentor)
    assert len(two.mentee.heard("a")) == 1
    two.ask(two.mentee, "end")
    assert two.ask(two.mentor, "hold", tab=TAB, call=call)["error"] == "conflict"


def test_each_time_somebody_begins_to_talk_is_a_stream_of_its_own(two):
    two.talk()
    two.say(two.mentor, stream=1)
    two.say(two.mentor, stream=2, count=2)
    two.say(two.mentor, stream=1, first=1)
    assert [unpack(data).stream for data in two.mentee.heard("a")] == [1, 2, 2] and two.mentor.heard("a.no") == [{"why": "stream"}]


@pytest.mark.parametrize("said", [None, "x", [], {}, {"stream": "1", "seq": 1}, b"\x00" * 70, b"\x10" * 9000])
def test_sound_and_reports_of_any_shape_harm_nobody(two, said):
    two.talk()
    for event in ("ca", "caq"):
        two.mentor.send(event, said)
    two.mentee.send("caq", {"stream": 1, "seq": 2**31})
    two.say(two.mentor)
    assert len(two.mentee.heard("a")) == 1


def test_a_flood_cuts_its_own_line_only(two):
    two.talk()
    for _ in range(101):
        two.mentor.send("ca", b"not a bundle")
    assert not two.mentor.connected and two.mentee.connected


def test_no_statement_is_made_for_sound_and_nothing_is_kept(two, queries, settings):
    two.talk()
    before = sorted(settings.uploads.rglob("*"))
    with queries() as seen:
        two.say(two.mentor, count=3)
        sockets.tick()
    assert seen == [] and len(two.mentee.heard("a")) == 3 and sorted(settings.uploads.rglob("*")) == before


def test_signals_reach_the_other_page_alone(two):
    two.talk()
    second = two.open(two.cast.other)
    assert two.ask(two.mentor, "signal", kind="offer", text=OFFER)["ok"]
    assert [(one["kind"], one["text"]) for one in two.mentee.heard("call:signalled")] == [("offer", OFFER.replace("\r", ""))]
    assert second.heard("call:signalled") == two.mentor.heard("call:signalled") == two.third.heard() == []
    assert two.ask(second, "signal", kind="offer", text=OFFER)["error"] == "forbidden"


@pytest.mark.parametrize("kind, text", [
    ("offer", ""), ("offer", "v=0"), ("offer", OFFER + "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"), ("answer", OFFER.replace("v=0", "v=1")),
    ("offer", OFFER + "a=" + "x" * 1001), ("offer", OFFER + "a=x\n" * 200), ("offer", OFFER + "<script>"), ("candidate", "x"),
    ("candidate", "candidate:" + "1" * 400), ("candidate", "candidate:1 \n a=b"), ("end", "x"), ("else", ""), (1, ""), ("offer", 1),
])
def test_signals_of_other_shapes_are_refused(two, kind, text):
    two.talk()
    assert two.ask(two.mentor, "signal", kind=kind, text=text)["error"] == "invalid" and two.mentee.heard("call:signalled") == []
