"""A real Chromium for tests: found, or installed where that is possible; pages for phone and desktop, light and dark."""

import os
import shutil
import subprocess
import sys

# The headless shell is the same browser without windows, tabs and menus, which cost two fifths of its processor time.
PACKAGES = ("chromium-headless-shell", "chromium")
NAMES = (*PACKAGES, "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", "--autoplay-policy=no-user-gesture-required",
]
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}
DESKTOP = {"viewport": {"width": 1280, "height": 800}}
EXPECTED = (  # no failures of the page: one that shows a refusal, and a line that a test has taken away
    "the server responded with a status of 4", "net::ERR_INTERNET_DISCONNECTED",
)


def chromium() -> str | None:
    """The path of an installed Chromium, installing one if need be; None where Playwright shall use its own."""
    if found := _installed():
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _apt("update")
        for package in PACKAGES:
            if _apt("install", "-y", "--no-install-recommends", package) and (found := _installed()):
                return found
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True, stdout=subprocess.DEVNULL)
    return None


def launch(playwright, **options):
    """A running browser; whoever expects something of it waits ten seconds, as a machine may be busy."""
    from playwright.sync_api import expect

    expect.set_options(timeout=10_000)
    return launched(playwright.chromium, **options)


def launched(kind, *more: str, **options):
    """A running browser of a Playwright browser type; `more` are arguments of its own."""
    arguments = [*ARGUMENTS, *more, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    return kind.launch(executable_path=chromium(), args=arguments, **options)


class Browser:
    """Opens pages of one served hub and remembers what went wrong in them."""

    def __init__(self, chromium_running, served):
        self.chromium, self.served = chromium_running, served
        self.contexts, self.complaints = [], []

    def page(self, person=None, phone: bool = False, dark: bool = False, language: str = "en", javascript: bool = True, **options):
        """A new page in a browser of its own; signed in as a person of the served hub if one is given."""
        chosen = {
            **(PHONE if phone else DESKTOP), "base_url": self.served.url, "locale": language,
            "color_scheme": "dark" if dark else "light", "java_script_enabled": javascript, **options,
        }
        context = self.chromium.new_context(**chosen)
        context.set_default_timeout(10_000)
        self.contexts.append(context)
        if person is not None:
            context.add_cookies([{"name": "hub", "value": self.served.cookie(person), "url": self.served.url, "httpOnly": True}])
        page = context.new_page()
        page.on("console", lambda message: self._complain(message) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        return page

    def close(self) -> None:
        """Close all pages."""
        for context in self.contexts:
            context.close()

    def _complain(self, message) -> None:
        if not any(part in message.text for part in EXPECTED):
            self.complaints.append(f"console: {message.text} ({message.location.get('url', '')})")


def _apt(*words: str) -> bool:
    command = ["apt-get", "-qq", *words]
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}).returncode == 0


def _installed() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


if __name__ == "__main__":
    print("browser:", chromium() or "Playwright's own")
