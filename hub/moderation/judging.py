"""What can be done about one report, by the one who judges it."""

from hub.accounts.by import By
from hub.accounts.rules import may_suspend
from hub.communities.queries import membership_of
from hub.communities.rules import may_mute
from hub.discussions.queries import any_post
from hub.discussions.rules import may_hide
from hub.live.models import Fact
from hub.live.queries import any_line, seat_of
from hub.live.rules import Seat, may_take_away
from hub.moderation.models import Report
from hub.questions.models import Question
from hub.questions.queries import any_question
from hub.questions.rules import may_take_away as may_take_question_away


def acts_for(by: By, report: Report) -> list[str]:
    """The outcomes `by` may choose for the report, mildest first; someone known only from a list can be neither warned nor suspended."""
    acts = ["dismissed"]
    if _may_hide(by, report):
        acts.append("hidden")
    if report.about is None or not report.about.may_act:
        return acts
    acts.append("warned")
    if _may_mute(by, report):
        acts.append("muted")
    if may_suspend(by, report.about):
        acts.append("suspended")
    return acts


def line_of(report: Report) -> tuple[Seat, Fact] | None:
    """The session of a reported chat line, and the line; None if either is gone."""
    line = any_line(report.thing_id)
    seat = seat_of(line.live_id, lock=False) if line else None
    return (seat, line) if seat else None


def question_of(report: Report) -> tuple[Seat, Question] | None:
    """The session of a reported question, and the question; None if either is gone."""
    question = any_question(report.thing_id)
    seat = seat_of(question.live_id, lock=False) if question else None
    return (seat, question) if seat else None


def _may_hide(by: By, report: Report) -> bool:
    if report.thing_kind == "line":
        found = line_of(report)
        return found is not None and found[1].hidden_at is None and may_take_away(by, found[0])
    if report.thing_kind == "question":
        asked = question_of(report)
        return asked is not None and asked[1].hidden_at is None and may_take_question_away(by, asked[0])
    if report.thing_kind != "post":
        return False
    post = any_post(report.thing_id)
    return post is not None and not post.is_gone and may_hide(by, post)


def _may_mute(by: By, report: Report) -> bool:
    if report.community is None:
        return False
    member = membership_of(report.community_id, report.about_id)
    return member is not None and may_mute(by, report.community, member)
