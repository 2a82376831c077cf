"""Who is told of a certificate, once, and the sentence of it."""

from hub.accounts.by import HOUSE
from hub.live.models import LiveSession
from hub.notifications.actions import tell
from hub.notifications.sentences import sentence
from hub.text.languages import _


def earned(live: LiveSession, people: list[int]) -> None:
    """Tell people that their certificate of a session is there."""
    words = {"title": live.title}
    once = f"live:{live.id}:certificate"
    tell(HOUSE, people, "certificate:earned", once=once, path="/me/certificates", words=words, community_id=live.community_id, mail="now", asked=True)


@sentence("certificate:earned")
def earned_sentence(words: dict) -> str:
    """To who took part: the certificate."""
    return _("Your certificate for %(title)s is ready", **words)
