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
def demo() -> None:
    """Fill an empty hub with the demonstration community."""
    from hub.app import create_app
    from hub.demo.fill import fill

    app = create_app()
    with app.app_context():
        fill(progress=click.echo)


@click.command("import-mbox")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option("--community", required=True, help="The community's slug; it is founded if it does not exist.")
@click.option("--name", default="", help="The name of a community that is founded.")
def import_mbox(file: str, community: str, name: str) -> None:
    """Turn a mailing-list archive into threads; running it twice changes nothing."""
    from hub.app import create_app
    from hub.discussions.importing import import_archive

    app = create_app()
    with app.app_context():
        import_archive(file, community, name, progress=click.echo)
