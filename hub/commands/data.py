"""Commands about data: migrate, demo, import-mbox."""

import click


@click.command()
@click.option("--to", default="head", help="A revision; head by default.")
def migrate(to: str) -> None:
    """Bring the database to the newest (or a named) schema; SQLite is copied beside itself first."""
    from hub.settings import from_environment
    from hub.storage import migrating, unit

    unit.connect(from_environment())
    migrating.migrate(to)


@click.command()
@click.option("--force", is_flag=True, help="Also where a mail server is set or the site is reached by HTTPS.")
def demo(force: bool) -> None:
    """Fill an empty hub with the demonstration community."""
    from hub.app import create_app
    from hub.demo.fill import fill
    from hub.errors import Refusal

    app = create_app()
    with app.app_context():
        try:
            fill(click.echo, force)
        except Refusal as refusal:
            raise click.ClickException(refusal.message) from refusal


@click.command("import-mbox")
@click.argument("file", type=click.Path(exists=True))
@click.option("--community", required=True, help="The community's slug; it is founded if it does not exist.")
@click.option("--name", default="", help="The name of a community that is founded.")
@click.option("--access", type=click.Choice(["open", "request", "private"]), default="request", show_default=True,
              help="Who may join a community that is founded, and so read the letters.")
@click.option("--facilitator", default="", metavar="ADDRESS", help="Whose account looks after a community that is founded.")
@click.option("--language", default="en", show_default=True, help="The language of letters whose script does not tell.")
def import_mbox(file: str, community: str, **wished: str) -> None:
    """Turn a mailing-list archive (mbox, also packed, or a folder of mails) into threads; running it twice changes nothing."""
    from hub.accounts.by import HOUSE
    from hub.app import create_app
    from hub.discussions.importing import Wishes, import_archive
    from hub.errors import Refusal
    from hub.storage import unit

    app = create_app()
    unit.give_way()
    wishes = Wishes(**wished, scratch=str(app.extensions["hub.settings"].instance))
    with app.app_context():
        try:
            account = import_archive(HOUSE, file, community, wishes, progress=click.echo)
        except Refusal as refusal:
            raise click.ClickException(refusal.message) from refusal
    click.echo("\n".join(account.lines()))
