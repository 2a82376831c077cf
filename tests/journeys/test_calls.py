"""A call of two browsers: each hears what the other was told to say, over the hub and directly."""

import pytest
from playwright.sync_api import expect

from tests.cast import make_cast
from tests.journeys.test_voice import hears_what_is_said
from tests.journeys.voicing import TAP
from tests.makers import mentorship as make
from tests.makers.live import english

pytestmark = pytest.mark.sqlite_only  # the served hub stands on SQLite
PATIENCE = 40_000  # ms; a machine may be busy
NO_TONES = "OscillatorNode.prototype.connect = () => ({ connect() {} });"  # the voice alone is listened to
KNOWN = "{ const Real = RTCPeerConnection; window.RTCPeerConnection = function (how) { return (window.own = new Real(how)); }; }"
NO_DIRECT_LINE = "delete window.RTCPeerConnection;"


@pytest.fixture
def two(served, mouths):
    """A pair; opens a page for one of it."""
    served.empty()
    with served.unit():
        cast = english(make_cast())
        pair = make.pair(cast.member, cast.other)

    def enter(kind, *scripts, path="/call", **options):
        page = mouths.page(getattr(cast, kind), **options)
        for script in (NO_TONES, TAP, *scripts):
            page.add_init_script(script)
        page.goto(f"/mentoring/{pair.id}{path}")
        return page

    return enter


def _call(two, *scripts):
    mentor, mentee = two("member", *scripts), two("other", *scripts, phone=True)
    mentor.locator("#call-start").click()
    mentee.locator("#call-answer").click()
    for one in (mentor, mentee):
        expect(one.locator("#call-state")).to_have_text("You are connected.", timeout=PATIENCE)
    return mentor, mentee


def _hears_what_is_said(page) -> bool:
    return hears_what_is_said(page, seconds=2)


def _wear_headphones(*pages) -> None:
    for one in pages:
        one.locator("#headphones").check()


def test_both_hear_each_other_and_may_log_it(two, mouths):
    mentor, mentee = _call(two, NO_DIRECT_LINE)
    _wear_headphones(mentor, mentee)
    assert _hears_what_is_said(mentor) and _hears_what_is_said(mentee)
    mentor.locator("#call-end").click()
    expect(mentee.locator("#call-state")).to_have_text("The call is over.", timeout=PATIENCE)
    mentee.locator("#call-log").click()
    expect(mentee.locator("[name=way]")).to_have_value("voice")
    assert [one for one in mouths.complaints if "ScriptProcessor" not in one] == []


def test_any_page_rings_and_without_headphones_only_who_holds_the_key_is_heard(two):
    mentor, mentee = two("member", NO_DIRECT_LINE), two("other", NO_DIRECT_LINE, path="", phone=True)
    mentee.evaluate("import(document.querySelector('script[src*=\"js/page\"]').src.replace('page.js', 'news.js'))")  # as after ten seconds
    mentor.locator("#call-start").click()
    expect(mentee.get_by_role("alert")).to_contain_text("Moussa Traoré is calling you.")
    mentee.get_by_role("alert").get_by_text("Answer").click()
    for one in (mentor, mentee):
        expect(one.locator("#call-state")).to_have_text("You are connected.", timeout=PATIENCE)
    mentor.keyboard.down("Space")
    expect(mentor.locator("#call-talk")).to_have_text("You are heard")
    expect(mentee.locator("#call.loud")).to_be_visible(timeout=PATIENCE)
    mentor.keyboard.up("Space")
    expect(mentor.locator("#call-talk")).to_have_text("Hold to talk")
    expect(mentee.locator("#call.loud")).to_have_count(0, timeout=PATIENCE)
    mentor.goto("about:blank")
    expect(mentee.locator("#call-state")).to_have_text("The call is over.", timeout=PATIENCE)


def test_where_the_devices_reach_each_other_the_voice_goes_directly_and_comes_back(two):
    mentor, mentee = _call(two, KNOWN)
    for one in (mentor, mentee):
        expect(one.locator("#call-way")).to_have_text("directly between your devices", timeout=PATIENCE)
    _wear_headphones(mentor, mentee)
    assert _hears_what_is_said(mentee)
    mentor.evaluate("window.own.close()")  # the direct line dies, the call does not
    expect(mentee.locator("#call-way")).to_have_text("through the hub", timeout=PATIENCE)
    mentee.evaluate("window.played.length = 0")
    assert _hears_what_is_said(mentee)
    mentor.locator("#call-end").click()
    expect(mentee.locator("#call-state")).to_have_text("The call is over.", timeout=PATIENCE)


PAIRED = [
    {"id": "T", "type": "transport", "selectedCandidatePairId": "P2"},
    {"id": "P1", "type": "candidate-pair", "state": "succeeded", "nominated": True, "localCandidateId": "host", "remoteCandidateId": "host"},
    {"id": "P2", "type": "candidate-pair", "state": "succeeded", "nominated": False, "localCandidateId": "host", "remoteCandidateId": "relay"},
    {"id": "host", "type": "local-candidate", "candidateType": "host"}, {"id": "relay", "type": "remote-candidate", "candidateType": "relay"},
]


@pytest.mark.parametrize(("stats", "way"), [
    (PAIRED, "relay"), (PAIRED[1:], "direct"), ([{**PAIRED[2], "selected": True}, *PAIRED[3:]], "relay"), (PAIRED[3:], ""), ([], ""),
], ids=["the pair the connection names", "else the nominated one", "or the selected one", "no pair", "nothing"])
def test_the_way_is_what_the_browser_knows_of_the_connection(two, stats, way):
    page = two("member", NO_DIRECT_LINE)
    told = page.evaluate(
        "async (stats) => (await import(document.querySelector('[href*=\"call/direct\"]').href)).wayOf(stats.map((one) => [one.id, one]))", stats,
    )
    assert told == way
