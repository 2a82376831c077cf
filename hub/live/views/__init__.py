"""The pages of live sessions."""

from hub.live.views import agreed, feeds, hours, meeting, order, plans, recordings, registering, rooms, sound_check, text, voice, voice_notes  # noqa: F401 - they put their pages on `page`
from hub.live.views.blueprint import page

__all__ = ["page"]
