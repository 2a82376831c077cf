"""The voice when something goes wrong: what each of those in the room sees, hears and can do."""

import pytest
from playwright.sync_api import expect

from hub.live.recording.mixing import publish
from tests.journeys.voicing import KEPT, connected, listen, record, speak

pytestmark = pytest.mark.sqlite_only  # the served hub stands on SQLite
NO_MICROPHONE = "MediaDevices.prototype.getUserMedia = async () => { throw new DOMException('', %r); };"
INSECURE = "Object.defineProperty(window, 'isSecureContext', { value: false }); delete Navigator.prototype.mediaDevices;"
TRACKS = """const { getUserMedia: given } = MediaDevices.prototype; window.tracks = [];
MediaDevices.prototype.getUserMedia = async function () { const made = await given.call(this); window.tracks.push(...made.getTracks()); return made; };"""
NOTES = "window.notes = 0; AudioScheduledSourceNode.prototype.start = new Proxy(AudioScheduledSourceNode.prototype.start, { apply(...all) { window.notes += 1; return Reflect.apply(...all); } });"
AFTER_TEN_SECONDS = "import(document.querySelector('script[src*=\"js/page\"]').src.replace('page.js', 'news.js'))"
LEFT = "async ([live, person, room]) => (await (await import(room.replace('whole.js', 'voice/keeping.js'))).kept(live, person)).length"
PULLED = "window.tracks.forEach((track) => { track.stop(); track.dispatchEvent(new Event('ended')); })"


def note(page):
    return page.locator("#speak-note")


def used(page) -> int:
    return int(page.locator("#voice-used").get_attribute("value"))


def sends(page) -> list:
    """Grows by each binary message the page sends, also on later lines."""
    sent = []
    page.on("websocket", lambda line: line.on("framesent", lambda data: sent.append(data) if isinstance(data, bytes) else None))
    return sent


@pytest.mark.timeout(150)  # half a minute of a line without life
def test_who_falls_behind_is_told_and_catches_up(room, bad_line):
    host, member = room("facilitator"), room("member", phone=True, proxy=bad_line.proxy)
    speak(host)
    expect(member.locator("#announce")).to_have_text("Amina Otieno is speaking")
    listen(member)
    before, wire = used(member), bad_line.count
    member.wait_for_function("(least) => document.querySelector('#voice-used').value - least > 12_000", arg=before, timeout=30_000)
    assert used(member) - before == pytest.approx(bad_line.count - wire, rel=0.1)
    bad_line.is_silent = True
    expect(member.locator("#voice-note")).to_contain_text("The line does not carry the voice now", timeout=40_000)
    member.wait_for_timeout(6000)  # as long a gap as is offered to be heard later
    bad_line.mend()
    member.get_by_role("button", name="Catch up, a quarter faster").click(timeout=40_000)
    member.wait_for_function("() => { const { playbackRate, currentTime } = document.querySelector('#pocket'); return playbackRate === 1.25 && currentTime > 0; }")
    expect(member.locator("#voice-note")).to_contain_text("seconds behind")
    member.get_by_role("button", name="Jump to live").click()
    expect(member.locator("#voice-now .loud")).to_contain_text("Amina", timeout=20_000)
    late = room("outsider")
    listen(late)
    expect(late.locator("#voice-note")).to_contain_text("You can still hear the last")


@pytest.mark.timeout(150)
def test_a_killed_hub_comes_back_into_everybodys_ears(room, served):
    host, member = room("facilitator"), room("member", phone=True)
    brought = []
    host.on("response", lambda answer: brought.append(answer.status) if "/repair/" in answer.url else None)
    record(host)
    speak(host)
    listen(member)
    served.process.kill()
    served.process.wait()
    expect(note(host)).to_contain_text("keep talking, it is being saved", timeout=40_000)
    served.start()
    for page in (host, member):
        connected(page)
    expect(host.locator("#speak")).to_have_text("You are heard", timeout=40_000)
    expect(member.locator("#voice-now .loud")).to_contain_text("Amina", timeout=40_000)
    expect(note(host)).to_contain_text("they are now in the recording", timeout=40_000)
    assert set(brought) == {204}
    host.locator("#keep-open").click()
    expect(host.locator("#speak")).to_have_text("Hold to talk")


