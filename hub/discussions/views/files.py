"""Files of posts, each asked for by permission, never trusted by a browser."""

from flask import send_file

from hub.discussions import queries
from hub.discussions.views.blueprint import page
from hub.errors import NotFound
from hub.storage.files import path_of
from hub.web.acting import acting
from hub.web.guards import anyone

# Nothing in a file may run, load or frame anything, even if a browser shows it.
SANDBOX = "default-src 'none'; sandbox"


@page.get("/files/<int:id>/<path:name>")
@anyone
def file(id, name):
    """A file of a post one may read; its name in the address is for people only."""
    found = queries.attachment_for(acting(), id)
    path = path_of(found.stored)
    if not path.is_file():
        raise NotFound()
    answer = send_file(path, mimetype=found.content_type, as_attachment=found.kind != "photo", download_name=found.name, etag=found.stored, max_age=0)
    answer.headers["Content-Security-Policy"] = SANDBOX
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
