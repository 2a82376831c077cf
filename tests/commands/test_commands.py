"""The shell's commands as an operator runs them: each says what it did, or in one line what to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hub.settings import WrongSetting, from_environment

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def hub(tmp_path):
    """Run `hub ...` on an installation of its own: (status, all it said)."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("HUB_")}

    def run(*words: str, **settings) -> tuple[int, str]:
        chosen = {"HUB_INSTANCE": str(tmp_path), "HUB_DEMO": "0", **settings}
        done = subprocess.run([sys.executable, "-m", "hub.cli", *words], cwd=ROOT, env=plain | chosen, capture_output=True, text=True, timeout=60, check=False)
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stdout + done.stderr

    return run


@pytest.mark.parametrize("name, value", [
    ("HUB_SECRET_KEY", "short"), ("HUB_PORT", "seventy"), ("HUB_REGISTRATION", "nobody"), ("HUB_DATABASE", "mysql://x"),
    ("HUB_BASE_URL", "hub.example.org"), ("HUB_SMTP_HOST", "mail.example.org"),
])
def test_a_wrong_setting_is_refused_in_one_line(tmp_path, name, value):
    with pytest.raises(WrongSetting) as refused:
        from_environment({"HUB_INSTANCE": str(tmp_path), name: value})
    assert len(str(refused.value).splitlines()) == 1 and "HUB_" in str(refused.value)


def test_a_wrong_setting_stops_the_start_with_one_line(hub):
    status, said = hub("serve", HUB_PORT="seventy")
    assert status == 1 and len(said.strip().splitlines()) == 1 and "HUB_PORT" in said


def test_the_doctor_says_what_to_do(hub):
    status, said = hub("doctor")
    assert status == 1 and "LOOK  migrations" in said and "hub migrate" in said
    hub("migrate")
    status, said = hub("doctor")
    for part in ("settings", "database", "migrations", "disk", "clock", "queue", "mail", "outbox", "demonstration"):
        assert f"ok    {part}:" in said


def test_an_administrator_is_made_and_a_weak_password_refused(hub):
    hub("migrate")
    status, said = hub("create-admin", "adjoa@example.org", "--name", "Adjoa", "--password", "password")
    assert status == 1 and said.startswith("Error:")
    status, said = hub("create-admin", "adjoa@example.org", "--name", "Adjoa", "--password", "a long walk to the well")
    assert status == 0 and "Adjoa <adjoa@example.org> is an administrator." in said
