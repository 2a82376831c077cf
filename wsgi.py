"""The WSGI entry: `flask --app wsgi …` and production servers find `app` here."""

from gevent import monkey

monkey.patch_all()

from hub.app import create_app  # noqa: E402 - nothing may be imported before the patch
from hub.cli import add_commands  # noqa: E402

app = create_app()
add_commands(app)
