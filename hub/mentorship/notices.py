"""What the two of a pair are told: who did what, never a word of what was written."""

from hub.accounts.by import By
from hub.clock import now
from hub.mentorship.models import LIVING, Agreement, Meeting, Mentorship
from hub.notifications.actions import tell
from hub.notifications.sentences import sentence
from hub.text.languages import _, speaking

QUIET = "digest"
SOON = "now"


def asked(by: By, pair: Mentorship) -> None:
    """Tell the mentor that someone asks."""
    _tell(by, pair, [pair.mentor_id], "asked")


def accepted(by: By, pair: Mentorship) -> None:
    """Tell the mentee that the mentor said yes."""
    _tell(by, pair, [pair.mentee_id], "accepted")


def declined(by: By, pair: Mentorship) -> None:
    """Tell the mentee that it will not be this mentor."""
    _tell(by, pair, [pair.mentee_id], "declined")


def withdrawn(by: By, pair: Mentorship) -> None:
    """Tell the mentor that the request was taken back."""
    _tell(by, pair, [pair.mentor_id], "withdrawn", mail=QUIET)


def meeting(by: By, pair: Mentorship, meeting: Meeting, what: str) -> None:
    """Tell the other of a meeting: what is proposed, planned, moved, cancelled or missed."""
    once = f"mentorship:meeting:{meeting.id}:{what}"
    _tell(by, pair, [pair.other_than(by.id).id], "meeting", once=once, what=what)


def logged(by: By, pair: Mentorship, meeting: Meeting) -> None:
    """Tell the other that a meeting was logged."""
    _tell(by, pair, [pair.other_than(by.id).id], "logged", mail=QUIET, once=f"mentorship:logged:{meeting.id}")


def wrote(by: By, pair: Mentorship, note_id: int) -> None:
    """Tell the other that there is a message."""
    _tell(by, pair, [pair.other_than(by.id).id], "wrote", once=f"mentorship:wrote:{note_id}")


def agreement(by: By, pair: Mentorship, version: Agreement) -> None:
    """Tell the other of a version of the agreement: that it waits for them, or that it holds."""
    once, what = f"mentorship:agreement:{version.id}:{int(version.is_signed)}", "signed" if version.is_signed else "drafted"
    _tell(by, pair, [pair.other_than(by.id).id], "agreement", once=once, what=what)


def closing(by: By, pair: Mentorship) -> None:
    """Tell the other that one says it is done, and asks for their words."""
    _tell(by, pair, [pair.other_than(by.id).id], "closing", once=_now_once(pair, "closing"))


def closed(by: By, pair: Mentorship) -> None:
    """Tell the other that the pair is closed or ended; both where the house did it."""
    for person, other in ((pair.mentor, pair.mentee), (pair.mentee, pair.mentor)):
        tell(by, [person.id], "mentorship:closed", once=f"mentorship:closed:{pair.id}", path=_path(pair), words={"name": other.name}, mail=SOON)


def called(by: By, pair: Mentorship, call_id: str, rings: bool) -> None:
    """Tell the other that somebody calls; by mail at once where no open page of theirs rings."""
    words = {"name": by.name}
    once = f"mentorship:called:{call_id}"
    tell(by, [pair.other_than(by.id).id], "mentorship:called", once=once, path=call_path(pair), words=words, mail=QUIET if rings else SOON)


def ringing(by: By, pair: Mentorship, call_id: str) -> dict:
    """What an open page of the other needs to ring, in their language."""
    with speaking(pair.other_than(by.id).language):
        return {
            "pair": pair.id, "call": call_id, "path": call_path(pair), "says": _("%(name)s is calling you.", name=by.name),
            "answer": _("Answer"), "later": _("Not now"),
        }


def call_path(pair: Mentorship) -> str:
    """Where the two call each other."""
    return f"{_path(pair)}/call"


def paused(by: By, pair: Mentorship) -> None:
    """Tell the other that the pair pauses."""
    _tell(by, pair, [pair.other_than(by.id).id], "paused", once=_now_once(pair, "paused"))


def resumed(by: By, pair: Mentorship) -> None:
    """Tell the other that it goes on."""
    _tell(by, pair, [pair.other_than(by.id).id], "resumed", once=_now_once(pair, "resumed"))


