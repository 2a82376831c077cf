"""The doctor: settings, database, mail, disk, clock; says what to do."""

from urllib.parse import urlsplit

import click

from hub.commands.plainly import Plain

AT_HOME = ("127.0.0.1", "localhost", "::1")


@click.command(cls=Plain)
def doctor() -> None:
    """Check this installation and say what to do; exit status 1 if anything needs doing."""
    from hub.admin.health import findings
    from hub.app import create_app

    app = create_app()
    with app.app_context():
        found = findings({"demonstration": lambda: demonstration_of(app.extensions["hub.settings"])})
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
