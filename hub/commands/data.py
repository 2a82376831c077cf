"""Commands about data: migrate, demo, import-mbox, reindex."""

import os

import click

from hub.commands.plainly import Plain, cure, prepared


@click.command(cls=Plain)
@click.option("--to", default="head", help="A version; the newest by default.")
@click.option("--yes", is_flag=True, help="Do not ask before going back to an older version.")
def migrate(to: str, yes: bool) -> None:
    """Bring the database to the newest (or a named) version; SQLite is copied beside itself first."""
    from hub.settings import from_environment
    from hub.storage import migrating, unit

    unit.connect(from_environment())
    standing, goal = _way(migrating, to)
    if standing == goal:
        click.echo(f"The database is at version {goal or 'base (empty)'} already; nothing was changed.")
        return
    if standing and (goal is None or goal < standing) and not yes:
        click.confirm(f"Going back to {goal} erases what newer versions added. Go back?" if goal else "This erases everything. Go on?", abort=True)
    migrating.migrate(to)
    click.echo(f"The database is at version {goal or 'base (empty)'} now.{_copied(unit, standing)}")


def _way(migrating, to: str) -> tuple[str | None, str | None]:
    standing = migrating.current()
    goal = {"head": migrating.newest(), "base": None}.get(to, to)
    if goal is not None and goal not in migrating.known():
        raise click.ClickException(f"There is no version {to}. Nothing was changed; there are: base, {', '.join(migrating.known())}.")
    if standing is not None and standing not in migrating.known():
        raise click.ClickException(f"The database is at version {standing}. Nothing was changed: {cure(standing)}.")
    return standing, goal


def _copied(unit, standing: str | None) -> str:
    from hub.storage.migrating import copy_of

    return f" As it was before: {copy_of(unit.engine().url.database)}" if standing and unit.engine().dialect.name == "sqlite" else ""


@click.command(cls=Plain)
@click.option("--force", is_flag=True, help="Also where a mail server is set or the site is reached by HTTPS.")
def demo(force: bool) -> None:
    """Fill an empty hub with the demonstration community."""
    from hub.demo.fill import fill

    with prepared().app_context():
        fill(click.echo, force)


@click.command("import-mbox", cls=Plain)
@click.argument("file", type=click.Path())
@click.option("--community", required=True, help="The community's slug; it is founded if it does not exist.")
@click.option("--name", default="", help="The name of a community that is founded.")
@click.option("--access", type=click.Choice(["open", "request", "private"]), default="request", show_default=True,
              help="Who may join a community that is founded, and so read the letters.")
@click.option("--facilitator", default="", metavar="ADDRESS", help="Whose account looks after a community that is founded.")
@click.option("--language", default="en", show_default=True, help="The language of letters whose script does not tell.")
def import_mbox(file: str, community: str, **wished: str) -> None:
    """Turn a mailing-list archive (mbox, also packed, or a folder of mails) into threads; running it twice changes nothing."""
    from hub.accounts.by import HOUSE
    from hub.discussions.importing import Wishes, import_archive
    from hub.storage import unit

    if not os.path.exists(file):
        raise click.ClickException(f"There is no {file}. Name the archive's file, or a folder of mails.")
    app = prepared()
    unit.give_way()
    wishes = Wishes(**wished, scratch=str(app.extensions["hub.settings"].instance))
    with app.app_context():
        account = import_archive(HOUSE, file, community, wishes, progress=click.echo)
    click.echo("\n".join(account.lines()))


AT_ONCE = 100  # things in one unit of work: people write between two


@click.command(cls=Plain)
def reindex() -> None:
    """Index everything for the search anew from what is kept, while the hub runs: after an update that says so."""
    from hub.search import actions, queries
    from hub.storage import unit

    with prepared().app_context():
        unit.give_way()
        done, last = 0, 0
        while True:
            with unit.unit_of_work():
                if not (documents := queries.documents_after(last, AT_ONCE)):
                    break
                actions.renew(documents)
                done, last = done + len(documents), documents[-1].id
    click.echo(f"{done} things can be found by their words again.")
