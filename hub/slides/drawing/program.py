"""The program that draws: reads what to draw as one line of JSON, writes each page as it is done; limited, and ended when it is late."""

import json
import os
import resource
import sys

MEMORY = 640 * 1024 * 1024
CPU_SECONDS = 50
MOST_WRITTEN = 32 * 1024 * 1024
NICER = 15  # voices come first


def main() -> None:
    """Draw `count` pages of `path` from page `start` on (0 is the first); the answer is read by `darkroom`."""
    os.nice(NICER)
    if hasattr(os, "SCHED_BATCH"):
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))  # it interrupts nobody who wakes up
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_FSIZE, MOST_WRITTEN), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (most, most))
    order = json.loads(sys.stdin.buffer.read())
    from hub.discussions.pictures import BadPicture
    from hub.slides.drawing.pages import Unreadable, opened, page_of, picture_page

    try:
        if order["kind"] == "picture":
            _say({"pages": 1})
            return _give(picture_page(order["path"]))
        document = opened(order["path"])
        _say({"pages": len(document)})
        for number in range(order["start"], min(order["start"] + order["count"], len(document))):
            _give(page_of(document, number))
    except Unreadable as problem:
        _say({"problem": str(problem)})
    except BadPicture:
        _say({"problem": "broken"})


def _give(page) -> None:
    _say({"text": page.text, "size": page.size, "small": len(page.small), "large": len(page.large)})
    sys.stdout.buffer.write(page.small + page.large)
    sys.stdout.buffer.flush()


def _say(value: dict) -> None:
    sys.stdout.buffer.write(json.dumps(value).encode() + b"\n")
    sys.stdout.buffer.flush()
