"""The `hub` command: run, serve, work, migrate, create-admin, import-mbox, demo, backup, restore, reindex, doctor."""

import os
import signal
import sys

from hub.sparing import ONE_HEAP, SPARING, spare, speaks_tls

SERVING = {"run", "serve"}  # they hold many sockets at once; the worker does one job after the other
NOT_FLASKS = SERVING | {"work"}


def main() -> None:
    """Entry of the `hub` command; the servers patch the standard library before anything else is imported."""
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    if asked in NOT_FLASKS:
        # Until the server or worker has its own way of ending, Ctrl-C ends it without a traceback.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        _begin_sparing()
        spare()
    if asked in SERVING:
        from gevent import monkey

        monkey.patch_all(ssl=speaks_tls())
    import click

    commands = click.Group("hub", help="Baraza: a hub where practitioners learn from each other as peers.")
    for command in _commands():
        commands.add_command(command)
    commands(prog_name="hub")


def add_commands(app) -> None:
    """The same commands for `flask --app wsgi …`, except the servers."""
    for command in _commands():
        if command.name not in NOT_FLASKS:
            app.cli.add_command(command)


def _begin_sparing() -> None:
    # The same process begun anew, as flags and heap are chosen at its very beginning; a server prints no help.
    if sys.flags.optimize < 2 and "--help" not in sys.argv:
        os.execve(sys.executable, [sys.executable, *SPARING, "-m", "hub.cli", *sys.argv[1:]], os.environ | ONE_HEAP)  # noqa: S606 - it is this very command


def _commands() -> list:
    from hub.commands import all_commands

    return all_commands()


if __name__ == "__main__":
    main()
