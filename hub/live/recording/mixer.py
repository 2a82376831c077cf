"""The process that mixes with PyAV: `python -m hub.live.recording.mixer MS:FILE…` writes one Ogg Opus file to its output and is gone."""

import os
import resource
import sys

from hub.live.audio.opus import RATE, STEP
from hub.live.recording.filling import whole
from hub.live.recording.overlaps import LIMITER

MEMORY = 1024 * 1024 * 1024
NICER = 10


def main(tracks: list[str]) -> None:
    """Mix the files, each begun after its milliseconds."""
    os.nice(NICER)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.buffer.write(whole(_mixed([(int(ms), path) for ms, _, path in (track.partition(":") for track in tracks)])))


def _mixed(tracks: list[tuple[int, str]]) -> list[bytes]:
    import av

    boxes = [av.open(path) for _, path in tracks]
    graph, inputs = _graph(av, [ms for ms, _ in tracks])
    frames = [box.decode(audio=0) for box in boxes]
    coder, packets, open_inputs = _coder(av), [], dict(enumerate(inputs))
    while open_inputs:
        for number in list(open_inputs):
            frame = next(frames[number], None)
            open_inputs[number].push(frame)
            if frame is None:
                del open_inputs[number]
        packets += _ready(av, graph, coder)
    packets += [bytes(packet) for packet in coder.encode(None)]
    return packets


def _graph(av, delays: list[int]):
    graph, inputs = av.filter.Graph(), []
    mix = graph.add("amix", f"inputs={len(delays)}:normalize=0")
    for number, ms in enumerate(delays):
        source = graph.add("abuffer", f"sample_rate={RATE}:sample_fmt=fltp:channel_layout=mono:time_base=1/{RATE}")
        late = graph.add("adelay", f"{ms}:all=1")
        source.link_to(late)
        late.link_to(mix, 0, number)
        inputs.append(source)
    last = mix
    for name, words in (("alimiter", LIMITER), ("aformat", f"sample_fmts=s16:channel_layouts=mono:sample_rates={RATE}"), ("asetnsamples", f"n={STEP}:p=1"),
                        ("abuffersink", None)):
        step = graph.add(name, words)
        last.link_to(step)
        last = step
    graph.configure()
    return graph, inputs


def _coder(av):
    coder = av.CodecContext.create("libopus", "w")
    coder.sample_rate, coder.layout, coder.format, coder.bit_rate = RATE, "mono", "s16", 24_000
    coder.options = {"frame_duration": str(STEP // 48), "application": "voip"}
    return coder


def _ready(av, graph, coder) -> list[bytes]:
    packets = []
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return packets
        frame.pts = None
        packets += [bytes(packet) for packet in coder.encode(frame)]


if __name__ == "__main__":
    main(sys.argv[1:])
