"""While rooms are still being built: leave out a room that cannot be imported yet. To be deleted when all stand."""

import sys

from hub import app as factory

OUT: dict[str, str] = {}


def allow() -> None:
    """Let the factory pass over rooms that are half-built, and pages link to places that are not there yet."""
    plain = factory._open_rooms

    def open_rooms(app):
        rooms = factory.ROOMS
        try:
            for room in rooms:
                factory.ROOMS = (room,)
                try:
                    plain(app)
                except Exception as error:  # noqa: BLE001 - whatever is wrong there is its builder's to mend
                    OUT[room] = repr(error)
                    print(f"LEFT OUT: hub.{room}: {error!r}", file=sys.stderr)
        finally:
            factory.ROOMS = rooms
        app.url_build_error_handlers.append(lambda _error, endpoint, _values: f"/not-built/{endpoint}")

    factory._open_rooms = open_rooms
