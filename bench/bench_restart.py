"""An orderly restart under load (REL-11): `python -m bench.bench_restart [--full] [sqlite|postgresql]`.

SIGTERM while lines are open, people talk and slow uploads are under way: every upload is answered, every page is told that the hub starts
anew and when to come back, the process ends with 0, nothing acknowledged is lost, and all pages are back within ten seconds of the new
start. Default: 60 lines and 8 uploads; --full: the row's 200 and 20. By itself SQLite only.
"""

import http.client
import sys
import threading
import time

from sqlalchemy import func, select

from bench.figures import Figures, full_size, p95
from bench.integrity import deviations
from bench.world import Broken, Browser, Line, cookie, hub_on
from hub.discussions.models import Post
from hub.live.models import Fact
from hub.storage.unit import unit_of_work
from tests.cast import make_cast
from tests.makers import membership, person
from tests.makers.discussions import thread
from tests.makers.live import live

LINES, UPLOADS, TALKERS = (200, 20, 10) if full_size() else (60, 8, 5)
SPREAD = 12  # different waits of the thirty there are, told in tenths of a second
SLOW = 8  # seconds an upload takes


class Page:
    """An open page: it hears of the restart, waits as long as it was told, and comes back, as `static/js/live/connection.js` does."""

    def __init__(self, hub, cookie_value: str, room: int, talks: bool):
        self.hub, self.cookie, self.room, self.talks = hub, cookie_value, room, talks
        self.told, self.acknowledged, self.back, self.waited = None, set(), None, 0.0
        self.line = Line(hub.url, cookie_value)
        self.line.ask("live:enter", live=room, last_seq=0)

    def stay(self, started) -> None:
        """Talk or listen until the line ends, then come back."""
        number = 0
        try:
            while True:
                if self.talks:
                    number += 1
                    key = f"talk-{id(self)}-{number:04}"
                    if self.line.ask("chat:say", live=self.room, text=key, client_id=key)["ok"]:
                        self.acknowledged.add(key)
                self.line.listen(0.6)
        except Broken:
            self.told = next((said[1].get("wait") for said in self.line.heard if said[0] == "hub:restarting"), None)
        self.come_back(started)

    def come_back(self, started) -> None:
        """Try again, first after the wait one was told, then with growing pauses up to five seconds, as the browser does."""
        pause = self.told or 1.0
        while self.back is None:
            time.sleep(pause)
            began = time.monotonic()
            try:
                line = Line(self.hub.url, self.cookie)
                if line.ask("live:enter", live=self.room, last_seq=0)["ok"]:
                    self.back, self.waited = time.monotonic(), (time.monotonic() - began) * 1000
                line.close()
            except (Broken, OSError):
                pause = min(5.0, pause * 2)


def main() -> None:
    """One database; the other behaves alike, as nothing here is the database's."""
    with hub_on("postgresql" if "postgresql" in sys.argv else "sqlite") as hub:
        with unit_of_work():
            cast = make_cast()
            people = [person() for _ in range(LINES + UPLOADS)]
            for one in people:
                membership(cast.wells, one)
            room, place = live(cast.wells, cast.facilitator).id, thread(cast.member, cast.wells).id
            cookies = [cookie(one) for one in people]
        pages = [Page(hub, value, room, at < TALKERS) for at, value in enumerate(cookies[:LINES])]
        statuses: list[int] = []
        uploads = [threading.Thread(target=_upload, args=(hub, value, place, at, statuses)) for at, value in enumerate(cookies[LINES:])]
        staying = [threading.Thread(target=page.stay, args=(None,)) for page in pages]
        for one in (*staying, *uploads):
            one.start()
        time.sleep(SLOW / 2)
        began = time.monotonic()
        code = hub.stop()
        ended = time.monotonic() - began
        hub.start()
        started = time.monotonic()
        for one in (*uploads, *staying):
            one.join(90)
        _tell(pages, statuses, code, ended, started, room, place)


def _upload(hub, cookie_value: str, place: int, number: int, statuses: list) -> None:
    browser = Browser(hub.url, cookie_value)
    page = browser.get(f"/threads/{place}/reply")[1]
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    fields = {"csrf_token": token, "key": f"slow-upload-{number:03}", "text": "A slow one"}
    head = "".join(f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items())
    head += '--x\r\nContent-Disposition: form-data; name="files"; filename="slow.txt"\r\nContent-Type: text/plain\r\n\r\n'
    body = head.encode() + b"slow line\n" * 20_000 + b"\r\n--x--\r\n"
    line = http.client.HTTPConnection(browser.host, timeout=60)
    line.putrequest("POST", f"/threads/{place}/reply")
    for name, value in {"Cookie": f"hub={browser.cookie}", "Content-Type": "multipart/form-data; boundary=x", "Content-Length": len(body)}.items():
        line.putheader(name, value)
    line.endheaders()
    step = len(body) // 40 + 1
    try:
        for start in range(0, len(body), step):
            line.send(body[start : start + step])
            time.sleep(SLOW / 40)
        statuses.append(line.getresponse().status)
    except (OSError, http.client.HTTPException) as error:
        statuses.append(repr(error))


def _tell(pages, statuses, code: int, ended: float, started: float, room: int, place: int) -> None:
    with unit_of_work(write=False) as db:
        lines = [data["text"] for data in db.scalars(select(Fact.data).where(Fact.live_id == room, Fact.kind == "chat:said"))]
        posts = db.scalar(select(func.count()).where(Post.thread_id == place, Post.files_count == 1))
    kept = {key for page in pages for key in page.acknowledged}
    told = [page.told for page in pages if page.told]
    found = Figures(f"An orderly restart: {LINES} lines, {UPLOADS} slow uploads, {len(kept)} lines said")
    found.property("uploads in flight that were answered", statuses.count(302), statuses.count(302) == UPLOADS, UPLOADS)
    found.property("their posts with their file", posts, posts == UPLOADS, UPLOADS)
    found.property("pages told to come back, each at its moment", len(told), len(told) == LINES and len(set(told)) >= SPREAD, LINES)
    found.property("exit status", code, code == 0)
    found.property("acknowledged and lost", len(kept - set(lines)), kept <= set(lines))
    found.property("doubled", len(lines) - len(set(lines)), len(lines) == len(set(lines)))
    back = [page.back - started for page in pages if page.back]
    found.property("pages that came back", len(back), len(back) == LINES, LINES)
    found.time("until the process had ended", ended, 30, "s")
    found.time("until the last page was back", max(back, default=999), 10, "s")
    found.time("coming back, p95 of the herd", p95([page.waited for page in pages]), 2000)
    wrong = deviations()
    found.property("keys, counters, gaps, files", "; ".join(wrong) or "sound", not wrong, "sound")
    found.end()


if __name__ == "__main__":
    main()
