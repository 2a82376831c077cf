"""Reporting and judging: each report is settled once, the people concerned are told, the log keeps it."""

from dataclasses import dataclass
from datetime import timedelta

from hub.accounts import actions as accounts
from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.communities import actions as communities
from hub.communities.models import Community
from hub.communities.queries import membership_of
from hub.discussions import actions as discussions
from hub.discussions import queries as talk
from hub.errors import Conflict, Invalid, require
from hub.library.models import Item
from hub.library.queries import last_hand_of
from hub.limits import Budget
from hub.live import actions as live
from hub.live.models import Fact
from hub.live.rules import Seat
from hub.moderation import notices, queries, rules
from hub.moderation.judging import acts_for, line_of, question_of
from hub.moderation.models import Report
from hub.notifications.actions import mark_seen
from hub.questions import actions as questions
from hub.questions.models import Question
from hub.questions.rules import may_report as may_report_question
from hub.storage.unit import db
from hub.text.excerpts import excerpt, plain
from hub.text.languages import _

LONGEST_EXCERPT = 2000
SUSPENSIONS = {"day": 1, "week": 7, "month": 30, "ever": None}  # days
MUTED_FOR = 7  # days
REPORTS = Budget(20, 3600)  # of one person; more in an hour is itself a nuisance


@dataclass(frozen=True)
class Complaint:
    """What someone finds wrong with what was written, or with a person."""

    reason: str
    words: str = ""


def report_post(by: By, post, complaint: Complaint) -> Report:
    """Report a post one may read; the same person's second report of it renews the first."""
    require(rules.may_report(by, post.author_id), _("This is your own post. You can withdraw it instead."))
    if post.is_gone:
        raise Conflict(_("The words of this post are gone already."))
    return _report(by, complaint, _about_place(post.thread.community, post.author_id, Report(
        thing_kind="post", thing_id=post.id, path=f"/posts/{post.id}", excerpt=excerpt(plain(post.html), LONGEST_EXCERPT),
    )))


def report_person(by: By, person, complaint: Complaint) -> Report:
    """Report a person to the administrators."""
    require(rules.may_report(by, person.id), _("This is you."))
    return _report(by, complaint, Report(
        thing_kind="person", thing_id=person.id, path=f"/people/{person.handle}", excerpt=person.name, about_id=person.id,
    ))


def report_line(by: By, seat: Seat, line: Fact, complaint: Complaint) -> Report:
    """Report a chat line of a session one may see; it may be over already."""
    require(rules.may_report(by, line.by_id), _("This is your own line. You can take it away instead."))
    return _report(by, complaint, _about_place(seat.community, line.by_id, Report(
        thing_kind="line", thing_id=line.id, path=f"/live/{line.live_id}/text", excerpt=excerpt(line.data["text"], LONGEST_EXCERPT),
    )))


def report_question(by: By, seat: Seat, question: Question, complaint: Complaint) -> Report:
    """Report a question of a session; whom one concerns that was asked without a name, or for somebody else, nobody learns."""
    require(may_report_question(by, question), _("This is your own question. You can take it back instead."))
    author_id = None if question.is_nameless or question.relayed else question.by_id
    return _report(by, complaint, _about_place(seat.community, author_id, Report(
        thing_kind="question", thing_id=question.id, path=f"/live/{question.live_id}/questions", excerpt=excerpt(question.text, LONGEST_EXCERPT),
    )))


def report_item(by: By, item: Item, complaint: Complaint) -> Report:
    """Report what a library item says now; whom it concerns is who left that version."""
    author_id = last_hand_of(item.id)
    require(rules.may_report(by, author_id), _("You wrote this version yourself. You can correct it instead."))
    return _report(by, complaint, _about_place(item.community, author_id, Report(
        thing_kind="item", thing_id=item.id, path=f"/library/{item.id}",
        excerpt=excerpt(f"{item.title}: {plain(item.html)}", LONGEST_EXCERPT),
    )))


def dismiss(by: By, report: Report) -> None:
    """Settle a report without doing anything."""
    _settle(by, report, "dismissed")
    record(by, "dismiss", report)


def hide(by: By, report: Report) -> None:
    """Settle a report by hiding the post from readers, search, feeds and letters that have not left, or the line from room and notes."""
    _settle(by, report, "hidden")
    _hide_thing(by, report)


def hide_too(by: By, report: Report) -> None:
    """Hide what was reported beside another judgement of it; nothing where it cannot be hidden (any more)."""
    require(rules.may_settle(by, report))
    if "hidden" in acts_for(by, report):
        _hide_thing(by, report)


def warn(by: By, report: Report, words: str) -> None:
    """Settle a report by a word to the person concerned."""
    if not words.strip():
        raise Invalid(_("Write what you want to say to them."), "words")
    _settle(by, report, "warned")
    record(by, "warn", report, why=words)
    notices.warned(by, report, words)


def mute(by: By, report: Report) -> None:
    """Settle a report by letting the person only read in that community for a week."""
    _settle(by, report, "muted")
    communities.mute(by, report.community, membership_of(report.community_id, report.about_id), MUTED_FOR)


def suspend(by: By, report: Report, length: str, why: str) -> None:
    """Settle a report by suspending the person from the site; their open pages hang up at once."""
    if not why.strip():
        raise Invalid(_("Write why; they read it."), "words")
    _settle(by, report, "suspended")
    days = SUSPENSIONS[length]
    accounts.suspend(by, report.about, now() + timedelta(days=days) if days else None, why)


def _hide_thing(by: By, report: Report) -> None:
    if report.thing_kind == "question":
        questions.take_away(by, *question_of(report))  # which tells its author, named or not
        record(by, "took a question away", report)
        return
    if report.thing_kind == "post":
        discussions.hide(by, talk.any_post(report.thing_id))
    else:
        live.take_away(by, *line_of(report))
        record(by, "took a line away", report)
    notices.hidden(by, report)


def _about_place(community: Community, author_id: int | None, draft: Report) -> Report:
    author = membership_of(community.id, author_id)
    draft.about_id, draft.community_id = author_id, community.id
    draft.to_admins = community.access != "private" or (author is not None and author.is_facilitator)
    return draft


def _report(by: By, complaint: Complaint, draft: Report) -> Report:
    known = queries.report_by(by.id, draft.thing_kind, draft.thing_id)
    if known is not None and known.settled_at is None:
        return known
    REPORTS.spend(by.id, _("You have reported a lot in this hour. What you sent before is with those who judge it."))
    report = known or draft
    if known is not None:
        known.settled_at, known.settled_by_id, known.outcome = None, None, ""
        known.excerpt, known.to_admins = draft.excerpt, draft.to_admins
    report.reporter_id, report.reason, report.words, report.made_at = by.id, complaint.reason, complaint.words.strip(), now()
    db.add(report)
    db.flush()
    notices.reported(by, report)
    return report


def _settle(by: By, report: Report, outcome: str) -> None:
    require(rules.may_settle(by, report))
    waiting = queries.held_reports(report.thing_kind, report.thing_id)
    if report not in waiting:
        raise Conflict(_("Somebody has settled this report meanwhile."))
    if outcome not in acts_for(by, report):
        raise Conflict(_("That cannot be done here any more. Choose another way."), "act")
    for same in waiting:
        same.settled_at, same.settled_by_id, same.outcome = now(), by.id, outcome
        notices.settled(by, same)
    mark_seen(by, [f"/reports/{same.id}" for same in waiting])
