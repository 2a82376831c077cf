"""Tracks: whole to the last second, whatever happens to the process or the disk."""

import os
import signal
import subprocess
import sys

import pytest

from hub.live.recording.ogg import Broken, heads, pages
from hub.live.recording.reading import looked_through
from hub.live.recording.tracks import Track
from tests.live.audio.voices import alike, encoded, noise, played, tune


def test_a_track_is_on_the_disk_each_second(tmp_path):
    synced = []
    track = Track.begin(tmp_path / "a.ogg", sync=synced.append)
    for number, packet in enumerate(noise(100), 1):
        track.add(packet)
        assert number - len(looked_through(tmp_path / "a.ogg").packets) <= 16
    track.flush()
    assert len(looked_through(tmp_path / "a.ogg").packets) == 100 and len(synced) == 8
    track.close()
    assert looked_through(tmp_path / "a.ogg").ended


@pytest.mark.parametrize("cut", range(130, 4_000, 587))
def test_a_track_cut_anywhere_goes_on_as_one_stream(tmp_path, cut):
    path, packets = tmp_path / "a.ogg", encoded(tune(4))
    track = Track.begin(path)
    for packet in packets[:40]:
        track.add(packet)
    track.file.close()
    os.truncate(path, min(cut, path.stat().st_size - 1))
    track = Track.resume(path)
    kept = track.count
    for packet in packets[kept:]:
        track.add(packet)
    track.close()
    found = looked_through(path)
    assert found.packets == packets and found.ended and found.whole and found.granule == len(packets) * 2_880
    assert [one.number for one, _ in pages(path.read_bytes())] == list(range(found.pages))
    assert alike(tune(4), played(path)) > 0.9


def test_a_process_killed_while_writing_loses_a_second_at_most(tmp_path):
    writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(tmp_path / "a.ogg")], stdout=subprocess.PIPE)
    told = [int(writer.stdout.readline()) for _ in range(200)]
    os.kill(writer.pid, signal.SIGKILL)
    rest = [int(line) for line in writer.communicate()[0].splitlines() if line]
    track = Track.resume(tmp_path / "a.ogg")
    track.file.close()
    assert (rest or told)[-1] - track.count <= 16


_WRITER = """
import sys, pathlib
from hub.live.recording.tracks import Track
track = Track.begin(pathlib.Path(sys.argv[1]))
for number in range(100_000):
    track.add(b"\\x58" + bytes(100))
    print(number, flush=True)
"""


@pytest.mark.parametrize("size", [0, 20, 60])
def test_a_file_without_whole_heads_is_not_gone_on_with(tmp_path, size):
    (tmp_path / "a.ogg").write_bytes(heads(3)[:size])
    with pytest.raises(Broken):
        Track.resume(tmp_path / "a.ogg")


def test_a_finished_track_is_not_gone_on_with(tmp_path):
    Track.begin(tmp_path / "a.ogg").close()
    with pytest.raises(Broken, match="ended"):
        Track.resume(tmp_path / "a.ogg")
    with pytest.raises(FileExistsError):
        Track.begin(tmp_path / "a.ogg")


def test_a_full_disk_leaves_whole_pages(tmp_path):
    full = []

    def sync(fd):
        if full:
            raise OSError("no space left")

    track = Track.begin(tmp_path / "a.ogg", sync=sync)
    for packet in noise(40):
        track.add(packet)
    full.append(True)
    with pytest.raises(OSError, match="no space"):
        for packet in noise(40):
            track.add(packet)
    assert looked_through(tmp_path / "a.ogg").whole
    full.clear()
    track.file.close()
    again = Track.resume(tmp_path / "a.ogg")
    again.close()
    assert again.count == 32
