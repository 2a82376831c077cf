"""Commands that exist only for the tests of what every command passes through."""

from hub.accounts.models import Person
from hub.errors import Conflict, NotFound
from hub.realtime import channels, commands
from hub.realtime.announcing import announce, show_out
from hub.realtime.schemas import Choice, ClientKey, Flag, Number, Text
from hub.storage.unit import db

PLACE = "probe:1"
WORDS = {
    "count": Number(1, 10), "text": Text(20), "flag": Flag(), "key": ClientKey(), "choice": Choice(("red", "blue")),
}


def declare() -> None:
    """Declare the probes on the socket of the app under test."""
    commands.command("probe:all", takes=WORDS, at_most=(1000, 1))(lambda by, **values: values)
    commands.command("probe:who", takes={}, at_most=(1000, 1))(lambda by: {"name": by.name})
    commands.command("probe:enter", takes={})(lambda by: commands.enter(PLACE))
    commands.command("probe:leave", takes={})(lambda by: commands.leave(PLACE))
    commands.command("probe:seldom", takes={}, at_most=(2, 60))(lambda by: None)
    commands.command("probe:rename", takes={"text": Text(40)})(_rename)
    commands.command("probe:fail", takes={"choice": Choice(("conflict", "missing", "crash"))})(_fail)
    commands.command("probe:read", takes={}, writes=False)(_write_secretly)
    commands.command("probe:show-out", takes={"count": Number()})(lambda by, count: show_out(count, PLACE))


def _rename(by, text):
    db.get(Person, by.id).name = text
    announce(PLACE, "probe:renamed", {"name": text})
    announce(channels.of_person(by.id), "probe:yours", {"name": text})


def _fail(by, choice):
    announce(PLACE, "probe:renamed", {"name": "never"})
    db.get(Person, by.id).name = "Never"
    db.flush()
    if choice == "crash":
        raise ZeroDivisionError("a fault of ours")
    raise Conflict("Somebody was faster.") if choice == "conflict" else NotFound()


def _write_secretly(by):
    db.get(Person, by.id).name = "Never"
    db.flush()
