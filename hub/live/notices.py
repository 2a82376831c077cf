"""Who is told what of live sessions, and the sentences of it."""

from datetime import datetime
from math import ceil

from hub.accounts.by import HOUSE, By
from hub.clock import now
from hub.communities.queries import members_to_tell
from hub.library.models import Item
from hub.live import queries
from hub.live.models import LiveSession, Registration
from hub.live.parts import weight_of_pack
from hub.mail.unlinking import linked_again
from hub.notifications.actions import tell
from hub.notifications.sentences import beneath, sentence
from hub.text.languages import _
from hub.text.moments import moment_words

MAIL_OF = {"every": "now", "mentions": "digest", "digest": "digest"}  # how loudly a follower hears of a new session


def planned(by: By, live: LiveSession, is_series: bool = False) -> None:
    """Tell the community's followers of a new session, or of a series by its first."""
    people = {person: MAIL_OF[following] for person, following in members_to_tell(live.community_id).items() if following in MAIL_OF}
    _tell(by, live, people, "live:series-planned" if is_series else "live:planned", "planned")


def moved(by: By, live: LiveSession) -> None:
    """Tell those who registered or wait of a new time."""
    _tell(by, live, _mailed(queries.registered_ids(live.id, with_waiting=True)), "live:moved", f"moved-{live.calendar_sequence}")


def moved_all(by: By, lives: list[LiveSession]) -> None:
    """Tell those who registered for any of these of the new times, once, by their first."""
    _tell_by_their_first(by, lives, "live:series-moved", "moved")


def rule_changed(by: By, first: LiveSession, people: set[int]) -> None:
    """Tell those who registered for a date that moved or is called off by another rule, once, by the first that will be held."""
    _tell(by, first, _mailed(people), "live:series-changed", f"rule-{now():%Y%m%d%H%M%S}")


def called_off_all(by: By, lives: list[LiveSession]) -> None:
    """Tell those who registered for any of these that they will not be held, once, by their first."""
    _tell_by_their_first(by, lives, "live:series-cancelled", "cancelled")


def asked(by: By, live: LiveSession) -> None:
    """Tell the hosts that somebody asks to come."""
    words = _words(live) | {"name": by.name}
    path, once = f"/live/{live.id}/registered", f"live:{live.id}:asked-{by.id}"
    tell(by, queries.host_ids(live.id), "live:asked", once=once, path=path, words=words, community_id=live.community_id, mail="now")


def accepted(by: By, live: LiveSession, one: Registration) -> None:
    """Tell somebody that the host took them, and whether they have a seat or wait for one."""
    kind = "live:accepted" if one.place == "coming" else "live:accepted-waits"
    _tell(by, live, _mailed([one.person_id]), kind, f"accepted-{now():%Y%m%d%H%M%S}")


def declined(by: By, live: LiveSession, one: Registration) -> None:
    """Tell somebody that the host did not take them, with the host's word."""
    words = _words(live) | {"excerpt": one.word}
    once = f"live:{live.id}:declined-{now():%Y%m%d%H%M%S}"
    tell(by, [one.person_id], "live:declined", once=once, path=f"/live/{live.id}", words=words, community_id=live.community_id, mail="now")


def seat_free(live: LiveSession, people: list[int]) -> None:
    """Tell those who waited that they have a seat, whoever made it free."""
    _tell(HOUSE, live, _mailed(people), "live:seat", f"seat-{now():%Y%m%d%H%M%S}")


def called_off(by: By, live: LiveSession) -> None:
    """Tell those who registered or wait that it will not be held."""
    _tell(by, live, _mailed(queries.registered_ids(live.id, with_waiting=True)), "live:cancelled", "cancelled")


def opened(by: By, live: LiveSession) -> None:
    """Tell those who registered that the room is open."""
    _tell_registered(by, live, "live:opened", "opened")


def remind(live: LiveSession, ahead: str, since: datetime) -> None:
    """Remind those who had registered when the reminder fell due, at `since`; `ahead` is 'week', 'day' or 'hour'.

    Once for each time it is planned at; who was reminded since then, of a time near this one, is not again. No mail where one follows nothing.
    """
    kind = f"live:in-a-{ahead}"
    people = queries.ids_to_remind(live.id, since, kind)
    following = members_to_tell(live.community_id) if people else {}
    mails = {person: "none" if following.get(person) == "none" else "now" for person in people}
    pack = weight_of_pack(live) if ahead == "day" and mails else 0
    _tell(HOUSE, live, mails, kind, f"{ahead}-{live.starts_at:%Y%m%d%H%M}", **({"pack": pack} if pack else {}))


def notes_ready(by: By, live: LiveSession, item: Item) -> None:
    """Tell those who were there or had registered where the notes are."""
    people = {row["person"] for row in item.record["attendance"]} | set(queries.registered_ids(live.id))
    words = {"title": live.title}
    tell(by, people, "notes:ready", once=f"live:{live.id}:notes", path=f"/library/{item.id}", words=words, community_id=live.community_id)


