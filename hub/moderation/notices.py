"""Who is told about reports and sanctions."""

from hub.accounts.by import HOUSE, By
from hub.accounts.queries import administrators
from hub.communities.queries import facilitator_ids
from hub.moderation.models import Report
from hub.notifications.actions import tell
from hub.notifications.sentences import sentence
from hub.text.languages import _


def reported(by: By, report: Report) -> None:
    """Tell those who judge it that something was reported, never whom it is about."""
    judges = {person.id for person in administrators()} if report.to_admins else set()
    if report.community_id is not None:
        judges |= set(facilitator_ids(report.community_id))
    judges -= {by.id, report.about_id}
    once = f"report:{report.id}:{int(report.made_at.timestamp())}"
    tell(HOUSE, judges, "moderation:reported", once=once, path=f"/reports/{report.id}", mail="now")


def settled(by: By, report: Report) -> None:
    """Tell the reporter what became of it, without saying who judged."""
    once = f"settled:{report.id}:{int(report.made_at.timestamp())}"
    tell(HOUSE, {report.reporter_id} - {by.id}, "moderation:settled", once=once, path=report.path, words={"outcome": report.outcome}, mail="none")


def hidden(by: By, report: Report) -> None:
    """Tell the author that their words are hidden, if they have an account."""
    if report.about is not None and report.about.may_act:
        once = f"hidden:{report.id}:{int(report.made_at.timestamp())}"
        tell(HOUSE, {report.about_id} - {by.id}, "moderation:hidden", once=once, path=report.path, mail="now")


def warned(by: By, report: Report, words: str) -> None:
    """Tell the person concerned, in the moderator's words."""
    once = f"warned:{report.id}:{int(report.made_at.timestamp())}"
    tell(HOUSE, [report.about_id], "moderation:warned", once=once, path=report.path, words={"words": words}, mail="now")


@sentence("moderation:reported")
def _reported(words: dict) -> str:
    return _("Something was reported and waits for your judgement.")


@sentence("moderation:settled")
def _settled(words: dict) -> str:
    if words.get("outcome") == "dismissed":
        return _("Thank you for your report. We looked at it and left things as they are.")
    return _("Thank you for your report. We looked at it and acted.")


@sentence("moderation:hidden")
def _hidden(words: dict) -> str:
    return _("Something you wrote was hidden by those who look after the place. If that is a mistake, write to them.")


@sentence("moderation:warned")
def _warned(words: dict) -> str:
    return _("A moderator asks you to mind the ground rules: “%(words)s”", words=words.get("words", ""))
