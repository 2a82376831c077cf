"""Where a browser has no Opus of its own, one in WebAssembly stands in: the same packets both ways, or a plain no."""

import pytest

from hub.live.audio.opus import is_mono, samples_of
from tests.cast import make_cast
from tests.makers.live import english

# Encodes a second of a tone with one of them and decodes it with the other: the packets, and how often a second the sound that comes back crosses nought.
THERE_AND_BACK = """async ([from, to, tone]) => {
  const [there, back] = [await import(from), await import(to)];
  const packets = [], heard = [], onError = (error) => { throw error; };
  const outward = there.encoder({ bitrate: 16_000, onError, onPacket: (packet) => packets.push(packet) });
  for (let frame = 0; frame < 17; frame += 1) {
    outward.encode(Float32Array.from({ length: 2880 }, (_, at) => 0.3 * Math.sin(2 * Math.PI * tone * (frame * 2880 + at) / 48_000)));
  }
  await outward.finish();
  const inward = back.decoder({ onError, onSound: (samples, rate) => heard.push(...samples) });
  packets.forEach((packet) => inward.decode(packet));
  await inward.finish();
  let crossings = 0;
  for (let at = 19_200; at < 43_200; at += 1) crossings += heard[at - 1] < 0 && heard[at] >= 0;
  return { packets: packets.map((packet) => [...packet]), samples: heard.length, hertz: crossings * 2 };
}"""
WITHOUT = "delete globalThis.AudioEncoder; delete globalThis.AudioDecoder;"
TRIED = "async (module) => { const codec = await import(module); return [codec.decodes(), codec.firstCost() > 0, await codec.roundTrip()]; }"


@pytest.fixture
def module(served, browser):
    """`module(name, without=False)`: a page and the address of a module of the voice; without: in a browser without Opus of its own."""
    served.empty()
    with served.unit():
        member = english(make_cast()).member

    def opened(name: str, without: bool = False):
        page = browser.page(member)
        if without:
            page.add_init_script(WITHOUT)
        page.goto("/live/sound-check")
        return page, page.locator("script[src*=sound-check]").get_attribute("src").replace("sound-check", name)

    return opened


def test_what_one_encodes_the_other_decodes(module):
    page, wasm = module("wasm-codec")
    own = wasm.replace("wasm-codec", "own-codec")
    for there, back in ((wasm, own), (own, wasm), (wasm, wasm)):
        found = page.evaluate(THERE_AND_BACK, [there, back, 440])
        packets = [bytes(packet) for packet in found["packets"]]
        assert len(packets) >= 16 and {samples_of(packet) for packet in packets} == {2880}
        assert all(3 < len(packet) <= 400 and is_mono(packet) for packet in packets)
        assert found["samples"] == 2880 * len(packets) and abs(found["hertz"] - 440) <= 4


def test_without_opus_of_its_own_a_browser_hears_and_may_speak(module):
    page, codec = module("codec", without=True)
    assert page.evaluate(TRIED, codec) == [True, True, True]


def test_with_opus_of_its_own_nothing_is_fetched_for_it(module):
    page, codec = module("codec")
    assert page.evaluate(TRIED, codec) == [True, False, True]
    assert not [name for name in page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)") if "wasm-worker" in name or "libopus" in name]


def test_where_webassembly_may_not_run_nobody_is_offered_the_microphone(module, browser):
    page, codec = module("codec", without=True)
    page.route("**/libopus/**", lambda route: route.abort())
    assert page.evaluate(TRIED, codec)[2] is False
    browser.complaints.clear()  # the browser says what it could not fetch


def test_only_the_worker_may_run_webassembly(module):
    page, worker = module("wasm-worker")
    policy = [page.request.get(address).headers["content-security-policy"] for address in (worker, worker.replace("wasm-worker", "codec"), "/live/sound-check")]
    assert ["wasm-unsafe-eval" in one for one in policy] == [True, False, False]
