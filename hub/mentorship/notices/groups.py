"""What is told of a group of mentees: that it began, and that somebody wrote; never what."""

from hub.accounts.by import By
from hub.mentorship.models import Group, GroupMeeting
from hub.mentorship.notices.telling import QUIET, SOON
from hub.notifications.actions import tell
from hub.notifications.sentences import sentence
from hub.text.languages import _


def group_begun(by: By, group: Group, people: list[int]) -> None:
    """Tell the mentees that they may join."""
    tell(by, people, "mentorship:group", once=f"mentorship:group:{group.id}", path=path_of_group(group), words={"name": by.name}, mail=SOON)


def said_in_group(by: By, group: Group, people: list[int], said_id: int) -> None:
    """Tell the others of the group that there is a message."""
    once = f"mentorship:group_wrote:{said_id}"
    tell(by, people, "mentorship:group_wrote", once=once, path=path_of_group(group), words={"name": by.name}, mail=QUIET)


def group_meets(by: By, group: Group, meeting: GroupMeeting, what: str, people: list[int]) -> None:
    """Tell the others of the group of a meeting: 'proposed', 'moved' or 'cancelled'."""
    once = f"mentorship:group_meets:{meeting.id}:{what}"
    tell(by, people, "mentorship:group_meets", once=once, path=path_of_group(group), words={"name": by.name, "what": what}, mail=SOON)


def path_of_group(group: Group) -> str:
    """Where the group meets on the hub."""
    return f"/mentoring/groups/{group.id}"


@sentence("mentorship:group")
def _begun(words) -> str:
    return _("%(name)s began a group for the people they mentor. Join if you like.", name=words["name"])


@sentence("mentorship:group_wrote")
def _wrote(words) -> str:
    return _("%(name)s wrote in your mentoring group.", name=words["name"])


@sentence("mentorship:group_meets")
def _meets(words) -> str:
    return {
        "proposed": _("%(name)s proposes a time for your mentoring group to meet.", name=words["name"]),
        "moved": _("%(name)s proposes another time for your mentoring group.", name=words["name"]),
        "cancelled": _("%(name)s called a meeting of your mentoring group off.", name=words["name"]),
    }[words["what"]]
