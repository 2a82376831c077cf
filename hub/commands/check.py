"""The doctor: settings, database, mail, disk, clock; says what to do."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import click

from hub.commands.plainly import Plain

OLDEST_BACKUP = timedelta(days=8)  # somebody began to make them each day or week, and they have ended
AT_HOME = ("127.0.0.1", "localhost", "::1")


@click.command(cls=Plain)
def doctor() -> None:
    """Check this installation and say what to do; exit status 1 if anything needs doing."""
    from hub.admin.health import findings
    from hub.app import create_app

    app = create_app()
    with app.app_context():
        settings = app.extensions["hub.settings"]
        found = findings({"demonstration": lambda: demonstration_of(settings), "backup": lambda: backup_of(settings)})
    for finding in found:
        click.echo(f"{'ok  ' if finding.well else 'LOOK'}  {finding.part}: {finding.words}")
    raise SystemExit(0 if all(finding.well for finding in found) else 1)


def demonstration_of(settings) -> tuple[bool, str]:
    """Whether the demonstration's sign-ins are well where they are: strangers know the password from the README."""
    from hub.demo.greeting import sign_ins

    is_open = settings.host not in AT_HOME or urlsplit(settings.base_url).hostname not in AT_HOME
    if not sign_ins():
        return True, "none of its sign-ins here"
    words = "its sign-ins work, and everybody knows their password"
    return not is_open, f"{words}: start again with an empty instance (HUB_DEMO=0)" if is_open else f"{words}: only this machine can reach them"


def backup_of(settings) -> tuple[bool, str]:
    """Whether backups in the instance's folder go on being made, once they were begun."""
    from hub.clock import now
    from hub.storage.backups import last_of

    last = last_of(settings)
    if last is None:
        return True, "none in the instance's folder; `hub backup` makes one while the hub runs"
    age = now() - datetime.fromtimestamp(last.stat().st_mtime, UTC)
    words = f"the last is {age.days} days old ({last.name})"
    return (True, words) if age < OLDEST_BACKUP else (False, f"{words}: run `hub backup`, and see why it was not")
