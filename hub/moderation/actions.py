"""Reporting and judging: each report is settled once, the people concerned are told, the log keeps it."""

from dataclasses import dataclass
from datetime import timedelta

from hub.accounts import actions as accounts
from hub.accounts.by import By
from hub.audit.actions import record
from hub.clock import now
from hub.communities import actions as communities
from hub.discussions import actions as discussions
from hub.discussions import queries as talk
from hub.errors import Conflict, Invalid, require
from hub.moderation import notices, queries, rules
from hub.moderation.models import Report
from hub.storage.unit import db
from hub.text.excerpts import excerpt, plain
from hub.text.languages import _

LONGEST_EXCERPT = 2000
SUSPENSIONS = {"day": 1, "week": 7, "month": 30, "ever": None}  # days
MUTED_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Complaint:
    """What someone finds wrong with a post or a person."""

    reason: str
    words: str = ""


def report_post(by: By, post, complaint: Complaint) -> Report:
    """Report a post one may read; a second report of the same post by the same person returns the first."""
    require(rules.may_report(by, post.author_id), _("This is your own post. You can withdraw it instead."))
    shown = excerpt(plain(post.html), LONGEST_EXCERPT)
    return _report(by, Report(thing_kind="post", thing_id=post.id, path=f"/posts/{post.id}", excerpt=shown, about_id=post.author_id, community_id=post.thread.community_id), complaint)


def report_person(by: By, person, complaint: Complaint) -> Report:
    """Report a person to the administrators."""
    require(rules.may_report(by, person.id))
    return _report(by, Report(thing_kind="person", thing_id=person.id, path=f"/people/{person.handle}", excerpt=person.name, about_id=person.id), complaint)


def dismiss(by: By, report: Report) -> None:
    """Settle a report without doing anything."""
    _settle(by, report, "dismissed")
    record(by, "dismiss", report)


def hide(by: By, report: Report) -> None:
    """Settle a report of a post by hiding it from readers."""
    if report.thing_kind != "post":
        raise Invalid(_("Only a post can be hidden."))
    _settle(by, report, "hidden")
    discussions.hide(by, talk.any_post(report.thing_id))


def warn(by: By, report: Report, words: str) -> None:
    """Settle a report by a word to the person concerned."""
    _settle(by, report, "warned")
    record(by, "warn", report, person=report.about_id)
    notices.warned(by, report, words)


def mute(by: By, report: Report) -> None:
    """Settle a report by letting the person only read in that community for a week."""
    if report.community_id is None or report.about_id is None:
        raise Invalid(_("This report is about no community. Warn or suspend instead."))
    _settle(by, report, "muted")
    communities.mute_person(by, report.community_id, report.about_id, now() + MUTED_FOR)


def suspend(by: By, report: Report, length: str, why: str) -> None:
    """Settle a report by suspending the person from the site; their open pages hang up at once."""
    require(report.about is not None and rules.may_suspend(by, report.about), _("Only administrators suspend, and not one another."))
    _settle(by, report, "suspended")
    days = SUSPENSIONS[length]
    accounts.suspend(by, report.about, now() + timedelta(days=days) if days else None, why)


def _report(by: By, draft: Report, complaint: Complaint) -> Report:
    known = queries.report_by(by.id, draft.thing_kind, draft.thing_id)
    if known is not None:
        return known
    draft.reporter_id, draft.reason, draft.words = by.id, complaint.reason, complaint.words
    db.add(draft)
    db.flush()
    record(by, "report", draft, kind=draft.thing_kind)
    notices.reported(by, draft)
    return draft


def _settle(by: By, report: Report, outcome: str) -> None:
    require(rules.may_settle(by, report))
    if report.settled_at is not None:
        raise Conflict(_("Somebody has settled this report meanwhile."))
    for same in queries.reporters_of(report.thing_kind, report.thing_id):
        same.settled_at, same.settled_by_id, same.outcome = now(), by.id, outcome
        notices.settled(by, same)
