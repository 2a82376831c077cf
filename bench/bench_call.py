"""A call of a pair, mouth to ear, through the hub and through a real TURN server: `python -m bench.bench_call [seconds]`.

Two browsers that wear headphones each say short tones; a tone's way is measured as in bench_voice_ear. For the second call no address of a device
may be used (`iceTransportPolicy: "relay"`), so that the direct line can only be found through coturn, which is started here (`apt-get install coturn`)
with a secret shared with the hub, and killed while the two talk.
"""

import contextlib
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from bench.bench_voice_ear import EVERY_S, LIMITS, ONSETS, SETTLED_S, tones, ways
from bench.figures import Figures, p95
from tests.browser import Browser, launch, launched
from tests.cast import make_cast
from tests.makers import mentorship as make
from tests.makers.live import english
from tests.serving_outside import Served

SECRET, PORT, PATIENCE = "a secret of this benchmark and its TURN server", 34_780, 60_000
NO_TONES = "OscillatorNode.prototype.connect = () => ({ connect() {} });"  # of the page: only the voice is listened to
THROUGH_HUB = "delete window.RTCPeerConnection;"
THROUGH_TURN = """{ const Real = RTCPeerConnection;
window.RTCPeerConnection = function (how) { return (window.own = new Real({ ...how, iceTransportPolicy: "relay" })); }; }"""
PATH = """async () => {
  const stats = new Map(await window.own.getStats());
  const transport = [...stats.values()].find(({ type }) => type === "transport");
  const pair = stats.get(transport.selectedCandidatePairId);
  return [pair.localCandidateId, pair.remoteCandidateId].map((id) => stats.get(id).candidateType).join(" - ");
}"""


def main() -> None:
    """Print the figures; exit status 1 when a promise is broken."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    found = Figures("A mentor call, two browsers, the hub and a TURN server on one machine")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright, contextlib.ExitStack() as at_end:
        address = own_address()
        served = Served(Path(folder) / "hub", HUB_TURN_URLS=f"turn:{address}:{PORT}", HUB_TURN_SECRET=SECRET)
        at_end.callback(served.stop)
        launch(playwright).close()  # installs one where there is none
        path = tones(Path(folder) / "tones.wav")
        running = launched(playwright.chromium, f"--use-file-for-fake-audio-capture={path}")
        at_end.callback(running.close)
        with _call(served, running, THROUGH_HUB) as (mentor, mentee):
            _talk(found, "through the hub", mentor, mentee, seconds)
        if shutil.which("turnserver"):
            turn = started(address, Path(folder))
            at_end.callback(turn.kill)
            with _call(served, running, THROUGH_TURN) as (mentor, mentee):
                _through_turn(found, turn, mentor, mentee, seconds)
        else:
            found.tell("through TURN", "no turnserver")
    found.end()


def _through_turn(found: Figures, turn, mentor, mentee, seconds: int) -> None:
    began = time.monotonic()
    _expect_way((mentor, mentee), "through a relay server that this hub has chosen")
    found.tell("TURN: taken after", f"{time.monotonic() - began:.1f} s")
    kinds = {page.evaluate(PATH) for page in (mentor, mentee)}
    found.property("TURN: path of both", ", ".join(kinds), kinds == {"relay - relay"}, "relay - relay")
    _talk(found, "TURN", mentor, mentee, seconds)
    before = time.time() * 1000
    turn.kill()
    turn.wait()
    began = time.monotonic()
    _expect_way((mentor, mentee), "through the hub")
    found.tell("TURN killed: back at the hub after", f"{time.monotonic() - began:.1f} s")
    mentor.wait_for_timeout(15_000)
    _count(found, "TURN killed", mentor, mentee, before)


def _expect_way(pages, words: str) -> None:
    for page in pages:
        expect(page.locator("#call-way")).to_have_text(words, timeout=PATIENCE)


def _talk(found: Figures, name: str, mentor, mentee, seconds: int) -> None:
    """Both ways: every tone arrives, and how long it took."""
    began = time.time() * 1000
    mentor.wait_for_timeout((SETTLED_S + seconds) * 1000)
    late = began + SETTLED_S * 1000
    settled = ways(mentor, mentee, late) + ways(mentee, mentor, late)
    found.tell(f"{name}: median of {len(settled)} tones after {SETTLED_S} s", f"{statistics.median(settled):.0f} ms")
    found.time(f"{name}: p95 of them", p95(settled), LIMITS["fast"])
    _count(found, name, mentor, mentee, began)


def _count(found: Figures, name: str, mentor, mentee, since: float) -> None:
    """Tones said since a moment and heard by the other, but for the last, which may be on its way."""
    until = time.time() * 1000 - EVERY_S * 1000
    for mouth, ear, who in ((mentor, mentee, "mentor"), (mentee, mentor, "mentee")):
        said, heard = ([at for at in page.evaluate(f"window.{which}") if at > since] for page, which in ((mouth, "said"), (ear, "heard")))
        said = [at for at in said if at < until]
        arrived = sum(any(at < one < at + EVERY_S * 1000 for one in heard) for at in said)
        found.property(f"{name}: tones of the {who} heard", f"{arrived} of {len(said)}", arrived == len(said) > 0, "all")


@contextlib.contextmanager
def _call(served: Served, running, script: str):
    """Two pages of a pair that talk with headphones."""
    served.empty()
    with served.unit():
        cast = english(make_cast())
        pair = make.pair(cast.member, cast.other)
    browser = Browser(running, served)
    pages = mentor, mentee = browser.page(cast.member), browser.page(cast.other)
    for page in pages:
        for one in (NO_TONES, ONSETS, script):
            page.add_init_script(one)
        page.goto(f"/mentoring/{pair.id}/call")
        page.locator("#headphones").check()
    mentor.locator("#call-start").click()
    mentee.locator("#call-answer").click()
    for page in pages:
        expect(page.locator("#call-state")).to_have_text("You are connected.", timeout=PATIENCE)
    yield pages
    mentor.locator("#call-end").click()
    expect(mentee.locator("#call-state")).to_have_text("The call is over.", timeout=PATIENCE)
    browser.close()


def own_address() -> str:
    """An address of this machine that is not its loopback: coturn reaches no peer there."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.connect(("192.0.2.1", 9))  # nothing is sent
        return one.getsockname()[0]


def started(address: str, folder: Path) -> subprocess.Popen:
    """A coturn that speaks as README says a hub's does."""
    log = (folder / "turn.log").open("wb")
    return subprocess.Popen([
        "turnserver", "-n", "--use-auth-secret", f"--static-auth-secret={SECRET}", "--realm=hub.example.org", f"--listening-ip={address}",
        f"--relay-ip={address}", f"--listening-port={PORT}", "--no-tls", "--no-dtls", "--no-cli", "--fingerprint", "--pidfile", str(folder / "turn.pid"),
        f"--userdb={folder / 'turn.db'}", "--log-file=stdout",
    ], stdout=log, stderr=log)


if __name__ == "__main__":
    main()
