"""Photographs the demonstration community for README.md: `make screenshots` fills papers/screenshots/."""

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PIL import Image  # noqa: E402 - after the project's own folder is known
from playwright.sync_api import sync_playwright  # noqa: E402
from sqlalchemy import select  # noqa: E402

from hub.accounts.models import Person  # noqa: E402
from hub.background.queue import run_here  # noqa: E402
from hub.communities.queries import by_of  # noqa: E402
from hub.demo.stage import NO_LETTERS  # noqa: E402
from hub.discussions.models import Thread  # noqa: E402
from hub.library.models import Item  # noqa: E402
from hub.live import actions as live  # noqa: E402
from hub.live.models import LiveSession  # noqa: E402
from hub.live.queries import seat_for  # noqa: E402
from hub.rooms import shelves  # noqa: E402
from tests.browser import Browser, launch  # noqa: E402
from tests.serving_outside import ROOT, SECRET, Served  # noqa: E402

FOLDER = ROOT / "papers" / "screenshots"
COLOURS = 128  # enough for flat pages, a third of the bytes
SHOTS = (
    # name, whose eyes, path, look
    ("home-phone", "halima@example.org", "/", {"phone": True}),
    ("thread-desktop", "chisomo@example.org", "/threads/{thread}", {}),
    ("room-phone", "halima@example.org", "/live/{live}/room", {"phone": True}),
    ("mentoring-desktop", "putri@example.org", "/mentoring/", {}),
    ("notes-phone-dark", "halima@example.org", "/library/{item}", {"phone": True, "dark": True}),
    ("community-phone-arabic", "salma@example.org", "/communities/", {"phone": True, "language": "ar"}),
)
TALK = (
    # address, act, words; in a session that Chisomo leads
    ("chisomo@example.org", "open", ""), ("chisomo@example.org", "arrive", ""), ("naledi@example.org", "arrive", ""),
    ("meena@example.org", "arrive", ""), ("halima@example.org", "arrive", ""),
    ("chisomo@example.org", "say", "Good afternoon, Lilongwe. If the sound of your own life is too loud, write here."),
    ("naledi@example.org", "say", "Eight weeks, 38 babies, one red cord. We stopped the blue spray."),
    ("halima@example.org", "say", "Lindi: 19 babies. The boat was late twice, so we count those days apart."),
    ("naledi@example.org", "hand", ""),
    ("meena@example.org", "say", "हमारे यहाँ 44. सरसों का तेल अब कोई नहीं लगाता।"),
)
ACTS = {
    "open": lambda by, seat, _words: live.open_doors(by, seat), "arrive": lambda by, seat, _words: live.arrive(by, seat),
    "say": lambda by, seat, words: live.say(by, seat, words), "hand": lambda by, seat, _words: live.raise_hand(by, seat),
}


def talk(hub: Served, people: dict[str, Person], number: int) -> None:
    """Let a session begin, so that the room is not empty."""
    list(shelves("notices", "jobs"))  # what the acts wake is known
    for address, act, words in TALK:
        with run_here(but=NO_LETTERS), hub.unit():
            by = by_of(people[address])
            ACTS[act](by, seat_for(by, number, lock=True), words)


def photograph(hub: Served) -> None:
    """Each shot of the list, as its person sees the page."""
    with hub.unit(write=False) as db:
        places = {"thread": db.scalar(select(Thread.id).order_by(Thread.posts_count.desc())), "item": db.scalar(select(Item.id).order_by(Item.id)),
                  "live": db.scalar(select(LiveSession.id).where(LiveSession.state == "planned", LiveSession.title.startswith("Cord care")))}
        people = {person.address: person for person in db.scalars(select(Person))}
    talk(hub, people, places["live"])
    with sync_playwright() as playwright:
        running = launch(playwright)
        browser = Browser(running, hub)
        for name, address, path, look in SHOTS:
            page = browser.page(people[address], **look)
            page.goto(path.format(**places))
            if path.endswith("/room"):
                page.wait_for_selector("#people li", state="attached")
            keep(page.screenshot(), FOLDER / f"{name}.png")
            print(f"{name}.png")
        browser.close()
        running.close()


def keep(picture: bytes, path: Path) -> None:
    """Write a picture with few colours."""
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS).save(path, optimize=True)


def main() -> None:
    """Fill a fresh hub with the demonstration community and photograph it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        hub = Served(Path(scratch) / "hub")
        try:
            subprocess.run([sys.executable, "-m", "hub.cli", "demo"], cwd=ROOT, check=True,
                           env={**os.environ, "HUB_INSTANCE": str(hub.instance), "HUB_SECRET_KEY": SECRET})
            photograph(hub)
        finally:
            hub.stop()


if __name__ == "__main__":
    main()
