"""All bytes a page costs on the wire in a real browser, whatever they are: page, styles, scripts, icons, socket."""

from pathlib import Path

import pytest

from hub.text.writing import written
from tests.cast import make_cast
from tests.journeys.world import filling
from tests.makers.discussions import reply, thread
from tests.makers.live import live

KB = 1024
FIRST, REPEAT, WITH_SOCKET, ROOM = 25 * KB, 8 * KB, 38 * KB, 60 * KB
TALK = Path(__file__).parents[2] / "hub" / "demo" / "content" / "threads"


@pytest.fixture(scope="module")
def talk(served):
    """A thread of twenty posts as people write them; an open session."""
    with filling(served):
        cast = make_cast()
        said = spoken()
        long = thread(cast.facilitator, cast.wells, "What do you do when the rains come late?", written=written(next(said)))
        for number in range(19):
            reply((cast.member, cast.other, cast.facilitator)[number % 3], long, written=written(next(said)))
        for _each in range(8):
            thread(cast.other, cast.wells, " ".join(next(said)[:70].split()), next(said))
        return cast, {"home": "/", "community": "/communities/wells", "thread": f"/threads/{long.id}"}, live(cast.wells, cast.facilitator).id


def spoken():
    """Paragraphs of real length, none twice."""
    for file in sorted(TALK.glob("*.md")):
        for words in file.read_text().split("\n\n"):
            if len(words) > 250 and not words.startswith(("---", "+++", "#")):
                yield words


class Scales:
    """Weighs what arrives at one page's browser."""

    def __init__(self, page):
        self.page, self.bytes, self.addresses = page, 0, []
        line = page.context.new_cdp_session(page)
        line.send("Network.enable")
        line.on("Network.loadingFinished", lambda event: self._add(event["encodedDataLength"]))
        line.on("Network.webSocketFrameReceived", lambda event: self._add(len(event["response"]["payloadData"]) + 4))
        line.on("Network.requestWillBeSent", lambda event: self.addresses.append(event["request"]["url"]))

    def _add(self, count):
        self.bytes += count

    def weigh(self, path) -> float:
        """Open a page and wait until nothing more comes; bytes since."""
        before = self.bytes
        self.page.goto(path, wait_until="networkidle")
        return self.bytes - before


@pytest.mark.parametrize("name", ["home", "community", "thread"])
@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_an_ordinary_page_is_light_at_first_and_lighter_after(browser, talk, name, phone):
    cast, pages, _live = talk
    scales = Scales(browser.page(cast.member, phone=phone))
    first, repeat = scales.weigh(pages[name]), scales.weigh(pages[name])
    assert (first <= FIRST, repeat <= REPEAT) == (True, True), (first / KB, repeat / KB)
    print(f"{name}: first {first / KB:.1f} KB, repeat {repeat / KB:.1f} KB")


def test_after_ten_seconds_the_socket_comes_unless_data_is_saved(browser, talk):
    cast, pages, _live = talk
    page, sparing = browser.page(cast.member), browser.page(cast.member)
    sparing.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    scales, spared = Scales(page), Scales(sparing)
    for each in (scales, spared):
        each.page.clock.install(time=0)
        each.page.clock.pause_at(1000)
        each.weigh(pages["thread"])
        each.page.clock.fast_forward(9900)
    assert not any("socket.io" in address for address in scales.addresses)
    heard = []
    page.on("websocket", lambda line: line.on("framereceived", lambda frame: heard.append(frame)))
    page.clock.fast_forward(200)
    sparing.clock.fast_forward(60_000)
    while not heard:  # pytest's own patience is the limit
        page.wait_for_timeout(20)
    page.wait_for_load_state("networkidle")
    assert any("socket.io" in address for address in scales.addresses) and scales.bytes <= WITH_SOCKET, scales.bytes / KB
    assert not any("socket.io" in address or "news.js" in address for address in spared.addresses)


def test_the_live_room_is_light(browser, talk):
    cast, _pages, live_id = talk
    scales = Scales(browser.page(cast.member, phone=True))
    weight = scales.weigh(f"/live/{live_id}/room")
    scales.page.locator("#line", has_text="Connected").wait_for()
    assert weight > 10 * KB and scales.bytes <= ROOM, scales.bytes / KB
