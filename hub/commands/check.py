"""The doctor: settings, database, mail, disk, clock; says what to do."""

import click


@click.command()
def doctor() -> None:
    """Check this installation and say what to do; exit status 1 if anything needs doing."""
    from hub.admin.health import findings
    from hub.app import create_app

    app = create_app()
    with app.app_context():
        found = findings()
    for finding in found:
        click.echo(f"{'ok  ' if finding.well else 'LOOK'}  {finding.part}: {finding.words}")
    raise SystemExit(0 if all(finding.well for finding in found) else 1)
