"""What can be done with slides, split by noun."""

from hub.slides.actions.bringing import Brought, bring, explain, remove
from hub.slides.actions.drawing import fail, keep_drawn, keep_pdf
from hub.slides.actions.stills import Picture, end_stills, send_still
from hub.slides.actions.turning import hide, show

__all__ = ["Brought", "Picture", "bring", "end_stills", "explain", "fail", "hide", "keep_drawn", "keep_pdf", "remove", "send_still", "show"]
