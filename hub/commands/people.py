"""Commands about people: create-admin."""

import click


@click.command("create-admin")
@click.argument("address")
@click.option("--name", prompt=True)
@click.password_option()
def create_admin(address: str, name: str, password: str) -> None:
    """Make an administrator, or make one of a person who is registered already."""
    from hub.accounts import actions, passwords
    from hub.accounts.by import HOUSE
    from hub.app import create_app
    from hub.errors import Refusal
    from hub.storage.unit import unit_of_work

    app = create_app()
    with app.app_context():
        try:
            password_hash = passwords.hash_of(password, (name, address))
            with unit_of_work():
                person = actions.appoint_administrator(HOUSE, address, name, password_hash)
        except Refusal as refusal:
            raise click.ClickException(refusal.message) from refusal
    click.echo(f"{person.name} <{person.address}> is an administrator.")
