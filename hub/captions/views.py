"""Captions without script: all lines of a language, typing and correcting, and the file of subtitles."""

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for

from hub.captions import actions, queries, rules
from hub.captions.forms import CaptionForm
from hub.captions.lines import line, vtt_of
from hub.errors import NotFound
from hub.live.queries import seat_for
from hub.web.acting import acting
from hub.web.forms import attempted
from hub.web.guards import anyone, signed_in, takes

page = Blueprint("captions", __name__)
REFRESH = 10  # seconds; somebody reads here what others hear


@page.get("/live/<int:id>/captions")
@anyone
def captions(id):
    """What was typed in one language, the last line first; renews itself unless one types."""
    seat, typing = seat_for(acting(), id), "type" in request.args
    response = make_response(_page(seat, CaptionForm(formdata=None, language=_language(seat)), typing))
    if seat.live.is_open and not typing:
        response.headers["Refresh"] = str(REFRESH)
    return response


@page.post("/live/<int:id>/captions")
@signed_in
@takes(CaptionForm)
def say(form, id):
    """Type a line, or correct the last one, from the page without script."""
    seat = seat_for(acting(), id, lock=True)
    if attempted(form, lambda: _typed(seat, form)):
        return redirect(url_for("captions.captions", id=id, language=form.language.data, type=1))
    return _page(seat_for(acting(), id), form, True), 422


@page.post("/live/<int:id>/captions/<int:seq>/empty")
@signed_in
def empty(id, seq):
    """Empty a line: who typed it, while it is the last, or who leads."""
    actions.mend(acting(), seat_for(acting(), id, lock=True), seq, "")
    return redirect(url_for("captions.captions", id=id, language=_chosen()))


@page.get("/live/<int:id>/captions/<language>.vtt")
@anyone
def subtitles(id, language):
    """The captions of one language as WebVTT, on the clock of the session."""
    lines = queries.all_lines(seat_for(acting(), id).live.id, language)
    if not lines:
        raise NotFound()
    return Response(vtt_of([line(fact) for fact in lines]), content_type="text/vtt; charset=utf-8")


def _typed(seat, form: CaptionForm):
    if form.seq.data and form.seq.data.isdecimal() and len(form.seq.data) < 10:
        return actions.mend(acting(), seat, int(form.seq.data), form.words(), form.key.data) or True
    return actions.caption_by_text(acting(), seat, form.caption(), form.key.data)


def _page(seat, form: CaptionForm, typing: bool) -> str:
    languages = queries.languages_of(seat.live.id)
    chosen = form.language.data
    return render_template(
        "captions/captions.html", seat=seat, live=seat.live, form=form, typing=typing and rules.may_caption(acting(), seat), rules=rules,
        languages=languages, chosen=chosen, lines=queries.lines_before(seat.live.id, chosen), refresh=REFRESH,
    )


def _language(seat) -> str:
    """The language asked for, else the reader's, the session's, or the first there is."""
    languages = queries.languages_of(seat.live.id)
    offered = rules.LANGUAGES if "type" in request.args or not languages else languages
    wanted = (_chosen(), acting().language, seat.live.language, *languages)
    return next((one for one in wanted if one in offered), "en")


def _chosen() -> str:
    return request.values.get("language", "")
