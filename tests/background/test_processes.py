"""Web and worker as processes: they start, end and restart together and leave nothing behind."""

import contextlib
import os
import signal
import subprocess
import sys
import time

import pytest

from hub.settings import WrongSetting, from_environment
from tests.makers import person
from tests.serving_outside import Served


@pytest.fixture
def own(tmp_path):
    """A hub of this test's own, that may be ended."""
    hub = Served(tmp_path / "own")
    yield hub
    hub.stop()


def _children(pid: int) -> list[int]:
    with open(f"/proc/{pid}/task/{pid}/children") as file:
        return [int(child) for child in file.read().split()]


def _lives(pid: int) -> bool:
    with contextlib.suppress(OSError), open(f"/proc/{pid}/stat") as file:
        return file.read().split()[2] != "Z"
    return False


def _wait(until, seconds: float = 30) -> bool:
    deadline = time.monotonic() + seconds
    while not until() and time.monotonic() < deadline:
        time.sleep(0.05)
    return until()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_web_and_worker_cleanly(own, how):
    (worker,) = _children(own.process.pid)
    assert own.stop(how) == 0
    assert not _lives(worker) and "Traceback" not in own.said()


def test_killed_outright_it_leaves_no_worker_behind_and_starts_again_with_what_it_knew(own):
    (worker,) = _children(own.process.pid)
    with own.unit():
        amina = person("Amina")
    own.stop(signal.SIGKILL)
    assert _wait(lambda: not _lives(worker), seconds=30)
    own.start()
    with own.unit(write=False) as db:
        assert db.get(type(amina), amina.id).name == "Amina"


def test_a_second_hub_at_the_same_address_says_so_and_goes(served):
    environment = {**os.environ, "HUB_INSTANCE": str(served.instance), "HUB_PORT": str(served.port), "HUB_DEMO": "0"}
    second = subprocess.run([sys.executable, "-m", "hub.cli", "serve"], env=environment, capture_output=True, text=True, timeout=30, check=False)
    assert second.returncode == 1 and "HUB_PORT" in second.stderr and "Traceback" not in second.stderr


@pytest.mark.parametrize("name, value, named", [
    ("HUB_SECRET_KEY", "short", "HUB_SECRET_KEY"), ("HUB_SECRET_KEY", "", "HUB_SECRET_KEY"), ("HUB_SECRET_KEY", "a" * 40, "HUB_SECRET_KEY"),
    ("HUB_PORT", "eighty", "HUB_PORT"), ("HUB_PORT", "70000", "HUB_PORT"), ("HUB_BASE_URL", "hub.example.org", "HUB_BASE_URL"),
    ("HUB_DATABASE", "mysql://x", "HUB_DATABASE"), ("HUB_REGISTRATION", "closed", "HUB_REGISTRATION"), ("HUB_LANGUAGES", "en,xx", "HUB_LANGUAGES"),
    ("HUB_DEMO", "perhaps", "HUB_DEMO"), ("HUB_SMTP_HOST", "mail.example.org", "HUB_MAIL_FROM"),
])
def test_a_wrong_setting_stops_the_start_with_one_line_that_names_it(tmp_path, name, value, named):
    with pytest.raises(WrongSetting) as stopped:
        from_environment({"HUB_INSTANCE": str(tmp_path), name: value})
    assert named in str(stopped.value) and "\n" not in str(stopped.value)


def test_the_key_made_at_the_first_start_is_for_the_owner_alone(tmp_path):
    first, second = (from_environment({"HUB_INSTANCE": str(tmp_path)}) for _ in range(2))
    assert first.secret_key == second.secret_key and len(first.secret_key) >= 32
    assert (tmp_path / "secret.key").stat().st_mode & 0o077 == 0