def _tell_registered(by: By, live: LiveSession, kind: str, occasion: str) -> None:
    _tell(by, live, _mailed(queries.registered_ids(live.id)), kind, occasion)


def _tell_by_their_first(by: By, lives: list[LiveSession], kind: str, occasion: str) -> None:
    told: set[int] = set()
    for live in sorted(lives, key=lambda one: one.starts_at):
        people = set(queries.registered_ids(live.id, with_waiting=True)) - told
        told |= people
        _tell(by, live, _mailed(people), kind, f"{occasion}-{live.calendar_sequence}")


def _mailed(people) -> dict[int, str]:
    return dict.fromkeys(people, "now")


def _tell(by: By, live: LiveSession, people: dict[int, str], kind: str, occasion: str, **more) -> None:
    tell(by, people, kind, once=f"live:{live.id}:{occasion}", path=f"/live/{live.id}", words=_words(live) | more, community_id=live.community_id)


def _words(live: LiveSession) -> dict:
    return {"title": live.title, "community": live.community.name, "at": live.starts_at.isoformat(timespec="minutes"), "zone": live.zone}


@sentence("live:planned")
def planned_sentence(words: dict) -> str:
    """To followers: a session is planned."""
    return _("A live session is planned in %(community)s: %(title)s", **words)


@sentence("live:series-planned")
def series_planned_sentence(words: dict) -> str:
    """To followers: a series is planned."""
    return _("A series of live sessions is planned in %(community)s: %(title)s", **words)


@sentence("live:series-moved")
def series_moved_sentence(words: dict) -> str:
    """To those who registered: other times from now on."""
    return _("%(title)s and the dates that follow have a new time. Your next: %(when)s", **words, when=_when(words))


@sentence("live:series-changed")
def series_changed_sentence(words: dict) -> str:
    """To those who registered: look which dates suit."""
    return _("The dates of %(title)s have changed. Look which of them suit you. The next: %(when)s", **words, when=_when(words))


@sentence("live:series-cancelled")
def series_cancelled_sentence(words: dict) -> str:
    """To those who registered: from here on it is off."""
    return _("%(title)s and the dates that follow are called off", **words)


@sentence("live:asked")
def asked_sentence(words: dict) -> str:
    """To hosts: somebody asks to come."""
    return _("%(name)s asks to come to %(title)s", **words)


@sentence("live:accepted")
def accepted_sentence(words: dict) -> str:
    """To one who asked: come."""
    return _("You are registered for %(title)s, %(when)s", **words, when=_when(words))


@sentence("live:accepted-waits")
def accepted_waits_sentence(words: dict) -> str:
    """To one who asked: taken, and no seat yet."""
    return _("The host takes you for %(title)s. All seats are taken now; you wait for one.", **words)


@sentence("live:declined")
def declined_sentence(words: dict) -> str:
    """To one who asked: not this time."""
    return _("The host of %(title)s could not take your registration", **words)


@sentence("live:seat")
def seat_sentence(words: dict) -> str:
    """To one who waited: come."""
    return _("A seat is free, and it is yours: %(title)s, %(when)s", **words, when=_when(words))


@sentence("live:moved")
def moved_sentence(words: dict) -> str:
    """To those who registered: another time."""
    return _("%(title)s has a new time: %(when)s", **words, when=_when(words))


@sentence("live:cancelled")
def cancelled_sentence(words: dict) -> str:
    """To those who registered: it is off."""
    return _("%(title)s is called off", **words)


@sentence("live:opened")
def opened_sentence(words: dict) -> str:
    """To those who registered: come in."""
    return _("%(title)s has begun. The room is open.", **words)


@sentence("live:in-a-week")
def week_sentence(words: dict) -> str:
    """To those who registered: within a week."""
    return _("%(title)s begins within a week: %(when)s", **words, when=_when(words))


@sentence("live:in-a-day")
def day_sentence(words: dict) -> str:
    """To those who registered: within a day."""
    return _("%(title)s begins within a day: %(when)s", **words, when=_when(words))


@beneath("live:in-a-day")
def pack_sentence(words: dict) -> str:
    """To those who registered: what to take along while the line is good."""
    if not (pack := words.get("pack")):
        return ""
    return _("The session pack waits on its page: slides, agenda and words in one file of %(size)s KB, to read without a line.", size=ceil(pack / 1000))


@sentence("live:in-a-hour")
def hour_sentence(words: dict) -> str:
    """To those who registered: within an hour."""
    return _("%(title)s begins within an hour: %(when)s", **words, when=_when(words))


@sentence("notes:ready")
def ready_sentence(words: dict) -> str:
    """To those who were there: the notes."""
    return _("The notes of %(title)s are in the library", **words)


def _when(words: dict) -> str:
    """When it is, on the reader's clock."""
    return moment_words(datetime.fromisoformat(linked_again(words["at"])), words["in_zone"])
