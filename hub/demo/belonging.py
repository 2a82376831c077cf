"""Who comes: people, the communities they found, join, are let into or invited to."""

from datetime import datetime, timedelta

from hub.accounts import actions as accounts
from hub.accounts.by import HOUSE
from hub.communities import actions as communities
from hub.communities.charter import Charter
from hub.communities.queries import member_of, open_request_of
from hub.demo.moments import moment
from hub.demo.reading import told
from hub.demo.stage import Deed, Stage
from hub.notifications import actions as notifications
from hub.text.names import handle_from
from hub.text.writing import Written, written

PLAIN = ("organisation", "organisation_kind", "role", "country", "sector", "languages", "levels", "zone", "ask_me_about", "want_to_learn")


def people() -> dict[str, dict]:
    """Everybody of the story by key."""
    return told("people.toml")


def handles(cast: dict[str, dict]) -> dict[str, str]:
    """Key -> the handle the person will have, so that texts can name them before they are there."""
    return {key: handle_from(one["name"], lambda _handle: False) for key, one in cast.items()}


def arrivals(cast: dict[str, dict], password_hash: str, opening: datetime) -> list[Deed]:
    """Everybody gets an account; only those with a sign-in of the demonstration get a password."""
    return [Deed(moment(one["came"], opening), _arrival(key, one, password_hash)) for key, one in cast.items()]


def foundations(opening: datetime) -> list[Deed]:
    """Every community is founded and filled with its members."""
    deeds = []
    for key, place in told("places.toml").items():
        began = moment(place["began"], opening)
        deeds.append(Deed(began, _founding(key, place, written(place["about"].strip()))))
        deeds += [_joining(key, place, who, began + timedelta(hours=7 + 29 * number)) for number, who in enumerate(place["members"])]
        deeds += [Deed(moment(when, opening), _entry(key, place["access"], who)) for who, when in place.get("later", {}).items()]
        deeds += [Deed(began + timedelta(days=75), _appointing(key, who)) for who in place.get("also", [])]
        deeds += [Deed(moment(ask["when"], opening), _asking(key, ask)) for ask in place.get("asks", [])]
    return deeds


def _arrival(key: str, one: dict, password_hash: str):
    def arrive(stage: Stage) -> None:
        facts = {name: one[name] for name in PLAIN if name in one} | {"language": one.get("reads", "en"), "connection": one.get("line", "fair")}
        address = f"{key}@example.org"
        person = accounts.settle(HOUSE, address, one["name"], password_hash if one.get("signs_in") else None, agreed_at=stage.opening, **facts)
        stage.people[key], stage.handles[key] = person.id, person.handle
        # Nobody of the story is written to about its past; who signs in chooses letters at its end.
        notifications.choose_mail(stage.by(key), "none", "daily", True)
        if one.get("is_admin"):
            accounts.appoint_administrator(HOUSE, address, one["name"], password_hash)

    return arrive


def _founding(key: str, place: dict, about: Written):
    def found(stage: Stage) -> None:
        charter = Charter(
            place["name"], place["purpose"], about, place["access"], tuple(place["tags"]), tuple(place["languages"]), slug=key,
        )
        stage.places[key] = communities.found(stage.by(place["founder"]), charter).slug

    return found


def _joining(key: str, place: dict, who: str, at: datetime) -> Deed:
    return Deed(at, _entry(key, place["access"], who))


def _entry(key: str, access: str, who: str):
    def enter(stage: Stage) -> None:
        by = stage.by(who)
        if access == "open":
            communities.join(by, stage.place(by, key))
        elif access == "request":
            _let_in(stage, key, who)
        else:
            _come_invited(stage, key, who)

    return enter


def _let_in(stage: Stage, key: str, who: str) -> None:
    by, looks_after = stage.by(who), stage.by(told("places.toml")[key]["founder"])
    communities.ask_to_join(by, stage.place(by, key), "")
    place = stage.place(looks_after, key)
    communities.accept(looks_after, place, open_request_of(place, by.handle))


def _come_invited(stage: Stage, key: str, who: str) -> None:
    looks_after = stage.by(told("places.toml")[key]["founder"])
    invitation, _token = communities.invite_by_link(looks_after, stage.place(looks_after, key), 1, 14)
    invitation.community = stage.place(looks_after, key)
    communities.redeem(stage.by(who), invitation)


def _appointing(key: str, who: str):
    def appoint(stage: Stage) -> None:
        looks_after = stage.by(told("places.toml")[key]["founder"])
        place = stage.place(looks_after, key)
        communities.appoint(looks_after, place, member_of(place, stage.handles[who]))

    return appoint


def _asking(key: str, ask: dict):
    def wait(stage: Stage) -> None:
        by = stage.by(ask["who"])
        communities.ask_to_join(by, stage.place(by, key), ask["words"])

    return wait
