"""A site's own place in the queue of hands."""

from dataclasses import replace

from hub.accounts.by import By
from hub.errors import require
from hub.live.actions import Asked, lowered, raise_hand
from hub.live.models import Fact
from hub.live.rules import Seat, may_take_part
from hub.sites import queries
from hub.sites.models import Site
from hub.sites.rules import may_tend
from hub.text.languages import _


def raise_for(by: By, seat: Seat, site: Site, asked: Asked = Asked(), client_id: str | None = None) -> Fact | None:
    """Raise the site's hand for somebody in the room, by name or not; a second one of the same site does not queue. None: it is up."""
    _require_own(by, seat, site)
    return raise_hand(by, seat, client_id, replace(asked, site_id=site.id, site=site.name))


def lower_for(by: By, seat: Seat, site: Site, client_id: str | None = None) -> Fact | None:
    """Lower it again. None: it was not up."""
    require(may_tend(by, seat, site), _("Only who looks after this room, or moderates the session, can do that."))
    return lowered(by, seat, site.person_id, site.id, client_id)


def _require_own(by: By, seat: Seat, site: Site) -> None:
    # The word is given to the device that raised the hand, so only the room's own device can.
    own = queries.own_site(seat.live.id, by.id)
    require(may_take_part(by, seat) and own is not None and own.id == site.id, _("Only who looks after this room raises its hand, while the session is open."))
