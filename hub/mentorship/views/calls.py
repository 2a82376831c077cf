"""The page on which the two of a pair talk."""

from hub.errors import require
from hub.mentorship import rules
from hub.mentorship.views.blueprint import page, show_for, the_pair
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.guards import signed_in


@page.get("/mentoring/<int:id>/call")
@signed_in
def call(id):
    """Call the other, or answer; without script the page says what else there is."""
    pair = the_pair(id)
    require(rules.may_call(acting(), pair), _("This mentorship is not active at present, so there is nobody to call."))
    return show_for("call", pair)
