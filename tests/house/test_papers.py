"""What the project says about itself is true: settings, locked packages."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.source import HUB, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
LOCKED_AS = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.M)


def _settings() -> set[str]:
    return set(re.findall(r'"(HUB_[A-Z_]+)"', (HUB / "settings.py").read_text()))


def _locked(paper: str) -> dict[str, str]:
    return {canonicalize_name(name): version for name, version in LOCKED_AS.findall((ROOT / paper).read_text())}


@pytest.mark.parametrize("paper", ["README.md", "deploy/.env.example"])
def test_every_setting_is_documented_and_no_other(paper):
    if paper == "README.md" and not (ROOT / paper).exists():
        pytest.skip("README.md is not written yet")
    named = set(re.findall(r"\bHUB_[A-Z_]+\b", (ROOT / paper).read_text()))
    assert _settings() and named == _settings()


@pytest.mark.parametrize("paper, wanted", [
    ("requirements.txt", PROJECT["dependencies"]),
    ("requirements-dev.txt", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]),
])
def test_the_lock_holds_what_the_project_asks_for(paper, wanted):
    locked = _locked(paper)
    for line in wanted:
        asked = Requirement(line)
        assert canonicalize_name(asked.name) in locked, asked
        assert asked.specifier.contains(locked[canonicalize_name(asked.name)]), asked


def test_every_locked_package_is_pinned_by_hash():
    for paper in ("requirements.txt", "requirements-dev.txt"):
        blocks = re.split(r"\n(?=\S)", (ROOT / paper).read_text())
        assert all("--hash=sha256:" in block for block in blocks if LOCKED_AS.match(block))


def test_nothing_is_installed_that_would_take_over_the_socket():
    """eventlet and gevent-websocket are preferred by guesswork as soon as they are there, and break the servers."""
    assert not {"eventlet", "gevent-websocket"} & (set(_locked("requirements.txt")) | set(_locked("requirements-dev.txt")))
