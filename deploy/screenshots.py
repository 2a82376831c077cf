"""Photographs the main pages of the demonstration community, phone and desktop, light and dark: `make screenshots`."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import sync_playwright  # noqa: E402 - after the project's own folder is known
from sqlalchemy import select  # noqa: E402

from hub.accounts.models import Person  # noqa: E402
from hub.communities.models import Community  # noqa: E402
from tests.browser import Browser, launch  # noqa: E402
from tests.serving_outside import ROOT, SECRET, Served  # noqa: E402

LOOKS = {
    "desktop": {}, "desktop-dark": {"dark": True}, "phone": {"phone": True}, "phone-dark": {"phone": True, "dark": True},
    "phone-arabic": {"phone": True, "language": "ar"},
}
PAGES = {
    "home": "/", "communities": "/communities/", "community": "/communities/{slug}", "live": "/live/", "mentoring": "/mentoring/", "library": "/library/",
    "notices": "/notices", "me": "/me/", "search": "/search?q=water",
}


def photograph(hub: Served, folder: Path) -> None:
    """Each page in each look, as a member of the demonstration community sees it."""
    with hub.unit(write=False) as db:
        slug = db.scalar(select(Community.slug).where(Community.access == "open").order_by(Community.members_count.desc()))
        someone = db.scalar(select(Person).where(Person.state == "active", Person.is_admin.is_(False)).order_by(Person.id))
    with sync_playwright() as playwright:
        running = launch(playwright)
        browser = Browser(running, hub)
        for look, options in LOOKS.items():
            page = browser.page(someone, **options)
            for name, path in PAGES.items():
                page.goto(path.format(slug=slug))
                page.screenshot(path=folder / f"{name}-{look}.png", full_page=True)
                print(f"{name}-{look}.png")
        browser.close()
        running.close()


def main() -> None:
    """Fill a fresh hub with the demonstration community and photograph it into build/screenshots."""
    folder = ROOT / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        hub = Served(Path(scratch) / "hub")
        try:
            subprocess.run([sys.executable, "-m", "hub.cli", "demo"], cwd=ROOT, check=True,
                           env={**os.environ, "HUB_INSTANCE": str(hub.instance), "HUB_SECRET_KEY": SECRET})
            photograph(hub, folder)
        finally:
            hub.stop()


if __name__ == "__main__":
    main()
