"""The `hub` command: run, serve, work, migrate, create-admin, import-mbox, demo, backup, restore, doctor."""

import os
import signal
import sys

SERVING = {"run", "serve"}  # they hold many sockets at once; the worker does one job after the other
NOT_FLASKS = SERVING | {"work"}
CLIENTS = ("requests", "websocket", "aiohttp")  # Engine.IO loads its client's half with whatever of these is installed


def main() -> None:
    """Entry of the `hub` command; the servers patch the standard library before anything else is imported."""
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    if asked in NOT_FLASKS:
        # Until the server or worker has its own way of ending, Ctrl-C ends it without a traceback.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        _leave_out(*CLIENTS, *(() if os.environ.get("HUB_REDIS") else ("redis",)))
    if asked in SERVING:
        from gevent import monkey

        monkey.patch_all()
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


def _leave_out(*packages: str) -> None:
    # 23 MB resident of packages that a server never uses, loaded by others only because they are installed.
    for package in packages:
        sys.modules[package] = None


def _commands() -> list:
    from hub.commands import COMMANDS

    return COMMANDS


if __name__ == "__main__":
    main()
