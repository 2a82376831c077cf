"""Changing letters that wait or failed."""

from hub.background.queue import wake
from hub.clock import now
from hub.errors import Conflict
from hub.mail.models import Letter
from hub.text.languages import _


def try_again(letter: Letter) -> None:
    """Put a failed letter back in line; Conflict for one that was sent."""
    if letter.state not in ("failed", "waiting"):
        raise Conflict(_("This letter was sent already."))
    letter.state, letter.tries, letter.next_try_at = "waiting", 0, now()
    wake("mail.deliver")
