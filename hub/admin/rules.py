"""Which letters an administrator reads; pure."""

from hub.accounts.by import By
from hub.communities.models import Community
from hub.communities.rules import standing
from hub.mail.delivery import SECRET_KINDS
from hub.mail.models import Letter


def may_read_letter(by: By, letter: Letter, community: Community | None, leaves: bool) -> bool:
    """Whether `by` reads its words: not what is said in a private community (a digest may tell of one), nor a secret that is on its way.

    Where no letter `leaves` the site, links in them are handed on by whoever reads the outbox.
    """
    if letter.person_id is not None and letter.person_id == by.id:
        return True
    if letter.kind == "digest" or (letter.kind in SECRET_KINDS and leaves):
        return False
    if letter.community_id is None:
        return True
    return community is not None and (community.access != "private" or standing(by, community) is not None)
