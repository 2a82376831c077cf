"""What those who sign in have read by now, what is new to them, and how loudly they want to hear of it."""

from datetime import datetime, timedelta

from hub.demo.moments import moment
from hub.demo.stage import Deed, Stage
from hub.discussions import actions as discussions
from hub.discussions.queries import thread_for
from hub.errors import NotFound
from hub.notifications import actions as notifications

LETTERS_SINCE = timedelta(hours=30)


def reading(cast: dict[str, dict], opening: datetime) -> list[Deed]:
    """Each of them was here last some hours ago and read what there was; from then on letters are written to them."""
    deeds = []
    for key, one in cast.items():
        if one.get("signs_in"):
            deeds.append(Deed(moment(one["was_here"], opening), _look(key, one.get("unopened", []))))
            deeds.append(Deed(opening - LETTERS_SINCE, _choosing(key, one.get("mail", "now"))))
    return deeds


def _look(key: str, unopened: list[str]):
    def look(stage: Stage) -> None:
        by = stage.by(key)
        for (title, _part), id in [(name, id) for name, id in stage.things.items() if len(name) == 2 and name[1] == "thread"]:
            if title not in unopened and (thread := _of_theirs(by, id)):
                discussions.mark_read(by, thread, thread.posts_count)
        notifications.mark_all_read(by)

    return look


def _of_theirs(by, id: int):
    try:
        found = thread_for(by, id)
    except NotFound:
        return None
    return found if found.community_id in by.standings else None


def _choosing(key: str, mail: str):
    def choose(stage: Stage) -> None:
        notifications.choose_mail(stage.by(key), mail, "daily", False)

    return choose