def test_what_a_closed_tab_had_not_sent_is_sent_the_next_time(room, bad_line):
    host = room("facilitator", proxy=bad_line.proxy)
    record(host)
    speak(host)
    bad_line.cut()
    expect(note(host)).to_contain_text("keep talking, it is being saved", timeout=40_000)
    expect(host.locator("#speak")).to_have_text("Not heard now")
    host.wait_for_timeout(1000)
    host.close()
    bad_line.mend()
    again = host.context.new_page()
    again.goto(room.path)
    expect(again.locator("#voice-note")).to_contain_text("they are now in the recording", timeout=40_000)
    assert again.evaluate(KEPT) == 0


def test_what_was_said_as_the_session_ended_without_ones_line_is_brought_home_by_any_page(room, bad_line, served):
    host, second = room("facilitator", proxy=bad_line.proxy), room("other")
    record(host)
    speak(host)
    host.wait_for_timeout(1000)
    bad_line.cut()
    expect(note(host)).to_contain_text("keep talking, it is being saved", timeout=40_000)
    host.wait_for_timeout(1000)
    host.close()
    second.on("dialog", lambda asked: asked.accept())
    second.locator(".room-head summary").click()
    second.locator("#close-doors").click()
    second.wait_for_url("**/library/*")
    bad_line.mend()
    later = host.context.new_page()
    later.goto("/communities/")
    later.evaluate(AFTER_TEN_SECONDS)
    expect(later.get_by_role("status")).to_have_text("What this device had kept of your voice in “Pumps that last” is now in its recording.", timeout=40_000)
    assert publish(next(served.instance.rglob(room.live.uid.partition("@")[0]))).mended_ms > 500


def test_who_closes_the_session_while_speaking_has_nothing_left_to_send(room):
    host, member = room("facilitator"), room("member")
    host.on("dialog", lambda asked: asked.accept())
    speak(host)
    speaks = member.locator("#voice-now")
    expect(speaks).to_contain_text("Amina")
    host.locator(".room-head summary").click()
    host.locator("#close-doors").click()
    host.wait_for_url("**/library/*")
    rows = host.evaluate(LEFT, [room.live.id, room.cast.facilitator.id, member.locator("script[src*='live/whole']").get_attribute("src")])
    assert rows == 0


def test_a_second_host_takes_over_from_a_dead_line(room, bad_line):
    host, second = room("facilitator", proxy=bad_line.proxy), room("other")
    speak(host)
    second.locator("#speak").click()
    bad_line.is_silent = True
    expect(note(host)).to_contain_text("keep talking, it is being saved", timeout=40_000)
    second.locator("#keep-open").click()
    second.get_by_role("button", name="Take over").click()
    expect(second.locator("#speak")).to_have_text("You are heard")
    expect(second.locator("#voice-now")).to_contain_text("Priya")


def test_who_loses_the_floor_knows_at_once_and_sends_nothing_more(room):
    host, member = room("facilitator"), room("member", phone=True)
    member.reload(wait_until="commit")
    sent = sends(member)
    connected(member)
    speak(member)
    host.locator("#speak").click()
    host.locator("#keep-open").click()
    expect(note(host)).to_contain_text("Somebody else is speaking")
    host.get_by_role("button", name="Take the floor back").click()
    expect(note(member)).to_have_text("The floor was taken back. Nobody hears you now.")
    expect(member.locator("#speak")).to_have_attribute("aria-pressed", "false")
    expect(member.locator("#announce")).to_have_text("Nobody is speaking.")
    before = len(sent)
    member.wait_for_timeout(600)
    assert before and len(sent) == before


def test_a_second_tab_does_not_get_the_floor(room):
    first = room("facilitator")
    speak(first)
    second = first.context.new_page()
    second.goto(room.path)
    connected(second).locator("#speak").click()
    second.locator("#keep-open").click()
    expect(note(second)).to_have_text("You are speaking in another tab. Stop there first, then speak here.")
    expect(second.locator("#voice-note")).to_be_hidden()
    expect(first.locator("#speak")).to_have_text("You are heard")


def test_a_microphone_that_goes_away_gives_the_floor_back(room):
    host, member = room("facilitator", TRACKS), room("member", phone=True)
    speak(host)
    expect(member.locator("#voice-now")).to_contain_text("Amina")
    host.evaluate(PULLED)
    expect(note(host)).to_have_text("The microphone went away.")
    expect(member.locator("#voice-now")).to_have_text("Nobody is speaking.")


