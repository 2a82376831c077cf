"""What a voice costs the server before any line is touched: `python -m bench.bench_voice`.

One hour of one speaker at 16 kbit/s in bundles of 180 ms: validated, relayed to 10,000 listeners' numbers, recorded with fsync each second,
cut into segments, muxed for a pocket listener, published. Figures are CPU time of this thread, the least of three rounds where a round is short.
"""

import tempfile
import time
import tracemalloc
from pathlib import Path

from bench.figures import Figures
from hub.live.audio.bundles import pack, unpack
from hub.live.audio.intake import Intake
from hub.live.audio.lanes import WIRE_BYTES
from hub.live.audio.relay import Relay
from hub.live.recording.mixing import publish
from hub.live.recording.ogg import page
from hub.live.recording.pocket import Pocket
from hub.live.recording.programme import Programme
from hub.live.recording.recorder import Recorder
from hub.live.recording.segments import Segments
from tests.live.audio.voices import encoded, spoken, tune

HOUR_MS = 3_600_000
LISTENERS = 10_000


class Nobody:
    """A door that counts bytes and sends nothing."""

    def __init__(self):
        self.bytes = {"fast": 0, "std": 0, "slow": 0}

    def to_lane(self, kind, data):
        """Count what a lane costs each listener."""
        self.bytes[kind] += len(data) + WIRE_BYTES

    def to_one(self, listener, data):
        """Nothing."""

    def place(self, listener, kind):
        """Nothing."""

    def tell(self, listener, event):
        """Nothing."""


class Clock:
    """Session time, told."""

    ms = 0

    def __call__(self):
        return self.ms


def main() -> None:
    """Print the figures; exit status 1 when a limit of bytes is broken."""
    found = Figures("A voice before any line is touched")
    packets = encoded(tune(12))
    hour = _hour(packets)
    frames = [pack(bundle) for bundle in hour]
    found.time("validate a bundle of 3 packets", _least(lambda: [unpack(frame) for frame in frames[:5_000]]) / 5, 30, "us")
    found.time("one Ogg page of a second", _least(lambda: [page(packets[:16], 1, 2, number) for number in range(5_000)]) / 5, 50, "us")
    clock = Clock()
    intake = Intake(1, clock)
    found.time("one hour: intake", _cpu(lambda: _say(clock, hour, lambda bundle: intake.take(pack(bundle)))), 3, "s")
    _relay(found, clock, hour)
    with tempfile.TemporaryDirectory() as name:
        _recording(found, clock, hour, Path(name))
    found.end()


def _hour(packets: list[bytes]) -> list:
    many = (packets * (HOUR_MS // 60 // len(packets) + 1))[:HOUR_MS // 60]
    return spoken(many)


def _say(clock, bundles, *takers) -> None:
    for bundle in bundles:
        clock.ms = bundle.t_ms + bundle.ms
        for take in takers:
            take(bundle)


def _relay(found, clock, hour) -> None:
    door = Nobody()
    relay = Relay(door, lambda: clock.ms / 1000)
    clock.ms = 0
    tracemalloc.start()
    for number in range(LISTENERS):
        relay.listen(number, cap=20_000_000)
    memory = tracemalloc.get_traced_memory()[0] / LISTENERS
    tracemalloc.stop()
    found.property("memory of a listener in the relay", f"{memory:.0f} B", memory < 1_024, "< 1 KB")
    found.time("one hour: relay, without looking after listeners", _cpu(lambda: _say(clock, hour, relay.push)), 5, "s")
    report = _least(lambda: [relay.report(number, 1, 59_999, {"buf_ms": 900}) for number in range(LISTENERS)]) / 10
    assert {one.state for one in relay.listeners.values()} == {"on"}
    found.time(f"look after {LISTENERS:,} listeners once", _least(relay.tick), 50, "ms")
    found.time("one listener's report", report, 20, "us")
    for kind, limit in (("std", 8), ("slow", 8)):
        megabytes = door.bytes[kind] / 1e6
        found.property(f"one hour of listening, {kind}, wire included", f"{megabytes:.2f} MB", megabytes < limit, f"< {limit} MB")


def _recording(found, clock, hour, folder) -> None:
    clock.ms = 0
    recorder = Recorder(folder / "hour", clock)
    recorder.start()
    began = time.monotonic()
    cpu = _cpu(lambda: _say(clock, hour, lambda bundle: recorder.take(bundle, 1)))
    found.time("one hour: recording, fsync each second", cpu, 10, "s")
    found.tell("the same, waiting for the disk included", f"{time.monotonic() - began:.1f} s")
    recorder.stop()
    found.time("publish that hour", _cpu(lambda: publish(folder / "hour")), 10, "s")
    found.tell("its bytes", f"{(folder / 'hour' / 'recording-1.ogg').stat().st_size / 1e6:.2f} MB")
    clock.ms = 0
    segments = Segments(folder / "segments")
    programme = Programme(clock, segments.add)
    found.time("one hour: segments", _cpu(lambda: _say(clock, hour, programme.take, lambda _: segments.tick(clock.ms))), 10, "s")
    sizes = [one.bytes for one in segments.after(0, most=1_000)]
    found.tell("a segment of 6 s at 16 kbit/s", f"{sum(sizes) / len(sizes) / 1000:.1f} kB")
    clock.ms = 0
    programme = Programme(clock)
    pocket = Pocket(programme)
    sent = []
    cpu = _cpu(lambda: _say(clock, hour, programme.take, lambda bundle: sent.append(len(pocket.ready())) if bundle.seq % 15 == 0 else None))
    found.time("one hour: one pocket listener and the programme", cpu, 10, "s")
    found.tell("its bytes, without TCP", f"{sum(sent) / 1e6:.2f} MB")


def _cpu(do) -> float:
    began = time.thread_time()
    do()
    return time.thread_time() - began


def _least(do) -> float:
    """Milliseconds of CPU, the least of three."""
    return min(_cpu(do) for _ in range(3)) * 1000


if __name__ == "__main__":
    main()
