"""One std voice to 10,000 listeners of the whole hub, and the storm after a restart: `make bench-listeners`, or with `--listeners N` by hand.

Every listener is a person with a sign-in and a cookie, comes into an open session by a handshake, and listens as a page does. Limits (the
issue's): lost 0, p99_ms below 500, slow_kb at most 64, hour_mb at most 8, the others' p99 with readers of 1 KB/s at most 1.10 times.
"""

import json
import resource
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy import insert

from bench.broadcast.running import ROOT, Gathered
from bench.world import SECRET, cookie, hub_on
from hub.accounts.models import Person, SignIn
from hub.clock import now
from hub.communities.models import Membership
from hub.communities.queries import hashed
from hub.live import sounding  # noqa: F401 - the tables are loaded whole
from hub.storage.unit import db, unit_of_work
from tests.cast import make_cast
from tests.live.audio.voices import encoded, tune
from tests.makers.live import live
from tests.serving import cookie_of

LISTENERS, SPARE = 10_000, 300  # lines; files the hub needs besides
SECONDS = 20
SLOW = 50  # readers of 1 KB/s


def main() -> None:
    """Gather, listen, listen beside slow readers, restart; print what was measured and the line of figures."""
    count = _wished()
    with hub_on("sqlite") as hub, tempfile.TemporaryDirectory() as folder, _crowd(Path(folder), hub, count) as crowd:
        before, busy = hub.rss_mb(), hub.cpu()
        found = crowd.ask("gather", count=count, small=SLOW)
        busy = (hub.cpu() - busy) / count * 1000
        _tell(
            f"{found['lines']} listeners in {found['seconds']:.0f} s, {found['per_second']:.0f} a second from knock to hearing, "
            f"{busy:.1f} ms of CPU each; {_faults(hub)}"
        )
        line_kb = (hub.rss_mb() - before) * 1024 / count
        crowd.ask("speak")
        crowd.ask("listen", seconds=3)
        alone = _listen(crowd, hub, "all read")
        slow_kb, beside = _beside_slow(crowd, hub)
        hour_mb = alone["wire"] / alone["seconds"] * 3600 / 1e6
        plain_mb, down_mb = (alone[name] / alone["seconds"] * 3600 / 1e6 for name in ("plain", "down"))
        _tell(f"memory a listener {line_kb:.0f} KB")
        _tell(f"an hour: {plain_mb:.2f} MB as WebSockets, {down_mb:.2f} to the listener with TLS, TCP and IP, {hour_mb:.2f} both ways")
        ratios = [beside[name] / alone[name] for name in ("p99_ms", "p50_ms")]
        _tell(f"beside {SLOW} readers of 1 KB/s the others' p99 is {ratios[0]:.2f} times as long (limit 1.10), the median {ratios[1]:.2f}")
        _storm(crowd, hub, count)
    lost = alone["lost"] + alone["deaf"] + beside["lost"] + beside["deaf"]
    print(f"listeners={found['lines']} lost={lost} p99_ms={alone['p99_ms']:.0f} slow_kb={slow_kb:.0f} hour_mb={hour_mb:.2f}")


def _wished() -> int:
    asked = int(sys.argv[sys.argv.index("--listeners") + 1]) if "--listeners" in sys.argv else LISTENERS
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1] - SPARE
    if asked > most:
        _tell(f"this machine allows a process {most + SPARE} open files, so {most} listeners instead of {asked}")
    return min(asked, most)


@contextmanager
def _crowd(folder: Path, hub, count: int):
    with unit_of_work():
        cast = make_cast()
        room = live(cast.wells, cast.facilitator).id
        speaker, place = cookie(cast.facilitator), cast.wells.id
    plan = {"port": hub.port, "live": room, "cookies": _people(place, count), "speaker": speaker, "tune": [packet.hex() for packet in encoded(tune(12))]}
    (folder / "plan.json").write_text(json.dumps(plan))
    crowd = Gathered.__new__(Gathered)
    crowd.process = subprocess.Popen(
        [sys.executable, "-m", "bench.listeners.crowd", str(folder / "plan.json")], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )
    try:
        yield crowd
    finally:
        crowd.end()


