"""The shell's door to the house: each file one family of commands."""

from hub.commands.check import doctor
from hub.commands.data import demo, import_mbox, migrate
from hub.commands.keeping import backup, restore
from hub.commands.people import create_admin
from hub.commands.servers import run, serve, work

COMMANDS = [run, serve, work, migrate, create_admin, import_mbox, demo, backup, restore, doctor]
