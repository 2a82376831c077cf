"""The replay of a session, its files, and what who led it chooses about it."""

from flask import Blueprint, Response, current_app, flash, redirect, request, send_file, url_for

from hub.errors import NotFound
from hub.live.queries import was_recorded
from hub.replay import actions, queries, rules
from hub.replay.forms import TranscriptForm
from hub.replay.packing import chapter_bytes, pack_of
from hub.replay.showing import Shown, caption_cues, shown_of, transcript_cues
from hub.replay.timeline import clock
from hub.replay.vtt import vtt_of
from hub.replay.words import KIND_WORDS, languages_named, sound_size
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import anyone, signed_in, takes
from hub.web.pages import page as show

page = Blueprint("replay", __name__)
HEARD = "attendance.heard"  # where what was really played is reported, if the house counts it


@page.get("/live/<int:id>/replay")
@anyone
def replay(id):
    """The session again: its record in step with its sound."""
    found = queries.found_for(acting(), id)
    shown, by = shown_of(found), acting()
    pack = pack_of(shown)
    may = {"choose": rules.may_choose(by, found.seat), "transcribe": rules.may_transcribe(by, found.seat), "pack": rules.may_pack(by, found.seat)}
    return show(
        "replay/replay.html", shown=shown, parts=_parts(shown), sound_size=sound_size(shown), languages=languages_named(shown.languages),
        kind_words=KIND_WORDS, pack=pack.stat().st_size if pack else 0, may=may, hearing=found.choices.hearing, length=clock(shown.ms),
        expects_sound=not shown.has_sound and was_recorded(id), heard=_heard(id), sound_at=lambda ms: f"{_whole(shown)}#t={ms // 1000}",
        picture=lambda name: url_for("slides.picture", id=id, name=name),
        chapter_file=lambda number: url_for("replay.chapter", id=id, version=found.sound.version, number=number),
    )


@page.get("/live/<int:id>/replay/pack.zip")
@anyone
def pack(id):
    """Everything as one file, if it is made and up to date."""
    shown = shown_of(queries.found_for(acting(), id))
    if not (path := pack_of(shown)):
        raise NotFound(_("This folder is not made yet, or something has changed since. The page of the replay offers to make it."))
    response = send_file(path, mimetype="application/zip", conditional=True, as_attachment=True, download_name=f"session-{id}.zip")
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@page.post("/live/<int:id>/replay/pack")
@signed_in
def make_pack(id):
    """Have it made."""
    actions.ask_for_pack(acting(), queries.found_for(acting(), id))
    flash(_("The folder is being made. It is offered here in a few seconds."), "success")
    return redirect(url_for("replay.replay", id=id))


@page.get("/live/<int:id>/replay/<int:version>/<int:number>.ogg")
@anyone
def chapter(id, version, number):
    """One chapter as a file of its own; without the speaker's name in it where names are left out."""
    shown = shown_of(queries.found_for(acting(), id))
    if not shown.has_sound or version != shown.found.sound.version or number not in {one["n"] for one in shown.chapters}:
        raise NotFound()
    response = Response(chapter_bytes(shown, number), content_type="audio/ogg")
    response.headers["Content-Disposition"] = f'inline; filename="session-{id}-{number}.ogg"'
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@page.get("/live/<int:id>/replay/captions-<language>.vtt")
@anyone
def captions(id, language):
    """The typed captions of one language, at the times of the recording."""
    shown = shown_of(queries.found_for(acting(), id))
    if language not in shown.languages:
        raise NotFound()
    return _file(vtt_of(caption_cues(shown, language), language), f"session-{id}-{language}.vtt")


@page.get("/live/<int:id>/replay/transcript.vtt")
@anyone
def transcript(id):
    """The transcript of the recording."""
    shown = shown_of(queries.found_for(acting(), id))
    if not shown.found.transcript:
        raise NotFound()
    return _file(vtt_of(transcript_cues(shown), shown.live.language), f"session-{id}-transcript.vtt")


@page.post("/live/<int:id>/replay/names")
@signed_in
def name(id):
    """Leave names out, or show them again."""
    without = bool(request.form.get("without"))
    actions.leave_names_out(acting(), queries.found_for(acting(), id), without)
    flash(_("Names are left out from now on. Folders that were downloaded before still hold them.") if without else _("Names are shown again."), "success")
    return redirect(url_for("replay.replay", id=id))


@page.route("/live/<int:id>/replay/transcript", methods=["GET", "POST"])
@signed_in
@takes(TranscriptForm)
def write(form, id):
    """Write down what is said, or correct it."""
    found = queries.found_for(acting(), id)
    actions.refuse_transcript(acting(), found)
    if attempted(form, lambda: actions.correct_transcript(acting(), found, form.text.data or "")) is not None:
        flash(_("The transcript is saved."), "success")
        return redirect(url_for("replay.replay", id=id))
    if not form.is_submitted():
        cues = found.transcript
        form.text.data = vtt_of([(start, end, "", words) for start, end, words in cues]) if cues else ""
    return show("replay/write.html", form=form, live=found.seat.live)


def _parts(shown: Shown) -> list[dict]:
    return [{"at": 0, "src": _whole(shown)}] if shown.has_sound else []


def _whole(shown: Shown) -> str:
    return url_for("live.recording_version", id=shown.live.id, version=shown.found.sound.version)


def _heard(id: int) -> str:
    return url_for(HEARD, id=id) if HEARD in current_app.view_functions and acting().is_active else ""


def _file(text: str, name: str) -> Response:
    response = Response(text, content_type="text/vtt; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
