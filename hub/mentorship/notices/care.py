"""What is told on the safeguarding path: officers of a report, and later the pair that its messages were open."""

from hub.accounts.by import By
from hub.mentorship.models import Mentorship, Opening
from hub.mentorship.notices.telling import SOON, path_of
from hub.notifications.actions import tell
from hub.notifications.sentences import sentence
from hub.text.languages import _


def harm_reported(by: By, officers: list[int], concern_id: int) -> None:
    """Tell the officers that there is a report, and nothing of it."""
    once = f"mentorship:harm:{concern_id}"
    tell(by, officers, "mentorship:harm", once=once, path="/mentoring/safeguarding", words={}, mail=SOON)


def messages_were_open(by: By, pair: Mentorship, opening: Opening) -> None:
    """Tell both that two officers could read their messages."""
    words = {"day": f"{opening.granted_at:%Y-%m-%d}", "hours": opening.hours}
    once = f"mentorship:opened:{opening.id}"
    tell(by, pair.people_ids, "mentorship:opened", once=once, path=path_of(pair), words=words, mail=SOON)


def group_was_open(by: By, opening: Opening, people: list[int]) -> None:
    """Tell the others of a group that two officers could read what was said there."""
    words = {"day": f"{opening.granted_at:%Y-%m-%d}", "hours": opening.hours}
    once, path = f"mentorship:opened:{opening.id}", f"/mentoring/groups/{opening.group_id}"
    tell(by, people, "mentorship:opened_group", once=once, path=path, words=words, mail=SOON)


@sentence("mentorship:opened_group")
def _group_opened(words) -> str:
    return _("On %(day)s two named officers could read what was said in your mentoring group for %(hours)s hours, because harm was feared.",
             day=words["day"], hours=words["hours"])


@sentence("mentorship:harm")
def _harm(_words) -> str:
    return _("Somebody reported harm, or the fear of it, in a mentorship.")


@sentence("mentorship:opened")
def _opened(words) -> str:
    return _("On %(day)s two named officers could read the messages of your mentorship for %(hours)s hours, because harm was feared.",
             day=words["day"], hours=words["hours"])
