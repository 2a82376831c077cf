"""What people of a programme are told: that a place is theirs, that there is somebody to talk with, that the other can be reached."""

from hub.accounts.by import By
from hub.matching.models import Programme, Talk
from hub.notifications.actions import tell
from hub.notifications.sentences import sentence
from hub.text.languages import _, ngettext

SOON = "now"


def talks_began(by: By, programme: Programme, talks: list[Talk]) -> None:
    """Tell everybody of a shortlist with how many people they are to talk."""
    counts: dict = {}
    for one in talks:
        for person in (one.mentee_id, one.mentor_id):
            counts[person] = counts.get(person, 0) + 1
    for person, count in counts.items():
        tell(
            by, [person], "matching:talks", once=f"matching:talks:{programme.talks_run_id}", path=f"/matching/{programme.id}", mail=SOON,
            words={"count": count, "programme": programme.name}, community_id=programme.community_id,
        )


def talks_closed(by: By, programme: Programme, people: list[int]) -> None:
    """Tell those who had talks that ratings are closed."""
    tell(
        by, people, "matching:closed", once=f"matching:closed:{programme.talks_run_id}", path=f"/matching/{programme.id}", mail="digest",
        words={"programme": programme.name}, community_id=programme.community_id,
    )


def reached(by: By, talk: Talk) -> None:
    """Tell the other that `by` said how they can be reached."""
    other = talk.mentor_id if by.id == talk.mentee_id else talk.mentee_id
    tell(by, [other], "matching:reached", once=f"matching:reached:{talk.id}:{by.id}", path=f"/matching/talks/{talk.id}", mail=SOON, words={"name": by.name})


def place_free(by: By, programme: Programme, people: list[int]) -> None:
    """Tell those who waited that a place is theirs now."""
    tell(
        by, people, "matching:place", once=f"matching:place:{programme.id}", path=f"/matching/{programme.id}", mail=SOON,
        words={"programme": programme.name}, community_id=programme.community_id,
    )


@sentence("matching:place")
def _place(words) -> str:
    return _("%(programme)s: a place is free, and it is yours", programme=words["programme"])


@sentence("matching:talks")
def _talks(words) -> str:
    return ngettext(
        "%(programme)s: talk half an hour with %(num)s person, then say how it was",
        "%(programme)s: talk half an hour with each of %(num)s people, then say how it was",
        words["count"], programme=words["programme"],
    )


@sentence("matching:closed")
def _closed(words) -> str:
    return _("%(programme)s: the talks are over, and pairs are made from what you all said", programme=words["programme"])


@sentence("matching:reached")
def _reached(words) -> str:
    return _("%(name)s says how they can be reached for your talk", name=words["name"])
