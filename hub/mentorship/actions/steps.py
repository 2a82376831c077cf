"""Next steps: who does what until when."""

from datetime import timedelta

from hub.accounts.by import By
from hub.clock import now
from hub.errors import Invalid, require
from hub.mentorship import queries, rules
from hub.mentorship.actions.news import changed
from hub.mentorship.drafts import Step
from hub.mentorship.models import Mentorship, NextStep
from hub.storage.unit import db
from hub.text.languages import _

FURTHEST = timedelta(days=731)


def plan_step(by: By, pair: Mentorship, draft: Step) -> NextStep:
    """Plan a step of one of the two; the same key again returns the first."""
    require(rules.may_work(by, pair))
    if earlier := queries.made_with(NextStep, pair, draft.key):
        return earlier
    step = add_step(by, pair, draft)
    changed(pair)
    return step


def add_step(by: By, pair: Mentorship, draft: Step, meeting_id: int | None = None) -> NextStep:
    """A new step, owned by who writes it or by the other."""
    if not draft.words:
        raise Invalid(_("Say what is to be done."), "words")
    if draft.due_on is not None and abs(draft.due_on - now().date()) > FURTHEST:
        raise Invalid(_("Choose a day within two years."), "due_on")
    owner = by.id if draft.is_mine else pair.other_than(by.id).id
    step = NextStep(
        mentorship_id=pair.id, meeting_id=meeting_id, owner_id=owner, words=draft.words, due_on=draft.due_on,
        made_by_id=by.id, made_at=now(), client_key=draft.key,
    )
    db.add(step)
    db.flush()
    return step


def finish(by: By, pair: Mentorship, step: NextStep) -> None:
    """Tick a step off. A second time changes nothing."""
    require(rules.may_finish(by, pair, step))
    if step.done_at is None:
        step.done_at = now()
        changed(pair)


def reopen(by: By, pair: Mentorship, step: NextStep) -> None:
    """Take the tick back."""
    require(rules.may_finish(by, pair, step))
    if step.done_at is not None:
        step.done_at = None
        changed(pair)
