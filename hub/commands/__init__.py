"""The shell's door to the house: each file one family of commands."""


def all_commands() -> list:
    """Every command, loaded only now: the worker's process begins in this folder and needs none."""
    from hub.commands.check import doctor
    from hub.commands.data import demo, import_mbox, migrate, reindex
    from hub.commands.keeping import backup, restore
    from hub.commands.people import create_admin
    from hub.commands.servers import run, serve, work

    return [run, serve, work, migrate, create_admin, import_mbox, demo, backup, restore, reindex, doctor]
