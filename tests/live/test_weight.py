"""The room costs at most sixty kilobytes on the wire, the Socket.IO client in it; its own modules come as one."""

import gzip
import re

from tests.makers.live import live

MOST = 60 * 1024
HEAD = 300  # bytes of headers of one answer


def packed(body: bytes) -> int:
    return len(gzip.compress(body, 9)) + HEAD


def test_the_room_fits_its_budget(cast, signed_in):
    visitor = signed_in(cast.member)
    page = visitor.get(f"/live/{live(cast.wells, cast.facilitator).id}/room")
    files = set(re.findall(r'(?:src|href)="(/static/\w+/[\w./-]+)', page.html))
    whole = packed(page.html.encode()) + sum(packed(visitor.get(path).response.data) for path in files)
    assert whole <= MOST, whole
    assert len([path for path in files if path.endswith(".js")]) == 3, "the page's own script, the room as one, the Socket.IO client"
    print(f"room_kb={whole / 1024:.1f}")
