"""Commands whose failures are one clear line with what to do, and which find the database at the schema they need."""

from contextlib import contextmanager

import click

DATABASE = "check that it runs, that HUB_DATABASE names it and that its disk can be written; `hub doctor` looks at every part"


class Plain(click.Command):
    """A command that says what went wrong in one line and ends with status 1; what nobody foresaw stays a traceback."""

    def make_context(self, *args, **kwargs):
        """Read what was asked for."""
        with self._plainly():
            return super().make_context(*args, **kwargs)

    def invoke(self, context):
        """Run it."""
        with self._plainly():
            return super().invoke(context)

    @contextmanager
    def _plainly(self):
        try:
            yield
        except Exception as error:
            if not (said := in_words(error)):
                raise
            option = f"--{getattr(error, 'field', None)}"
            raise click.ClickException(said + (f" ({option})" if any(option in one.opts for one in self.params) else "")) from error


def in_words(error: Exception) -> str:
    """What an operator is told of an error whose cause lies outside the code, '' for any other."""
    from sqlalchemy.exc import DatabaseError, InterfaceError, OperationalError

    from hub.errors import Refusal

    if isinstance(error, click.exceptions.Exit | click.Abort | click.ClickException):
        return ""
    if isinstance(error, Refusal):
        return error.message or "That was refused. Nothing was changed."
    if type(error) in (DatabaseError, InterfaceError, OperationalError):
        return f"The database does not answer as it should ({_first_line(error.orig)}): {DATABASE}."
    if isinstance(error, OSError):
        return f"{error.strerror or _first_line(error)}{f': {error.filename}' if error.filename else ''}. Mend that and start the command again."
    return ""


def prepared():
    """The app on a database at the newest schema: an empty database gets it now, an older one is for `hub migrate`."""
    from hub.app import create_app
    from hub.storage import migrating

    app = create_app()
    standing, newest = migrating.current(), migrating.newest()
    if standing is None:
        migrating.migrate()
        click.echo(f"The database was empty: it is set up now, at version {newest}.")
    elif standing != newest:
        raise click.ClickException(f"The database is at version {standing}, this code needs {newest}. Nothing was changed: {cure(standing)}.")
    return app


def cure(standing: str) -> str:
    """What to do about a database at another version."""
    from hub.storage import migrating

    return "run `hub migrate`" if standing in migrating.known() else "it was used with a newer hub, so update this one (git pull)"


def _first_line(error) -> str:
    return ((str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".:"))[:200]
