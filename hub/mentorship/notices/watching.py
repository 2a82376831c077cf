"""What people are told by the watch over pairs: check-ins, reminders, and who should look."""

from hub.accounts.by import By
from hub.accounts.models import Person
from hub.clock import now
from hub.mentorship.models import Mentorship, Question
from hub.mentorship.notices.telling import SOON, path_of
from hub.notifications.actions import tell
from hub.notifications.sentences import sentence
from hub.text.languages import _


def asked_how_it_goes(by: By, pair: Mentorship, person: Person, what: str, day: int) -> None:
    """Ask one of the two how it goes, or half a year after the end what lasts."""
    once, words = f"mentorship:{what}:{pair.id}:{day}", {"name": pair.other_than(person.id).name}
    tell(by, [person.id], f"mentorship:{what}", once=once, path=path_of(pair), words=words, mail=SOON)


def nudged(by: By, pair: Mentorship, person: Person, rule: str, days: int) -> None:
    """Remind one of the two, by the rule that holds."""
    words = {"name": pair.other_than(person.id).name, "rule": rule, "days": days}
    once = f"mentorship:nudged:{pair.id}:{rule}:{now():%Y%m%d}"
    tell(by, [person.id], "mentorship:stalled", once=once, path=path_of(pair), words=words, mail=SOON)


def rests(by: By, pair: Mentorship) -> None:
    """Tell both that the pair pauses after a long silence."""
    for person in (pair.mentor, pair.mentee):
        words = {"name": pair.other_than(person.id).name, "why": "silence"}
        tell(by, [person.id], "mentorship:paused", once=f"mentorship:rests:{pair.id}:{now():%Y%m%d}", path=path_of(pair), words=words, mail=SOON)


def needs_somebody(by: By, pair: Mentorship, people: list[int], check_in_id: int) -> None:
    """Tell who looks after the pair that an answer needs them, and nothing of the answer."""
    _look(by, pair, people, f"mentorship:needs:{check_in_id}")


def needs_a_look(by: By, pair: Mentorship, people: list[int]) -> list[int]:
    """Tell who looks after the pair that reminders did not help; returns who did not know."""
    return _look(by, pair, people, f"mentorship:look:{pair.id}:{now():%Y%m%d}")


def unanswered(by: By, pair: Mentorship) -> None:
    """Tell both that a request, or a pair that was proposed, let itself go as nobody answered in time; kindly, and without blame."""
    for person in (pair.mentor, pair.mentee):
        words = {"name": pair.other_than(person.id).name, "mentor": person.id == pair.mentor_id, "proposed": pair.proposed_by_id is not None}
        tell(by, [person.id], "mentorship:unanswered", once=f"mentorship:unanswered:{pair.id}", path=path_of(pair), words=words, mail=SOON)


def proposal_expired(by: By, pair: Mentorship, people: list[int]) -> None:
    """Tell who looks after it that a proposed pair did not come about."""
    _look(by, pair, people, f"mentorship:expired:{pair.id}")


def asks_for_help(by: By, pair: Mentorship, people: list[int], question_id: int) -> None:
    """Tell who looks after the pair that one of it asks something."""
    words, once = {"name": by.name}, f"mentorship:help:{question_id}"
    tell(by, people, "mentorship:help", once=once, path=f"/mentoring/overview/{pair.id}", words=words, mail=SOON)


def helped(by: By, pair: Mentorship, asked: Question) -> None:
    """Tell who asked that there is an answer."""
    once = f"mentorship:helped:{asked.id}:{asked.answered_at:%Y%m%d%H%M}"
    tell(by, [asked.by_id], "mentorship:helped", once=once, path=f"{path_of(pair)}/ask-coordinators", words={"name": by.name}, mail=SOON)


def _look(by: By, pair: Mentorship, people: list[int], once: str) -> list[int]:
    words = {"mentor": pair.mentor.name, "mentee": pair.mentee.name, "proposed": pair.state == "withdrawn"}
    return tell(by, people, "mentorship:look", once=once, path=f"/mentoring/overview/{pair.id}", words=words, mail="digest")


@sentence("mentorship:unanswered")
def _unanswered(words) -> str:
    if words["proposed"]:
        return _("You and %(name)s did not both say yes in time, so nothing begins. That is fine; the coordinators know.", name=words["name"])
    if words["mentor"]:
        return _("The request of %(name)s waited too long and was taken back by itself. No harm done; pause your offer while time is short.",
                 name=words["name"])
    return _("%(name)s found no time to answer, so your request was taken back by itself. Others would be glad to hear from you.", name=words["name"])


@sentence("mentorship:check_in")
def _check_in(words) -> str:
    return _("How is it going with %(name)s? Two minutes, and %(name)s does not see your answer.", name=words["name"])


@sentence("mentorship:follow_up")
def _follow_up(words) -> str:
    return _("Half a year after your mentorship with %(name)s: what has lasted?", name=words["name"])


@sentence("mentorship:help")
def _help(words) -> str:
    return _("%(name)s asks you something about their mentorship.", name=words["name"])


@sentence("mentorship:helped")
def _helped(words) -> str:
    return _("%(name)s answered your question about your mentorship.", name=words["name"])


@sentence("mentorship:look")
def _look_at(words) -> str:
    names = {"mentor": words["mentor"], "mentee": words["mentee"]}
    if words.get("proposed"):
        return _("The pair you proposed, %(mentor)s and %(mentee)s, did not come about in time.", **names)
    return _("%(mentor)s and %(mentee)s could use a look from you.", **names)


@sentence("mentorship:stalled")
def _stalled(words) -> str:
    name, rule = words["name"], words.get("rule", "silent")
    if rule == "lost":
        return _("You and %(name)s have not been in contact for %(days)s days. In a week your mentorship pauses by itself; nothing is lost.",
                 name=name, days=words["days"])
    if rule == "silent":
        return _("You and %(name)s have not been in contact for %(days)s days. Propose a time, pause, or close: all are fine.",
                 name=name, days=words["days"])
    return {
        "no_first": _("You and %(name)s have not met yet. Propose a time; a message or a voice note is a start too.", name=name),
        "missed": _("Meetings with %(name)s were missed in a row. Another time or another way may suit better.", name=name),
        "no_goal": _("You and %(name)s have met without a goal so far. One is enough.", name=name),
        "unsigned": _("You and %(name)s have not signed your agreement yet. It takes five minutes.", name=name),
        "unanswered": _("%(name)s waits for your answer about mentoring.", name=name),
        "asked": _("A coordinator asks how you and %(name)s are getting on.", name=name),
    }.get(rule, "")
