"""The pages of matching."""

from hub.matching.views import deciding, oneself, programmes, runs, taking_part, talking  # noqa: F401 - each adds its pages
from hub.matching.views.blueprint import page

__all__ = ["page"]
