"""Who may go through which door: one file a room, one row a route or command, tried by tests/house/test_every_door_is_in_a_table.py.

A file `tests/tables/<room>.py` holds:

    def scene(cast) -> dict:
        '''Things the rows name, made in the cast's community: {"thread": 7, "wells": "wells"}.'''

    # What each answers: visitor, outsider, member, muted, facilitator, admin (tests.cast.KINDS).
    ROUTES = {
        "discussions.thread GET": ("/threads/{thread}", (200, 200, 200, 200, 200, 200)),
        "discussions.reply POST": ("/threads/{thread}/replies", {"text": "Yes"}, (302, 403, 302, 403, 302, 403)),
    }
    COMMANDS = {
        "chat:say": ({"live": "{live}", "text": "Hello", "client_id": "abcdefgh"}, ("-", "forbidden", "ok", "forbidden", "ok", "forbidden")),
    }

A row is tried for each kind of person on a fresh database, so one answer never depends on another. A signed-out visitor at a guarded
page is sent to sign in (302). A value "{thread}" alone becomes the scene's own value, a number too; `-` says that a visitor has no socket.
Where the row's community must be private, the file says so: `COMMUNITY = {"access": "private"}`.
"""
