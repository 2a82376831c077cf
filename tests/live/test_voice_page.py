"""The browser's half of the voice, a piece at a time: bundles are the server's own, and Opus comes out of the microphone."""

import struct

import pytest
from playwright.sync_api import expect

from hub.live.audio.bundles import END, START, Bundle, pack, unpack
from tests.cast import make_cast
from tests.makers.live import english

PACKED = """async ([module, list]) => {
  const { pack } = await import(module);
  return list.map((one) => [...pack({ ...one, packets: one.packets.map((packet) => Uint8Array.from(packet)) })]);
}"""
UNPACKED = """async ([module, list]) => {
  const { unpack } = await import(module);
  return list.map((bytes) => {
    try { const one = unpack(Uint8Array.from(bytes)); return { ...one, packets: one.packets.map((packet) => [...packet]) }; } catch { return null; }
  });
}"""
TOC = 0x18  # 60 ms of one channel
SIZES = [[1], [251], [252], [253, 254, 255, 256], [400, 3, 400], [90] * 8]


@pytest.fixture
def check(served, browser):
    """The sound check, opened by a member; `check.module(name)` is the address of a module of the voice."""
    served.empty()
    with served.unit():
        cast = english(make_cast())
    page = browser.page(cast.member)
    page.goto("/live/sound-check")
    script = page.locator("script[src*=sound-check]").get_attribute("src")
    page.member = cast.member
    page.module = lambda name: script.replace("sound-check", name)
    return page


def bundles() -> list[Bundle]:
    return [Bundle(START | END, 7 + at, 70_000 * at, 2**31 + at, 127 - at, tuple(bytes([TOC]) + bytes([at]) * (size - 1) for size in sizes), 2880)
            for at, sizes in enumerate(SIZES)]


def shown(bundle: Bundle) -> dict:
    return {**{name: getattr(bundle, name) for name in ("flags", "stream", "seq", "t_ms", "level")}, "packets": [list(one) for one in bundle.packets]}


def test_the_page_and_the_server_write_the_same_bytes(check):
    made = check.evaluate(PACKED, [check.module("bundles"), [shown(one) for one in bundles()]])
    assert [bytes(one) for one in made] == [pack(one) for one in bundles()]
    assert [unpack(bytes(one)) for one in made] == bundles()


def test_the_page_reads_what_the_server_writes_and_nothing_else(check):
    whole = [pack(one) for one in bundles()]
    broken = [whole[3][:-1], whole[3] + b"x", whole[0][:13], b"\x20" + whole[0][1:], struct.pack(">BBHIIBB", 16, 0, 1, 0, 0, 0, 0), b""]
    read = check.evaluate(UNPACKED, [check.module("bundles"), [list(one) for one in whole + broken]])
    assert read == [shown(one) for one in bundles()] + [None] * len(broken)


def test_the_sound_check_hears_the_microphone_and_says_which_rung_fits(check):
    check.get_by_role("button", name="Test the line").click()
    expect(check.locator("#line-said")).to_contain_text("Listen on: Live")
    check.get_by_role("button", name="Play a tone").click()
    expect(check.locator("#tone-said")).to_contain_text("hear a tone")
    check.get_by_role("button", name="Speak and hear yourself").click()
    expect(check.locator("#mic-said")).to_contain_text("You are heard well", timeout=15_000)


def test_the_sound_check_says_what_to_expect_without_script(browser, check):
    plain = browser.page(check.member, javascript=False)
    plain.goto("/live/sound-check")
    expect(plain.locator("main")).to_contain_text("The tests need JavaScript")
    expect(plain.get_by_role("button", name="Test the line")).to_be_hidden()
    expect(plain.get_by_role("row", name="Slow line")).to_contain_text("7")
