"""What the two of a pair say: messages with files, answers, thanks, kept notes, searching them, and what each notes alone."""

from flask import redirect, request, send_file, url_for

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
LONGEST_SEARCH = 100


@page.route("/mentoring/<int:id>/write", methods=["GET", "POST"])
@signed_in
@takes(MessageForm)
def write(form, id):
    """Write to the other, with files or a voice note; an answer stands with what it answers."""
    pair = the_active_pair(id)
    answered = form.answers.data if form.is_submitted() else request.args.get("answers", type=int)
    answers = queries.shared_note_for(pair, answered) if answered else None
    is_again = form.is_submitted() and queries.written_with(SharedNote, acting(), pair, form.key.data) is not None
    if attempted(form, lambda: actions.write(acting(), pair, form.text.written, form.key.data, form.files.taken, answers=answers)):
        form.files.is_used = not is_again  # files of a message sent twice are let go
        return back_to(pair, _("Your message is sent."), form)
    if not form.is_submitted():
        form.answers.data, form.text.data = answered, queries.kept_draft(acting(), pair)
    return show_for("write", pair, form, answers=queries.shared_note_for(pair, answered) if answered else None)


@page.get("/mentoring/<int:id>/messages/<int:note_id>")
@signed_in
def message(id, note_id):
    """To one message, on the page of the pair that holds it."""
    note = queries.shared_note_for(the_pair(id), note_id)
    return redirect(url_for("mentorship.pair", id=id, before=note.id + 1, _anchor=f"m{note.id}"))


@page.get("/mentoring/<int:id>/messages/<int:note_id>/earlier")
@signed_in
def earlier(id, note_id):
    """How a message read before."""
    pair = the_pair(id)
    note = queries.shared_note_for(pair, note_id)
    return show_for("earlier", pair, note=note, versions=queries.earlier_words(note))


@page.get("/mentoring/<int:id>/search")
@signed_in
def search(id):
    """Search what the two wrote, for the two alone."""
    pair, words = the_pair(id), request.args.get("q", "").strip()[:LONGEST_SEARCH]
    return show_for("search", pair, words=words, found=queries.messages_with(pair, words))


@page.post("/mentoring/<int:id>/messages/<int:note_id>/thank")
@signed_in
def thank(id, note_id):
    """Thank for a message, or take the thanks back."""
    pair = the_pair(id)
    actions.thank(acting(), pair, queries.shared_note_for(pair, note_id), request.form.get("off") is None)
    return redirect(url_for("mentorship.message", id=id, note_id=note_id))


@page.route("/mentoring/<int:id>/messages/<int:note_id>/edit", methods=["GET", "POST"])
@signed_in
@takes(NoteForm)
def rewrite(form, id, note_id):
    """Change the words of my message."""
    pair = the_active_pair(id)
    note = queries.shared_note_for(pair, note_id)
    if note.author_id != acting().id or note.withdrawn_at:
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


@page.post("/mentoring/<int:id>/messages/<int:note_id>/withdraw")
@signed_in
def withdraw_message(id, note_id):
    """Take a message of mine back."""
    pair = the_pair(id)
    actions.withdraw_message(acting(), pair, queries.shared_note_for(pair, note_id))
    return back_to(pair, _("Your message is taken back. Nobody can read it any more."))


@page.post("/mentoring/<int:id>/notes/<int:note_id>/remove")
@signed_in
def remove_note(id, note_id):
    """Remove a private note."""
    pair = the_pair(id)
    actions.remove_note(acting(), queries.private_note_for(acting(), pair, note_id))
    return back_to(pair, _("Your note is removed."))
