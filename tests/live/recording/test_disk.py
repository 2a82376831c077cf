"""The disk is waited for aside."""

import os
import subprocess
import sys

from hub.live.recording.disk import sync_aside


def test_a_worker_simply_waits(tmp_path):
    with (tmp_path / "a").open("wb") as file:
        file.write(b"sound")
        file.flush()
        sync_aside(file.fileno())
    assert (tmp_path / "a").read_bytes() == b"sound" and os.path.exists(tmp_path)


def test_the_web_process_goes_on_while_the_disk_works(tmp_path):
    done = subprocess.run([sys.executable, "-c", _WEB, str(tmp_path / "a.ogg")], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["100", "0"], done.stderr


_WEB = """
from gevent import monkey
monkey.patch_all()
import gevent, os, sys, pathlib
from hub.live.recording.disk import sync_aside
from hub.live.recording.reading import looked_through
from hub.live.recording.tracks import Track
gevent.get_hub().threadpool.apply(len, ("warm",))
before = len(os.listdir("/proc/self/fd"))
track = Track.begin(pathlib.Path(sys.argv[1]), sync=sync_aside)
for number in range(100):
    track.add(b"\\x58" + bytes(100))
track.close()
gevent.get_hub().threadpool.join()
gevent.sleep(0.1)
print(len(looked_through(pathlib.Path(sys.argv[1])).packets), len(os.listdir("/proc/self/fd")) - before)
"""
