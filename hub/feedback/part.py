"""What happens when a session is over: everybody who took part is asked what they thought."""

from hub.background.queue import wake
from hub.library.afterwards import follow


@follow
def ask(live_id: int) -> None:
    """Have them asked, each once however often a session changes after its end."""
    wake("feedback.ask")