@pytest.mark.parametrize(("before", "words"), [
    (NO_MICROPHONE % "NotAllowedError", "The browser does not let this page use the microphone"),
    (NO_MICROPHONE % "NotFoundError", "No microphone was found"), (NO_MICROPHONE % "NotReadableError", "Another program is using the microphone"),
    (INSECURE, "Speaking needs a secure address"),
], ids=["denied", "none", "busy", "insecure"])
def test_why_one_cannot_speak_is_said_plainly(room, before, words):
    page = room("facilitator", before, phone=True)
    page.locator("#speak").click()
    expect(note(page)).to_contain_text(words)
    if before == INSECURE:
        page.locator("#listen").click()
        expect(page.locator("#pocket")).to_be_visible()
        expect(page.locator("#voice-note")).to_contain_text("You hear the plain stream instead")


def test_at_the_cap_the_sound_stops_and_one_tap_goes_on(room):
    page = room("member", phone=True)
    lines, asked = [], []

    def between(line):
        hub = line.connect_to_server()
        lines.append(line)
        line.on_message(lambda data: (asked.append(str(data)) if "voice:listen" in str(data) else None, hub.send(data)))

    page.route_web_socket("**/socket.io/**", between)
    connected(page if page.reload() else page)
    page.locator("#sound-menu summary").click()
    page.locator("#voice-cap").select_option("2")
    page.locator("#sound-menu summary").click()
    page.locator("#listen").click()
    expect(page.locator("#listen")).to_have_text("Stop")
    lines[-1].send('42["a.capped",{"used_bytes":2097152,"cap":2097152}]')
    expect(page.locator("#voice-note")).to_contain_text("You have heard your 2 MB; the sound has stopped.")
    page.get_by_role("button", name="Go on without a limit").click()
    expect(page.locator("#voice-note")).to_be_hidden()
    assert '"cap_mb":2' in asked[0] and '"cap_mb":0' in asked[-1]


def test_everybody_hears_and_sees_that_a_recording_begins(room):
    host, member = room("facilitator"), room("member", NOTES, phone=True)
    plain = room.browser.page(room.cast.outsider, phone=True, javascript=False)
    member.locator("#tab-chat").dispatch_event("click")
    member.locator("h1").click()
    record(host)
    expect(member.locator("#announce")).to_contain_text("This session is being recorded")  # now, or with the question whether one agrees
    expect(member.locator("#recording")).to_be_visible()
    member.wait_for_function("() => window.notes > 0")
    plain.goto(f"/live/{room.live.id}/text")
    expect(plain.locator("main")).to_contain_text("This session is being recorded.")
    plain.goto(f"/live/{room.live.id}/listen")
    expect(plain.frame_locator("iframe.now").get_by_text("This session is being recorded.")).to_be_visible()


@pytest.mark.parametrize("height", [640, 340], ids=["phone", "keyboard"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_covers_the_keys_on_a_narrow_page(room, served, height, language):
    with served.unit() as db:
        db.merge(room.cast.facilitator).language = language
    page = room.browser.page(room.cast.facilitator, phone=True, language=language, viewport={"width": 360, "height": height})
    page.goto(room.path)
    for key in ("#speak", "#keep-open", "#listen"):
        page.locator(key).click()
    expect(page.locator("#voice-used")).to_be_visible()
    for key in ("#listen", "#speak", "#keep-open", "#hand", "#say"):
        page.locator(key).click(trial=True)
        assert page.locator(key).evaluate("(one) => { const { left, right, top, bottom } = one.getBoundingClientRect(); return left >= 0 && right <= 360 && top >= 0 && bottom <= innerHeight; }"), key
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_way_to_listen_shows_its_cost_on_a_narrow_page(room, served, language):
    with served.unit() as db:
        db.merge(room.cast.outsider).language = language
    page = room.browser.page(room.cast.outsider, phone=True, language=language, viewport={"width": 360, "height": 640})
    page.goto(room.path)
    page.locator("#sound-menu summary").click()
    for line in page.locator("#sound-menu .rung, #sound-menu .rung small").all():
        box = line.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 360, line.inner_text()
