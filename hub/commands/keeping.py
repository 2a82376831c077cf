"""Commands that keep a hub from being lost: backup and restore."""

import os
from pathlib import Path

import click

from hub.commands.plainly import Plain


@click.command(cls=Plain)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--keep", type=click.IntRange(1), metavar="N", help="Afterwards remove all but the newest N from the instance's own backups.")
def backup(file: Path | None, keep: int | None) -> None:
    """Write database, files and key into one file, while the hub runs; into the instance's folder `backups` if no FILE is named."""
    from hub.settings import from_environment
    from hub.storage import backups, unit

    settings = from_environment()
    unit.connect(settings)
    os.nice(10)  # those who use the hub go first
    path, facts = backups.back_up(settings, file and file.resolve())
    rows, size = sum(facts["rows"].values()), facts["bytes"] / 1e6
    click.echo(f"Wrote {path}: {size:.1f} MB, {rows} rows at version {facts['schema']}, {facts['files']} files.")
    click.echo("It holds all that people wrote, and the key of their sign-ins: keep it on another machine, and where only you can read it.")
    if keep and (gone := backups.forget_older(settings, keep)):
        click.echo(f"Removed {gone} older.")


@click.command(cls=Plain)
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Make this empty installation what a backup FILE holds; anything damaged is refused before a thing is touched."""
    from hub.settings import from_environment
    from hub.storage import backups, migrating, unit

    if not file.exists():
        raise click.ClickException(f"There is no {file}. Name a file that `hub backup` wrote.")
    settings = from_environment()
    unit.connect(settings)
    facts = backups.restore(settings, file)
    files = sum(name.startswith("files/") for name in facts["parts"])
    click.echo(f"The hub is as it was on {facts['made'][:16].replace('T', ' at ')} UTC: {sum(facts['rows'].values())} rows, {files} files.")
    if os.environ.get("HUB_SECRET_KEY") and (settings.instance / "secret.key").read_text() != settings.secret_key:
        click.echo("HUB_SECRET_KEY is not the key it had: take that setting away, or everybody signs in anew and links in letters are dead.")
    older = facts["schema"] != migrating.newest()
    what_then = "; it is of an older version, which the start brings up to date." if older else ", and look with `hub doctor` whether all is well."
    click.echo(f"Start it with `hub serve`{what_then}")
