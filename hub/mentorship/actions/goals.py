"""Goals of a pair, and how they move; each change is dated and stays."""

from datetime import timedelta

from hub.accounts.by import By
from hub.clock import now
from hub.errors import Conflict, Invalid, require
from hub.mentorship import queries, rules
from hub.mentorship.actions.news import changed
from hub.mentorship.drafts import Aim, Progress
from hub.mentorship.models import GOAL_STATES, Goal, GoalChange, Mentorship
from hub.storage.unit import db
from hub.text.languages import _

SCALE = 5
FURTHEST = timedelta(days=731)
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
    _check(draft)
    goal = add_goal(pair, by.id, draft)
    changed(pair)
    return goal


def add_goal(pair: Mentorship, person_id: int, draft: Aim) -> Goal:
    """A new goal with its first dated line."""
    goal = Goal(
        mentorship_id=pair.id, words=draft.words, indicator=draft.indicator, why=draft.why, state="open", percent=0,
        baseline=draft.baseline, target=draft.target, level=draft.baseline, due_on=draft.due_on, made_by_id=person_id, made_at=now(), client_key=draft.key,
    )
    db.add(goal)
    db.flush()
    _note(goal, person_id, Progress(0, "open", level=draft.baseline))
    return goal


def note_progress(by: By, pair: Mentorship, goal: Goal, progress: Progress) -> None:
    """Say how far a goal is; nothing is added where nothing changed. A goal that is reached stands at 100."""
    require(rules.may_work(by, pair) and goal.mentorship_id == pair.id)
    if progress.state not in GOAL_STATES:
        raise Invalid(_("Choose one of these."), "state")
    if not 0 <= progress.percent <= 100:
        raise Invalid(_("Between 0 and 100."), "percent")
    progress = _measured(goal, progress)
    if (progress.percent, progress.level, progress.state) == (goal.percent, goal.level, goal.state) and not progress.note:
        return
    goal.percent, goal.level, goal.state = progress.percent, progress.level, progress.state
    _note(goal, by.id, progress)
    changed(pair)


def _note(goal: Goal, person_id: int, progress: Progress) -> None:
    db.add(GoalChange(
        goal_id=goal.id, percent=progress.percent, level=progress.level, state=progress.state, note=progress.note, by_id=person_id, at=now()
    ))


def _measured(goal: Goal, progress: Progress) -> Progress:
    """The progress with percent and level as they belong together: on the scale from baseline to target, or in percent alone."""
    if goal.baseline is None or goal.target is None:
        return Progress(100 if progress.state == "reached" else progress.percent, progress.state, progress.note)
    level = goal.target if progress.state == "reached" else progress.level or goal.level or goal.baseline
    if not 1 <= level <= SCALE:
        raise Invalid(_("Choose one of these."), "level")
    percent = round(100 * (level - goal.baseline) / (goal.target - goal.baseline))
    return Progress(min(100, max(0, percent)), progress.state, progress.note, level)


def _check(draft: Aim) -> None:
    if (draft.baseline is None) != (draft.target is None):
        raise Invalid(_("Say both where you are and where you want to be, or neither."), "target")
    if draft.baseline is not None and not 1 <= draft.baseline < draft.target <= SCALE:
        raise Invalid(_("Choose a target above where you are today."), "target")
    if draft.due_on is not None and abs(draft.due_on - now().date()) > FURTHEST:
        raise Invalid(_("Choose a day within two years."), "due_on")
