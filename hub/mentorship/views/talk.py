"""What the two of a pair say: messages with files, kept notes, and what each notes alone."""

from flask import request, send_file

from hub.errors import NotFound
from hub.mentorship import actions, queries
from hub.mentorship.forms import MessageForm, NoteForm
from hub.mentorship.models import SharedNote
from hub.mentorship.views.blueprint import back_to, page, show_for, the_active_pair, the_pair
from hub.storage.files import path_of
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes

SANDBOX = "default-src 'none'; sandbox"  # nothing in a file may run, load or frame anything, even if a browser shows it


@page.route("/mentoring/<int:id>/write", methods=["GET", "POST"])
@signed_in
@takes(MessageForm)
def write(form, id):
    """Write to the other, with files or a voice note."""
    pair = the_active_pair(id)
    is_again = form.is_submitted() and queries.written_with(SharedNote, acting(), pair, form.key.data) is not None
    if attempted(form, lambda: actions.write(acting(), pair, form.text.written, form.key.data, form.files.taken)):
        form.files.is_used = not is_again  # files of a message sent twice are let go
        return back_to(pair, _("Your message is sent."), form)
    return show_for("write", pair, form)


@page.route("/mentoring/<int:id>/messages/<int:note_id>/edit", methods=["GET", "POST"])
@signed_in
@takes(NoteForm)
def rewrite(form, id, note_id):
    """Change the words of my message."""
    pair = the_active_pair(id)
    note = queries.shared_note_for(pair, note_id)
    if note.author_id != acting().id:
        raise NotFound()
    if attempted(form, lambda: actions.rewrite(acting(), pair, note, form.text.written) or True):
        return back_to(pair, _("Your message is changed."), form)
    if not form.is_submitted():
        form.text.data = note.source
    return show_for("rewrite", pair, form)


@page.post("/mentoring/<int:id>/messages/<int:note_id>/keep")
@signed_in
def keep(id, note_id):
    """Put a message among our notes, or take it off."""
    pair, is_kept = the_pair(id), request.form.get("off") is None
    actions.keep(acting(), pair, queries.shared_note_for(pair, note_id), is_kept)
    return back_to(pair, _("It stands among your notes now.") if is_kept else _("It is among the messages only."))


@page.get("/mentoring/<int:id>/files/<int:file_id>/<path:name>")
@signed_in
def file(id, file_id, name):
    """A file of the pair; its name in the address is for people only."""
    found = queries.file_for(the_pair(id), file_id)
    path = path_of(found.stored)
    if not path.is_file():
        raise NotFound()
    answer = send_file(path, mimetype=found.content_type, as_attachment=found.kind != "photo", download_name=found.name, etag=found.stored, max_age=0)
    answer.headers.update({"Content-Security-Policy": SANDBOX, "Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "private, no-cache"})
    return answer


@page.route("/mentoring/<int:id>/note", methods=["GET", "POST"])
@signed_in
@takes(NoteForm)
def note(form, id):
    """Note something that nobody else reads."""
    pair = the_pair(id)
    if attempted(form, lambda: actions.note_privately(acting(), pair, form.text.written, form.key.data)):
        return back_to(pair, _("Your note is kept. Only you can read it."), form)
    return show_for("note", pair, form)


@page.post("/mentoring/<int:id>/messages/<int:note_id>/remove")
@signed_in
def remove_message(id, note_id):
    """Remove a message of mine."""
    pair = the_pair(id)
    actions.remove_message(acting(), pair, queries.shared_note_for(pair, note_id))
    return back_to(pair, _("Your message is removed."))


@page.post("/mentoring/<int:id>/notes/<int:note_id>/remove")
@signed_in
def remove_note(id, note_id):
    """Remove a private note."""
    pair = the_pair(id)
    actions.remove_note(acting(), queries.private_note_for(acting(), pair, note_id))
    return back_to(pair, _("Your note is removed."))
