"""Files of posts, each asked for by permission, never trusted by a browser."""

from flask import send_file

from hub.discussions import queries
from hub.discussions.views.blueprint import page
from hub.errors import NotFound
from hub.storage.files import path_of
from hub.web.acting import acting
from hub.web.guards import anyone, signed_in

# Nothing in a file may run, load or frame anything, even if a browser shows it.
SANDBOX = "default-src 'none'; sandbox"


@page.get("/posts/<int:id>/mail")
@signed_in
def raw_mail(id):
    """The mail a post came from, byte for byte, for those who look after its thread."""
    found = queries.mail_for(acting(), id)
    return _kept_safe(send_file(_path(found.raw_file), mimetype="application/octet-stream", as_attachment=True, download_name=f"mail-{id}.eml"))


@page.get("/files/<int:id>/<path:name>")
@anyone
def file(id, name):
    """A file of a post one may read; its name in the address is for people only."""
    found = queries.attachment_for(acting(), id)
    path = _path(found.stored)
    return _kept_safe(
        send_file(path, mimetype=found.content_type, as_attachment=found.kind != "photo", download_name=found.name, etag=found.stored, max_age=0)
    )


def _path(stored: str):
    path = path_of(stored)
    if not path.is_file():
        raise NotFound()
    return path


def _kept_safe(answer):
    answer.headers["Content-Security-Policy"] = SANDBOX
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
