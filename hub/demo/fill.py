"""Filling an empty hub with the demonstration: months of talk, played in seconds through the same actions everybody uses."""

import time
from collections.abc import Callable

from hub import clock
from hub.accounts.passwords import hash_of
from hub.accounts.queries import is_empty
from hub.demo import PASSWORD
from hub.demo.belonging import arrivals, foundations, handles, people
from hub.demo.gatherings import sessions
from hub.demo.marks import reading
from hub.demo.matching import programmes
from hub.demo.mentoring import pairs
from hub.demo.rounds import rounds
from hub.demo.stage import Deed, Stage, play
from hub.demo.talk import threads
from hub.demo.talking import talks
from hub.errors import Conflict
from hub.mail.delivery import settings
from hub.storage.unit import unit_of_work
from hub.text.languages import _


def fill(progress: Callable[[str], object], force: bool = False) -> None:
    """Fill an empty hub, telling progress in a few lines; Conflict where somebody is here, or (unless forced) where it would harm."""
    _refuse_where_people_are()
    if not force:
        _refuse_where_it_would_harm()
    began, stage = time.monotonic(), Stage(clock.now().replace(second=0, microsecond=0))
    progress(_("Writing the demonstration community: people, communities, months of talk …"))
    deeds = _deeds(stage)
    progress(_("Playing it …"))
    count = play(stage, deeds)
    facts = {"people": len(stage.people), "communities": len(stage.places), "deeds": count, "seconds": round(time.monotonic() - began)}
    progress(_("%(people)s people in %(communities)s communities did %(deeds)s things in %(seconds)s seconds.", **facts))


def _deeds(stage: Stage) -> list[Deed]:
    # Everything is rendered and hashed here, before any transaction opens.
    cast, password_hash = people(), hash_of(PASSWORD)
    names = handles(cast)
    return [
        *arrivals(cast, password_hash, stage.opening), *foundations(stage.opening), *threads(stage.opening, names),
        *sessions(stage.opening, names), *pairs(stage.opening), *programmes(stage.opening), *rounds(stage.opening),
        *talks(stage.opening), *reading(cast, stage.opening),
    ]


def _refuse_where_people_are() -> None:
    with unit_of_work(write=False):
        empty = is_empty()
    if not empty:
        raise Conflict(_("People are here already, so nothing was changed. The demonstration fills an empty hub; HUB_INSTANCE names another folder."))


def _refuse_where_it_would_harm() -> None:
    if settings().smtp_host:
        raise Conflict(_("A mail server is set (HUB_SMTP_HOST), so nothing was changed: the invented people must not be written to. Try it without."))
    if settings().secure:
        raise Conflict(_("This site is reached by HTTPS, so nothing was changed: everybody knows the demonstration's password. Try it on another machine."))
