"""Who is asked what they thought, once, and the sentence of it."""

from hub.accounts.by import HOUSE
from hub.live.models import LiveSession
from hub.notifications.actions import tell
from hub.notifications.sentences import sentence
from hub.text.languages import _


def ask(live: LiveSession, people: set[int]) -> None:
    """Ask everybody who took part, but who led, what they thought."""
    words = {"title": live.title}
    once = f"live:{live.id}:feedback"
    tell(HOUSE, people - {live.host_id}, "feedback:asked", once=once, path=f"/live/{live.id}/feedback", words=words, community_id=live.community_id, mail="now")


@sentence("feedback:asked")
def asked_sentence(words: dict) -> str:
    """To who took part: two minutes, please."""
    return _("What did you think of %(title)s? Five questions, without your name", **words)
