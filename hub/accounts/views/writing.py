"""What the composer asks for while one writes: the preview of Markdown, and drafts kept on the server."""

from flask import redirect, request, url_for
from markupsafe import Markup

from hub.accounts import actions
from hub.accounts.forms.writing import PreviewForm
from hub.accounts.views.page import page
from hub.limits import Budget
from hub.web.acting import acting
from hub.web.guards import signed_in, takes

DRAFTS = Budget(60, 60)
NO_CONTENT = ("", 204)


@page.post("/preview")
@signed_in
@takes(PreviewForm)
def preview(form):
    """The text as safe HTML."""
    if not form.validate():
        return Markup("<p>{}</p>").format(form.text.errors[0] if form.text.errors else ""), 422
    return form.text.written.html


@page.post("/me/drafts/<place>")
@signed_in
def keep_draft(place):
    """Keep what is being typed at a place; an empty text lets it go."""
    DRAFTS.spend(acting().id)
    sent = _json() if request.is_json else request.form
    text = sent.get("text") if hasattr(sent, "get") else ""
    actions.keep_draft(acting(), place, text if isinstance(text, str) else "")
    return redirect(url_for("accounts.me")) if request.args.get("back") else NO_CONTENT


def _json():
    try:
        return request.get_json(silent=True)
    except RecursionError:  # brackets in brackets in brackets
        return None