def _people(place: int, count: int) -> list[str]:
    """Members of a community, each with a device signed in; their cookies."""
    at, tokens = now(), [f"a-listener-of-the-benchmark-{number:05}" for number in range(count)]
    with unit_of_work():
        first = 1_000_000
        db.execute(insert(Person), [
            {"id": first + number, "handle": f"ear{number}", "name": f"Ear {number}", "address": f"ear{number}@example.org", "state": "active", "agreed_at": at}
            for number in range(count)])
        db.execute(insert(SignIn), [
            {"person_id": first + number, "token_hash": hashed(token), "ends_at": at + timedelta(days=1)} for number, token in enumerate(tokens)])
        db.execute(insert(Membership), [{"person_id": first + number, "community_id": place} for number in range(count)])
    return [cookie_of(SECRET, token) for token in tokens]


def _listen(crowd, hub, what: str, **more) -> dict:
    before, waited = hub.cpu(), _waited(hub, crowd)
    heard = crowd.ask("listen", seconds=SECONDS, **more)
    busy, waited = (hub.cpu() - before) / heard["seconds"], _waited(hub, crowd) - waited
    _tell(
        f"{what}: {heard['bundles']} bundles heard, {heard['lost']} lost, {heard['deaf']} deaf, p50 {heard['p50_ms']:.0f} ms, p99 {heard['p99_ms']:.0f} ms, "
        f"most {heard['most_ms']:.0f} ms; the hub used {busy:.0%} of a core, {busy * heard['seconds'] / max(1, heard['bundles']) * 1e6:.1f} us a bundle; "
        f"{heard['reports']} reports; skips {heard['skips']} and {heard['slow_skips']}; both waited {waited:.1f} s for a core that others used"
    )
    return heard


def _waited(hub, crowd) -> float:
    """Seconds that hub and crowd were ready and had no core (Linux's schedstat)."""
    return sum(int(Path(f"/proc/{one.process.pid}/schedstat").read_text().split()[1]) / 1e9 for one in (hub, crowd))


def _beside_slow(crowd, hub) -> tuple[float, dict]:
    """(KB the hub and its kernel hold for a slow reader, what the others heard)."""
    before = hub.rss_mb()
    beside = _listen(crowd, hub, f"{SLOW} of them read 1 KB/s", slow=True)
    grown = max(0.0, hub.rss_mb() - before) * 1024 / SLOW
    ports = set(crowd.ask("ports")["ports"])
    kernel = [held for port, held in _kernel_held(hub.port) if port in ports]
    mean, most = sum(kernel) / len(kernel) / 1024, max(kernel) / 1024
    _tell(f"for a slow reader the kernel holds {mean:.0f} KB (at most {most:.0f}), the process grew by {grown:.0f} KB each")
    return max(kernel) / 1024 + grown, beside


def _kernel_held(port: int):
    """(the other side's port, bytes of kernel memory queued for it) of each line of the hub."""
    said = subprocess.run(["ss", "-tmnHO", f"sport = :{port}"], capture_output=True, text=True, check=True).stdout
    for line in said.splitlines():
        fields = line.split()
        if fields[0] == "ESTAB" and ",w" in line:
            yield int(fields[4].rpartition(":")[2]), int(line.partition(",w")[2].partition(",")[0])


def _storm(crowd, hub, count: int) -> None:
    """End the hub, start it again, and have everybody come back at once."""
    crowd.ask("hush")
    ended = time.monotonic()
    hub.stop(signal.SIGTERM, patience=120)
    stopped = time.monotonic() - ended
    hub.start()
    back = crowd.ask("gather", count=count, at_once=512)
    _tell(
        f"restart: ended in {stopped:.1f} s, up in {hub.start_s:.1f} s; {back['lines']} back in {back['seconds']:.0f} s, reconnect={back['per_second']:.0f}/s "
        f"from knock to hearing (Node accepts 490 sockets a second, without sign-in or room); {_faults(hub)}"
    )


def _faults(hub) -> str:
    return f"{hub.said().count('Traceback')} tracebacks"


def _tell(words: str) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    main()
