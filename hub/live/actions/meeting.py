"""What goes with a meeting: more time for a point, a link to a meeting elsewhere, and what people say about being recorded."""

from hub.accounts.by import By
from hub.errors import Invalid, require
from hub.live import outside, queries, sounding
from hub.live.actions.agreeing import tell_unrecorded
from hub.live.actions.facts import already, happened, meanwhile
from hub.live.actions.leading import point
from hub.live.alongside import timed
from hub.live.consenting import CHOICES, LEFT_OUT, WORDING
from hub.live.models import Consent, Fact
from hub.live.rules import Seat, may_change, may_enter, may_lead
from hub.storage.unit import after_commit, db
from hub.text.languages import _, language

MOST_MORE = 180  # minutes a point can be given beyond the plan


def extend(by: By, seat: Seat, minutes: int, client_id: str | None = None, after: int = 0) -> Fact | None:
    """Give the point that is talked about more minutes; None where somebody did, or went on, since the fact `after`."""
    if first := already(by, seat.live, client_id):
        return first
    require(may_lead(by, seat))
    if meanwhile(seat.live, after, "agenda:extended", "agenda:pointed"):
        return None
    if seat.live.point is None:
        raise Invalid(_("Choose a point of the agenda first."), "point")
    more = timed(seat.live)["more"].get(str(seat.live.point), 0) + minutes
    if not 0 < more <= MOST_MORE:
        raise Invalid(_("A point can be given %(most)s minutes more at most.", most=MOST_MORE), "minutes")
    return happened(by, seat.live, "agenda:extended", client_id, point=seat.live.point, more=more)


def next_point(by: By, seat: Seat, client_id: str | None = None, after: int = 0) -> Fact | None:
    """Go on to the next point of the agenda; None where there is none, or somebody went on since the fact `after`."""
    if first := already(by, seat.live, client_id):
        return first
    require(may_lead(by, seat))
    if meanwhile(seat.live, after, "agenda:pointed"):
        return None
    following = 0 if seat.live.point is None else seat.live.point + 1
    return point(by, seat, following, client_id) if following < len(seat.live.agenda) else None


def set_outside(by: By, seat: Seat, url: str) -> Fact | None:
    """Set the link of a meeting elsewhere, or with "" take it away; None: no change."""
    require(may_change(by, seat), _("Only who leads the session sets its link."))
    url = outside.checked(url)
    if url == queries.outside_of(seat.live.id):
        return None
    return happened(by, seat.live, "outside:set", url=url, host=outside.host_of(url))


def outside_link(by: By, seat: Seat) -> str:
    """The link of the meeting elsewhere for somebody who may be in the room, or who plans it; "" for none."""
    require(may_enter(by, seat) or may_change(by, seat), _("Only who may be in the room is shown this link."))
    return queries.outside_of(seat.live.id)


def consent(by: By, seat: Seat, choice: str) -> Consent:
    """Note what somebody says about being recorded; who leaves their voice out loses the floor while it is recorded."""
    require(by.is_active and not seat.live.is_over and may_enter(by, seat))
    if choice not in CHOICES:
        raise Invalid(_("Choose one of those offered."), "choice")
    said = queries.consent_of(seat.live.id, by.id)
    if said and (said.choice, said.wording) == (choice, WORDING):
        return said
    said = Consent(live_id=seat.live.id, person_id=by.id, choice=choice, wording=WORDING, language=language())
    db.add(said)
    db.flush()
    if choice == LEFT_OUT and queries.is_recording(seat.live):
        tell_unrecorded(seat.live.id, by.id)
        after_commit(lambda: sounding.silence(seat.live.id, by.id))
    return said
