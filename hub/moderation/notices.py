"""Who is told about reports and sanctions."""

from hub.accounts.by import HOUSE, By
from hub.accounts.queries import administrators
from hub.communities.queries import facilitator_ids
from hub.moderation.models import Report
from hub.notifications.actions import tell
from hub.notifications.sentences import sentence
from hub.text.languages import _


def reported(by: By, report: Report) -> None:
    """Tell those who judge it that something was reported."""
    judges = {person.id for person in administrators()}
    if report.community_id is not None:
        judges |= set(facilitator_ids(report.community_id))
    judges -= {by.id, report.about_id}
    tell(by, judges, "moderation:reported", once=f"report:{report.id}", path="/reports/", words={}, mail="now")


def settled(by: By, report: Report) -> None:
    """Tell the reporter what became of it, without saying who judged."""
    tell(HOUSE, [report.reporter_id], "moderation:settled", once=f"settled:{report.id}", path=report.path, words={"outcome": report.outcome}, mail="none")


def warned(by: By, report: Report, words: str) -> None:
    """Tell the person concerned, in the moderator's words."""
    tell(HOUSE, [report.about_id], "moderation:warned", once=f"warned:{report.id}", path=report.path, words={"words": words}, mail="now")


@sentence("moderation:reported")
def _reported(words: dict) -> str:
    return _("Something was reported and waits for your judgement.")


@sentence("moderation:settled")
def _settled(words: dict) -> str:
    if words.get("outcome") == "dismissed":
        return _("Thank you for your report. We looked at it and left things as they are.")
    return _("Thank you for your report. We looked at it and acted.")


@sentence("moderation:warned")
def _warned(words: dict) -> str:
    return _("A moderator asks you to mind the ground rules: “%(words)s”", words=words.get("words", ""))
