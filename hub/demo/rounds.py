"""What the running round of mentoring has in common: its thread, the kick-off it held, a session to come, things to read."""

from datetime import datetime, timedelta

from hub import clock
from hub.demo.moments import moment
from hub.demo.reading import CONTENT, told
from hub.demo.stage import Deed, Stage
from hub.discussions import actions as discussions
from hub.discussions.drafts import PostDraft
from hub.discussions.queries import thread_for
from hub.discussions.uploads import take_in
from hub.live import actions as live
from hub.live.actions.planning import Plan
from hub.live.queries import seat_for
from hub.mentorship import actions
from hub.mentorship.drafts import Beginning, Reading
from hub.mentorship.queries import cohort_for
from hub.text.writing import written

SITE = "https://hub.example.org"  # a link into the library is known by it, and kept without it
LASTED = timedelta(minutes=55)
MOST_BYTES = 1024 * 1024


def rounds(opening: datetime) -> list[Deed]:
    """Everything the people of the round share."""
    story = told("rounds.toml")
    thread, kick_off, half_time = story["thread"], story["kick_off"], story["half_time"]
    began = moment(kick_off["when"], opening)
    return [
        Deed(moment(thread["when"], opening), _beginning(thread, written(thread["text"]))),
        *(Deed(moment(one["when"], opening), _posting(one["who"], written(one["text"]))) for one in story["posts"]),
        Deed(moment(kick_off["planned"], opening), _planning(kick_off, began, written(kick_off["about"]))),
        Deed(began, _holding(kick_off)),
        Deed(began + LASTED, _closing(kick_off["who"], written(kick_off["notes"]))),
        Deed(moment(half_time["planned"], opening), _planning(half_time, _to_come(half_time, opening), written(half_time["about"]))),
        *(Deed(moment(one["when"], opening), _giving(one)) for one in story["resources"]),
    ]


def _to_come(one: dict, opening: datetime) -> datetime:
    return (opening + timedelta(days=one["in_days"])).replace(hour=15, minute=0)


def _round(stage: Stage, by, *, lock: bool = False):
    return cohort_for(by, stage.things["cohort", ""], lock=lock)


def _beginning(one: dict, words):
    def begin(stage: Stage) -> None:
        by = stage.by(one["who"])
        thread = actions.begin_thread(by, _round(stage, by, lock=True).cohort, Beginning(one["title"], words, key="the-thread-of-the-round"))
        stage.things["round", "thread"] = thread.id

    return begin


def _posting(who: str, words):
    def post(stage: Stage) -> None:
        by = stage.by(who)
        discussions.reply(by, thread_for(by, stage.things["round", "thread"]), PostDraft(words))

    return post


def _planning(one: dict, begins: datetime, about):
    def plan(stage: Stage) -> None:
        by = stage.by(one["who"])
        wanted = Plan(one["title"], about, begins.date(), begins.time().replace(tzinfo=None), 60, "UTC", key=f"round-{one['title'][:9]}")
        stage.things["round", "live"] = actions.plan_session(by, _round(stage, by, lock=True).cohort, wanted).id

    return plan


def _holding(one: dict):
    def hold(stage: Stage) -> None:
        live.open_doors(stage.by(one["who"]), _seat(stage, one["who"]))
        for who in (one["who"], *one["there"]):
            live.arrive(stage.by(who), _seat(stage, who), "socket")

    return hold


def _closing(who: str, notes):
    def close(stage: Stage) -> None:
        stage.things["round", "item"] = live.close(stage.by(who), _seat(stage, who), notes).id

    return close


def _seat(stage: Stage, who: str):
    return seat_for(stage.by(who), stage.things["round", "live"], lock=True)


def _giving(one: dict):
    def give(stage: Stage) -> None:
        by = stage.by(one["who"])
        found, upload = _round(stage, by), None
        href = f"{SITE}/library/{stage.things['round', 'item']}" if one.get("notes") else ""
        if "file" in one:
            with (CONTENT / "files" / one["file"]).open("rb") as file:
                upload = take_in(one["file"], file, MOST_BYTES)
        actions.add_resource(by, found.cohort, found.is_mentor(by.id), Reading(one["words"], href, upload, SITE, f"round-{clock.now():%j%H}"))

    return give
