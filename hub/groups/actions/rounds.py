"""The groups that are ready or open now, or a refusal."""

from hub.errors import Conflict
from hub.groups import queries
from hub.groups.models import Round
from hub.live.models import LiveSession
from hub.text.languages import _


def round_now(live: LiveSession) -> Round:
    """The groups of a session that are ready or open; Conflict where there are none."""
    made = queries.round_of(live.id)
    if made is None:
        raise Conflict(_("There are no groups now."))
    return made


def open_round(live: LiveSession) -> Round:
    """The groups of a session that are open; Conflict where they are not."""
    made = round_now(live)
    if made.state != "open":
        raise Conflict(_("The groups are not open yet."))
    return made
