"""A shell that has loaded the hub's commands already and forks for each: the same entry, the same ends, without a second of loading each time."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Shell:
    """Runs `hub ...` with its own surroundings: `run(words, surroundings)` gives the exit status, what was said, what was complained of."""

    def __init__(self):
        self.process = subprocess.Popen([sys.executable, "-m", "tests.commands.warm"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, words: tuple, surroundings: dict) -> tuple[int, str, str]:
        """Run one command to its end."""
        with tempfile.TemporaryDirectory() as folder:
            said, complained = Path(folder, "out"), Path(folder, "err")
            print(json.dumps([words, surroundings, str(said), str(complained)]), file=self.process.stdin, flush=True)
            status = int(self.process.stdout.readline())
            return status, said.read_text(), complained.read_text()

    def close(self) -> None:
        """End it."""
        self.process.communicate()


def serve() -> None:
    """Fork for each line asked for, and say how its child ended."""
    import alembic.command  # noqa: F401 - loaded here once instead of in each child
    import psycopg  # noqa: F401
    from sqlalchemy.orm import configure_mappers

    import hub.app
    import hub.commands
    import hub.storage.migrating  # noqa: F401
    from hub import rooms, tables

    tables.load()
    list(rooms.shelves("notices", "actions", "jobs", "views", "sockets"))
    configure_mappers()

    for line in sys.stdin:
        if not (child := os.fork()):
            return _become(*json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
    return None


def _become(words: list[str], surroundings: dict, said: str, complained: str) -> None:
    from hub.cli import main

    os.environ.clear()
    os.environ.update(surroundings)
    for number, path in enumerate((os.devnull, said, complained)):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT), number)
    sys.argv = ["hub", *words]
    main()


if __name__ == "__main__":
    serve()
