"""What the two of a pair are told: who did what, never a word of what was written."""

from hub.accounts.by import By
from hub.clock import now
from hub.mentorship.models import LIVING, Agreement, Meeting, Mentorship
from hub.notifications.actions import tell
from hub.text.languages import _, speaking

QUIET = "digest"
SOON = "now"


def asked(by: By, pair: Mentorship) -> None:
    """Tell the mentor that someone asks."""
    tell_pair(by, pair, [pair.mentor_id], "asked")


def accepted(by: By, pair: Mentorship) -> None:
    """Tell the other of the yes that makes them a pair."""
    tell_pair(by, pair, [pair.other_than(by.id).id], "accepted", mentor=by.id == pair.mentor_id)


def declined(by: By, pair: Mentorship) -> None:
    """Tell the other that it will not be this pair."""
    tell_pair(by, pair, [pair.other_than(by.id).id], "declined", mentor=by.id == pair.mentor_id)


def proposed(by: By, pair: Mentorship) -> None:
    """Tell both that they were proposed to each other."""
    for person, other in ((pair.mentor, pair.mentee), (pair.mentee, pair.mentor)):
        words, once = {"name": other.name}, f"mentorship:proposed:{pair.id}"
        tell(by, [person.id], "mentorship:proposed", once=once, path=path_of(pair), words=words, mail=SOON)


def withdrawn(by: By, pair: Mentorship) -> None:
    """Tell the mentor that the request was taken back."""
    tell_pair(by, pair, [pair.mentor_id], "withdrawn", mail=QUIET)


def meeting(by: By, pair: Mentorship, meeting: Meeting, what: str) -> None:
    """Tell the other of a meeting: what is proposed, planned, moved, cancelled or missed."""
    once = f"mentorship:meeting:{meeting.id}:{what}"
    tell_pair(by, pair, [pair.other_than(by.id).id], "meeting", once=once, what=what)


def logged(by: By, pair: Mentorship, meeting: Meeting) -> None:
    """Tell the other that a meeting was logged."""
    tell_pair(by, pair, [pair.other_than(by.id).id], "logged", mail=QUIET, once=f"mentorship:logged:{meeting.id}")


def wrote(by: By, pair: Mentorship, note_id: int) -> None:
    """Tell the other that there is a message."""
    tell_pair(by, pair, [pair.other_than(by.id).id], "wrote", once=f"mentorship:wrote:{note_id}")


def thanked(by: By, pair: Mentorship, note_id: int) -> None:
    """Tell the author of a message of thanks, without a letter."""
    tell_pair(by, pair, [pair.other_than(by.id).id], "thanked", mail="none", once=f"mentorship:thanked:{note_id}")


def agreement(by: By, pair: Mentorship, version: Agreement) -> None:
    """Tell the other of a version of the agreement: that it waits for them, or that it holds."""
    once, what = f"mentorship:agreement:{version.id}:{int(version.is_signed)}", "signed" if version.is_signed else "drafted"
    tell_pair(by, pair, [pair.other_than(by.id).id], "agreement", once=once, what=what)


def closing(by: By, pair: Mentorship) -> None:
    """Tell the other that one says it is done, and asks for their words."""
    tell_pair(by, pair, [pair.other_than(by.id).id], "closing", once=_now_once(pair, "closing"))


def closed(by: By, pair: Mentorship) -> None:
    """Tell the other that the pair is closed or ended; both where the house did it."""
    for person, other in ((pair.mentor, pair.mentee), (pair.mentee, pair.mentor)):
        tell(by, [person.id], "mentorship:closed", once=f"mentorship:closed:{pair.id}", path=path_of(pair), words={"name": other.name}, mail=SOON)


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
    return f"{path_of(pair)}/call"


def paused(by: By, pair: Mentorship) -> None:
    """Tell the other that the pair pauses."""
    tell_pair(by, pair, [pair.other_than(by.id).id], "paused", once=_now_once(pair, "paused"))


def resumed(by: By, pair: Mentorship) -> None:
    """Tell the other that it goes on."""
    tell_pair(by, pair, [pair.other_than(by.id).id], "resumed", once=_now_once(pair, "resumed"))


def account_away(by: By, pair: Mentorship, gone_id: int) -> None:
    """Tell the one who stays that the other's account is not in use, so that the pair pauses or the request rests."""
    stays = pair.other_than(gone_id)
    gone = pair.other_than(stays.id)
    words = {"name": gone.name, "why": "account", "pair": pair.state in LIVING}
    tell(by, [stays.id], "mentorship:paused", once=_now_once(pair, "away"), path=path_of(pair), words=words, mail=SOON)


def tell_pair(by: By, pair: Mentorship, people: list[int], kind: str, **more) -> None:
    """Tell people; `more` may hold `mail`, `once` (by default once a pair), and words beside the actor's name."""
    mail, once = more.pop("mail", SOON), more.pop("once", f"mentorship:{kind}:{pair.id}")
    tell(by, people, f"mentorship:{kind}", once=once, path=path_of(pair), words={"name": by.name, **more}, mail=mail)


def path_of(pair: Mentorship) -> str:
    """Where the two meet on the hub."""
    return f"/mentoring/{pair.id}"


def _now_once(pair: Mentorship, what: str) -> str:
    return f"mentorship:{what}:{pair.id}:{now():%Y%m%d%H%M}"
