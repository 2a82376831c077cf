"""Goals of a pair, and how they move; each change is dated and stays."""

from hub.accounts.by import By
from hub.clock import now
from hub.errors import Conflict, Invalid, require
from hub.mentorship import queries, rules
from hub.mentorship.actions.news import changed
from hub.mentorship.drafts import Aim, Progress
from hub.mentorship.models import GOAL_STATES, Goal, GoalChange, Mentorship
from hub.storage.unit import db
from hub.text.languages import _

MOST_GOALS = 12  # a pair with more has a list of wishes


def aim(by: By, pair: Mentorship, draft: Aim) -> Goal:
    """Set a goal; the same key again returns the first."""
    require(rules.may_work(by, pair))
    if earlier := queries.made_with(Goal, pair, draft.key):
        return earlier
    if not draft.words:
        raise Invalid(_("Say in a few words what shall be reached."), "words")
    if queries.count_goals(pair) >= MOST_GOALS:
        raise Conflict(_("%(most)s goals are as many as fit. Close one first.", most=MOST_GOALS))
    goal = add_goal(pair, by.id, draft)
    changed(pair)
    return goal


def add_goal(pair: Mentorship, person_id: int, draft: Aim) -> Goal:
    """A new goal with its first dated line."""
    goal = Goal(
        mentorship_id=pair.id, words=draft.words, indicator=draft.indicator, state="open", percent=0,
        made_by_id=person_id, made_at=now(), client_key=draft.key,
    )
    db.add(goal)
    db.flush()
    _note(goal, person_id, Progress(0, "open"))
    return goal


def note_progress(by: By, pair: Mentorship, goal: Goal, progress: Progress) -> None:
    """Say how far a goal is; nothing is added where nothing changed. A goal that is reached stands at 100."""
    require(rules.may_work(by, pair) and goal.mentorship_id == pair.id)
    if progress.state not in GOAL_STATES:
        raise Invalid(_("Choose one of these."), "state")
    if not 0 <= progress.percent <= 100:
        raise Invalid(_("Between 0 and 100."), "percent")
    if progress.state == "reached":
        progress = Progress(100, "reached", progress.note)
    if (progress.percent, progress.state) == (goal.percent, goal.state) and not progress.note:
        return
    goal.percent, goal.state = progress.percent, progress.state
    _note(goal, by.id, progress)
    changed(pair)


def _note(goal: Goal, person_id: int, progress: Progress) -> None:
    db.add(GoalChange(goal_id=goal.id, percent=progress.percent, state=progress.state, note=progress.note, by_id=person_id, at=now()))
