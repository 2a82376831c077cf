"""Rooms look only to their left, shelves too, and Flask stops at the door."""

import pytest

from tests.house.source import FOUNDATION, ROW, SHELVES, files, imports, name, place

PRIVATE = {"forms", "views", "sockets", "jobs", "notices"}
DOORS = {"forms", "views", "sockets"}
WITH_FLASK = {"web", "realtime", "admin", "api", "app", "cli", "commands"}
FLASKS = {"flask", "flask_login", "flask_wtf", "flask_socketio", "flask_babel", "werkzeug", "wtforms"}
ALLOWED_UP = {
    ("text", "web"): "",  # nothing yet; a reason stands here for each exception
}


def _own_imports(path):
    return [parts[1:] for parts in imports(path) if parts[0] == "hub" and len(parts) > 1]


def test_every_room_stands_in_the_row():
    rooms = {place(path)[0] for path in files()} - {"__init__"}
    assert rooms and rooms <= set(ROW)


def test_rooms_look_only_to_their_left():
    wrong = []
    for path in files():
        room, _ = place(path)
        for there in _own_imports(path):
            if room in ROW and there[0] in ROW and ROW.index(there[0]) > ROW.index(room) and not ALLOWED_UP.get((room, there[0])):
                wrong.append(f"{name(path)} looks right at {there[0]}")
    assert wrong == []


def test_no_room_opens_the_private_shelves_of_another():
    wrong = []
    for path in files():
        room, _ = place(path)
        for there in _own_imports(path):
            if there[0] != room and there[0] not in FOUNDATION and len(there) > 1 and there[1] in PRIVATE:
                wrong.append(f"{name(path)} opens {'.'.join(there)}")
    assert wrong == []


def test_shelves_look_only_to_their_left():
    wrong = []
    for path in files():
        room, shelf = place(path)
        for there in _own_imports(path):
            if there[0] != room or room in FOUNDATION or len(there) < 2 or there[1] not in SHELVES:
                continue
            if shelf in SHELVES and SHELVES.index(there[1]) > SHELVES.index(shelf):
                wrong.append(f"{name(path)}: {shelf} looks right at {there[1]}")
            if shelf not in SHELVES and there[1] in DOORS and shelf != "__init__":
                wrong.append(f"{name(path)}: a helper opens the door {there[1]}")
    assert wrong == []


def test_flask_stops_at_the_door():
    wrong = []
    for path in files():
        room, shelf = place(path)
        if room in WITH_FLASK or shelf in DOORS or (room == "mail" and shelf == "rendering") or (room == "accounts" and shelf == "login"):
            continue
        wrong += [f"{name(path)} knows {parts[0]}" for parts in imports(path) if parts[0] in FLASKS]
    assert wrong == []


@pytest.mark.parametrize("guest, host", [
    ("markdown", "hub/text/markdown/"), ("bleach", "hub/text/sanitise.py"), ("nh3", "hub/text/"), ("argon2", "hub/accounts/"),
    ("smtplib", "hub/mail/delivery.py"), ("PIL", "hub/"), ("icalendar", "hub/"), ("huey", "hub/background/huey_alone.py"),
    ("zlib_ng", "hub/web/headers.py"),
])
def test_each_library_has_one_importer(guest, host):
    """So that a library can be replaced in one place."""
    importers = {name(path) for path in files() if any(parts[0] == guest for parts in imports(path))}
    assert all(one.startswith(host) for one in importers)
    assert len(importers) <= 1, importers
