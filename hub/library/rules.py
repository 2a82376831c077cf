"""Who may do what with a library item; pure."""

from hub.accounts.by import By
from hub.communities.models import Community
from hub.communities.rules import may_facilitate, may_read, may_speak, standing
from hub.library.models import Item


def may_see(by: By, item: Item) -> bool:
    """Whether the item exists for `by`: whoever may read its community."""
    return may_read(by, item.community)


def may_see_people(by: By, community: Community) -> bool:
    """Whether `by` sees who attended, by name: members and those who look after the community, not everybody on the net."""
    return standing(by, community) is not None or may_facilitate(by, community)


def may_correct(by: By, item: Item) -> bool:
    """Whether `by` may change the text: members of the community who are not muted, and its facilitators."""
    return may_speak(by, item.community)


def may_mark(by: By, item: Item) -> bool:
    """Whether `by` makes an item training material and writes its guide: who looks after the community, while it is not archived."""
    return may_facilitate(by, item.community) and item.community.archived_at is None


def may_have_a_part(by: By, item: Item, speaker_ids: set[int]) -> bool:
    """Whether the recording's own page has something for `by`: who is heard in it, who led or spoke, who looks after the community."""
    heard = set(item.record.get("recording", {}).get("heard", ())) | speaker_ids
    return by.is_active and (by.id in heard or may_facilitate(by, item.community))


def may_keep(by: By, community: Community) -> bool:
    """Whether `by` may put something new in: who may speak there."""
    return may_speak(by, community) or may_facilitate(by, community)