def account_away(by: By, pair: Mentorship, gone_id: int) -> None:
    """Tell the one who stays that the other's account is not in use, so that the pair pauses or the request rests."""
    stays = pair.other_than(gone_id)
    gone = pair.other_than(stays.id)
    words = {"name": gone.name, "why": "account", "pair": pair.state in LIVING}
    tell(by, [stays.id], "mentorship:paused", once=_now_once(pair, "away"), path=_path(pair), words=words, mail=SOON)


def stalled(by: By, pair: Mentorship, days: int) -> None:
    """Ask both, at most weekly, whether they are still in touch."""
    once = f"mentorship:stalled:{pair.id}:{now():%G-%V}"
    for person, other in ((pair.mentor, pair.mentee), (pair.mentee, pair.mentor)):
        tell(by, [person.id], "mentorship:stalled", once=once, path=_path(pair), words={"name": other.name, "days": days}, mail=SOON)


def _tell(by: By, pair: Mentorship, people: list[int], kind: str, **more) -> None:
    """Tell people; `more` may hold `mail`, `once` (by default once a pair), and words beside the actor's name."""
    mail, once = more.pop("mail", SOON), more.pop("once", f"mentorship:{kind}:{pair.id}")
    tell(by, people, f"mentorship:{kind}", once=once, path=_path(pair), words={"name": by.name, **more}, mail=mail)


def _path(pair: Mentorship) -> str:
    return f"/mentoring/{pair.id}"


def _now_once(pair: Mentorship, what: str) -> str:
    return f"mentorship:{what}:{pair.id}:{now():%Y%m%d%H%M}"


@sentence("mentorship:asked")
def _asked(words) -> str:
    return _("%(name)s asks you to be their mentor.", name=words["name"])


@sentence("mentorship:accepted")
def _accepted(words) -> str:
    return _("%(name)s accepted to be your mentor.", name=words["name"])


@sentence("mentorship:declined")
def _declined(words) -> str:
    return _("%(name)s cannot be your mentor this time.", name=words["name"])


@sentence("mentorship:withdrawn")
def _withdrawn(words) -> str:
    return _("%(name)s took the request for mentoring back.", name=words["name"])


@sentence("mentorship:meeting")
def _meeting(words) -> str:
    name = words["name"]
    return {
        "proposed": _("%(name)s proposes a time to meet.", name=name),
        "planned": _("%(name)s agreed to the time to meet.", name=name),
        "noted": _("%(name)s noted the meeting you agreed on.", name=name),
        "moved": _("%(name)s proposes another time to meet.", name=name),
        "cancelled": _("%(name)s called a meeting off.", name=name),
        "missed": _("%(name)s noted that a meeting was missed.", name=name),
    }[words["what"]]


@sentence("mentorship:logged")
def _logged(words) -> str:
    return _("%(name)s logged a meeting with you.", name=words["name"])


@sentence("mentorship:wrote")
def _wrote(words) -> str:
    return _("%(name)s wrote to you in your mentorship.", name=words["name"])


@sentence("mentorship:called")
def _called(words) -> str:
    return _("%(name)s called you. Call back when it suits you.", name=words["name"])


@sentence("mentorship:agreement")
def _agreement(words) -> str:
    if words["what"] == "signed":
        return _("%(name)s signed your agreement. It holds from now on.", name=words["name"])
    return _("%(name)s wrote down how you two would work together. Read it, then sign or change it.", name=words["name"])


@sentence("mentorship:closing")
def _closing(words) -> str:
    return _("%(name)s says that your mentorship has done its work. Add your own words, and it is closed.", name=words["name"])


@sentence("mentorship:closed")
def _closed(words) -> str:
    return _("Your mentorship with %(name)s has come to its end.", name=words["name"])


@sentence("mentorship:paused")
def _paused(words) -> str:
    if words.get("why") == "account" and not words.get("pair", True):
        return _("The account of %(name)s is not in use at present, so the request rests.", name=words["name"])
    if words.get("why") == "account":
        return _("The account of %(name)s is not in use at present. Your mentorship pauses; nothing is lost.", name=words["name"])
    return _("%(name)s paused your mentorship. Nothing is lost.", name=words["name"])


@sentence("mentorship:resumed")
def _resumed(words) -> str:
    return _("%(name)s would like to go on with your mentorship.", name=words["name"])


@sentence("mentorship:stalled")
def _stalled(words) -> str:
    return _(
        "You and %(name)s have not been in contact for %(days)s days. Propose a time, pause, or close: all are fine.",
        name=words["name"], days=words["days"],
    )
