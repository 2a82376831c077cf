"""The pages of slides."""

from hub.slides.views import decks, packs, showing  # noqa: F401 - they put their pages on `page`
from hub.slides.views.blueprint import page

__all__ = ["page"]
