"""What who brought slides is told when they cannot be made into pages."""

from hub.accounts.by import HOUSE
from hub.live.models import LiveSession
from hub.notifications.actions import tell
from hub.notifications.sentences import beneath, sentence
from hub.realtime.announcing import announce
from hub.realtime.channels import of_person
from hub.slides.models import Deck
from hub.slides.words import why_not
from hub.text.languages import _


def failed(live: LiveSession, deck: Deck) -> None:
    """Tell who brought a deck that it failed, in the room too if they are there."""
    if deck.by_id is None:
        return
    words = {"name": deck.name, "title": live.title, "problem": deck.problem, "page": deck.drawn + 1}
    path, once = f"/live/{live.id}/slides", f"slides:failed:{deck.id}"
    tell(HOUSE, [deck.by_id], "slides:failed", once=once, path=path, words=words, community_id=live.community_id, mail="now")
    announce(of_person(deck.by_id), "slides:failed", {"live": live.id, "name": deck.name})


@sentence("slides:failed")
def failed_sentence(words: dict) -> str:
    """To who brought them: they will not be seen as they are."""
    return _("Your slides “%(name)s” for %(title)s could not be made into pages", **words)


@beneath("slides:failed")
def why_beneath(words: dict) -> str:
    """Why, and what to do."""
    return why_not(words["problem"], words["page"])
