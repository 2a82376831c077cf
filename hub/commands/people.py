"""Commands about people: create-admin."""

import click

from hub.commands.plainly import Plain, prepared


@click.command("create-admin", cls=Plain)
@click.argument("address", callback=lambda _context, _option, address: _usable(address))
@click.option("--name", prompt="Name, as people shall call them")
@click.password_option()
def create_admin(address: str, name: str, password: str) -> None:
    """Make an administrator, or make one of a person who is registered already, with a new password."""
    from hub.accounts import actions, passwords
    from hub.accounts.by import HOUSE
    from hub.storage.unit import unit_of_work

    with prepared().app_context():
        password_hash = passwords.hash_of(password, (name, address))
        with unit_of_work():
            before = _standing(address)
            person = actions.appoint_administrator(HOUSE, address, name, password_hash)
            told = f"{person.name} <{person.address}> is an administrator."
    click.echo(told + before)


def _usable(address: str) -> str:
    # Asked before name and password are: nobody types those twice for a slip in the address.
    from hub.accounts.addresses import usable

    return usable(address)


def _standing(address: str) -> str:
    from hub.accounts.queries import person_by_address

    known = person_by_address(address)
    if known is None:
        return ""
    was = {"placeholder": "known from an imported list", "active": "here already"}.get(known.state, known.state)
    return f" They were {was}; the new password holds, and their devices are signed out."
