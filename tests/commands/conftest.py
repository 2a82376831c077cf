"""Running `hub ...` on installations of one's own, at any version of the database."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands.warm import Shell

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def warm():
    """A shell that has loaded the commands once for all tests here."""
    shell = Shell()
    yield shell
    shell.close()


def _afresh(words: tuple, surroundings: dict) -> tuple[int, str, str]:
    done = subprocess.run([sys.executable, "-m", "hub.cli", *words], cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def hub(tmp_path, warm):
    """Run `hub ...` on an installation of its own: (status, all it said); servers, and whatever is asked `afresh`, in a new interpreter."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("HUB_")}

    def run(*words: str, afresh: bool = False, **settings) -> tuple[int, str]:
        chosen = {"HUB_INSTANCE": str(tmp_path), "HUB_DEMO": "0", **settings}
        status, said, complained = (_afresh if afresh or words[0] == "serve" else warm.run)(words, plain | chosen)
        assert "Traceback" not in complained, complained
        return status, said + complained

    return run


@pytest.fixture(scope="module")
def _templates(tmp_path_factory, warm):
    """Databases at a version, made by `hub migrate --to` at first asking."""
    made = {}

    def at(version: str) -> Path:
        if version not in made:
            made[version] = tmp_path_factory.mktemp(f"at-{version}")
            plain = {name: value for name, value in os.environ.items() if not name.startswith("HUB_")}
            assert warm.run(("migrate", "--to", version), plain | {"HUB_INSTANCE": str(made[version])})[0] == 0
        return made[version] / "hub.db"

    return at


@pytest.fixture
def stands_at(_templates, tmp_path):
    """Give the installation a database migrated to a version: `stands_at("head")`."""

    def give(version: str) -> None:
        with closing(sqlite3.connect(_templates(version))) as template, closing(sqlite3.connect(tmp_path / "hub.db")) as own:
            template.backup(own)

    return give
