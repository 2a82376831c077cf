"""What happens to invitations when someone may act for the first time: they land where they were invited."""

from hub.accounts.hearing import hears
from hub.communities import notices, queries
from hub.communities.actions.inviting import redeem
from hub.errors import Conflict, Forbidden, NotFound
from hub.storage.unit import db

WAY_IN = "/invitations/"


@hears("arrived")
def join_as_invited(person, path: str) -> None:
    """Let someone in whose account began on an invitation's page; of other invitations to their address they are told."""
    by = queries.by_of(person)
    if path.startswith(WAY_IN):
        try:
            with db.begin_nested():
                redeem(by, queries.invitation_by_token(by, path.removeprefix(WAY_IN)))
        except (NotFound, Forbidden, Conflict):
            pass  # it ended meanwhile or was another's; its page says so when they come to it
    for invitation in queries.invitations_waiting_for(by):
        notices.waits(by, invitation)
