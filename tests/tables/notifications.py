"""Who may go through the doors of notices: everybody to their own, with a sealed link also without a sign-in."""

from hub.accounts.by import HOUSE
from hub.mail.signing import sealed
from hub.notifications.actions import tell
from hub.notifications.models import Notice
from hub.storage.unit import db, unit_of_work


def scene(cast) -> dict:
    """A notice of the member's, and the member's link that stops mail."""
    with unit_of_work():
        tell(HOUSE, [cast.member.id], "x", once="o", path="/people/moussa")
        return {"notice": db.query(Notice).one().id, "stop": sealed("unsubscribe", [cast.member.id, 0])}


OWN = (302, 200, 200, 200, 200, 200)
SENT = (302,) * 6

ROUTES = {
    "notifications.notices GET": ("/notices", OWN),
    "notifications.read POST": ("/notices/{notice}/read", (302, 404, 302, 404, 404, 404)),
    "notifications.read_all POST": ("/notices/read", SENT),
    "notifications.settings GET": ("/me/notices", OWN),
    "notifications.settings POST": ("/me/notices", {"mail": "none", "digest": "weekly"}, SENT),
    "notifications.hear_again POST": ("/me/notices/1/again", SENT),
    "notifications.unsubscribe GET": ("/unsubscribe/{stop}", (200,) * 6),
    "notifications.unsubscribe POST": ("/unsubscribe/{stop}", {}, (200,) * 6),
}
