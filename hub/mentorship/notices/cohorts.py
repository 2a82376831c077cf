"""What the people of a cohort are told: that it has a thread, a session, something to read."""

from hub.accounts.by import By
from hub.mentorship.models import Cohort
from hub.mentorship.notices.telling import QUIET, SOON
from hub.notifications.actions import tell
from hub.notifications.sentences import sentence
from hub.text.languages import _


def cohort_has(by: By, cohort: Cohort, what: str, people: list[int], number: int = 0) -> None:
    """Tell them that there is a 'thread', a 'session' or a 'resource' now; `number` tells one from the next."""
    once = f"mentorship:cohort:{cohort.id}:{what}:{number or (cohort.live_id if what == 'session' else 0)}"
    tell(
        by, [one for one in people if one != by.id], "mentorship:cohort", once=once, path=path_of_cohort(cohort),
        words={"what": what, "round": cohort.name}, mail=QUIET if what == "resource" else SOON,
    )


def path_of_cohort(cohort: Cohort) -> str:
    """Where the people of a cohort find all that is theirs."""
    return f"/mentoring/cohorts/{cohort.id}"


@sentence("mentorship:cohort")
def _has(words) -> str:
    return {
        "thread": _("%(round)s has a thread now: say hello", round=words["round"]),
        "session": _("%(round)s meets: see when the session is", round=words["round"]),
        "resource": _("%(round)s has something new to read", round=words["round"]),
    }[words["what"]]
