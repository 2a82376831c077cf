"""The room costs at most sixty kilobytes on the wire, the Socket.IO client in it; every module it needs is asked for at once."""

import gzip
import re
from pathlib import Path

from tests.makers.live import live

STATIC = Path(__file__).parents[2] / "static"
MOST = 60 * 1024
HEAD = 300  # bytes of headers of one answer


def packed(body: bytes) -> int:
    return len(gzip.compress(body, 9)) + HEAD


def test_the_room_fits_its_budget(cast, signed_in):
    page = signed_in(cast.member).get(f"/live/{live(cast.wells, cast.facilitator).id}/room")
    files = set(re.findall(r'(?:src|href)="/static/\w+/([\w./-]+)', page.html))
    bundle = signed_in(cast.member).get(re.search(r'/static/\w+/css/site.css', page.html)[0]).response.data
    whole = packed(page.html.encode()) + packed(bundle) + sum(packed((STATIC / name).read_bytes()) for name in files - {"css/site.css"})
    assert whole <= MOST, whole
    asked = {name.removeprefix("js/live/") for name in files if name.startswith("js/live/")}
    assert asked == {path.name for path in (STATIC / "js" / "live").glob("*.js")} and "vendor/socket.io.esm.min.js" in files
    print(f"room_kb={whole / 1024:.1f}")
