"""Who may go through the doors of threads in an open community; the thread's starter is the member, its second author another."""

import io

from hub.discussions import queries
from hub.discussions.models import Attachment, MailOfPost
from hub.storage import files
from hub.storage.unit import db, unit_of_work
from tests.makers import community
from tests.makers.discussions import reply, thread


def scene(cast) -> dict:
    """A thread of two posts, a file and a mail on the second, and a second place of the same facilitator."""
    made = thread(cast.member, cast.wells)
    second = reply(cast.other, made)
    place = community("Pumps", facilitators=[cast.facilitator])
    with unit_of_work():
        stored, count = files.keep(io.BytesIO(b"%PDF-1.7"), 1000)
        raw, length = files.keep(io.BytesIO(b"Subject: Wells\n\nTen."), 1000)
        file = Attachment(post_id=second.id, owner_id=cast.other.id, name="plan.pdf", content_type="application/pdf", bytes=count, stored=stored)
        db.add_all([file, MailOfPost(post_id=second.id, community_id=cast.wells.id, message_id="<a@b>", raw_file=raw, raw_bytes=length)])
        db.flush()
        first = queries.first_post(made.id).id
    return {"thread": made.id, "first": first, "second": second.id, "file": file.id, "place": place.id}


ALL = (200,) * 6
LEADING = (302,) * 6
PEOPLE = (302, 200, 200, 200, 200, 200)
WRITING = (302, 403, 200, 403, 200, 403)
WRITTEN = (302, 403, 302, 403, 302, 403)
AUTHOR = (302, 403, 200, 403, 403, 403)
AUTHORED = (302, 403, 302, 403, 403, 403)
CARING = (302, 403, 200, 403, 200, 200)  # who started it, facilitators, administrators
CARED = (302, 403, 302, 403, 302, 302)
TENDING = (302, 403, 403, 403, 200, 200)
TENDED = (302, 403, 403, 403, 302, 302)
WORDS = {"text": "Ten metres.", "title": "Depth", "key": "a-client-key", "language": "en", "seen": "0", "what": "answers"}

ROUTES = {
    "discussions.threads GET": ("/communities/wells", ALL),
    "discussions.start GET": ("/communities/wells/threads/new", WRITING),
    "discussions.start POST": ("/communities/wells/threads/new", WORDS, WRITTEN),
    "discussions.names GET": ("/communities/wells/names?start=pri", PEOPLE),
    "discussions.thread GET": ("/threads/{thread}", ALL),
    "discussions.nth GET": ("/threads/{thread}/2", LEADING),
    "discussions.unread GET": ("/threads/{thread}/unread", LEADING),
    "discussions.reply GET": ("/threads/{thread}/reply", WRITING),
    "discussions.reply POST": ("/threads/{thread}/reply", WORDS, WRITTEN),
    "discussions.read POST": ("/threads/{thread}/read/1", (302, 204, 204, 204, 204, 204)),
    "discussions.follow POST": ("/threads/{thread}/follow", {"following": "every"}, LEADING),
    "discussions.manage GET": ("/threads/{thread}/manage", CARING),
    "discussions.rename GET": ("/threads/{thread}/rename", CARING),
    "discussions.rename POST": ("/threads/{thread}/rename", WORDS, CARED),
    "discussions.close GET": ("/threads/{thread}/close", CARING),
    "discussions.close POST": ("/threads/{thread}/close", WORDS, CARED),
    "discussions.reopen POST": ("/threads/{thread}/reopen", CARED),
    "discussions.move GET": ("/threads/{thread}/move", TENDING),
    "discussions.move POST": ("/threads/{thread}/move", {"community": "{place}", "key": "a-client-key"}, (302, 403, 403, 403, 302, 422)),
    "discussions.pin POST": ("/threads/{thread}/pin", TENDED),
    "discussions.post GET": ("/posts/{second}", LEADING),
    "discussions.more GET": ("/posts/{second}/more", ALL),
    "discussions.history GET": ("/posts/{second}/history", ALL),
    "discussions.raw_mail GET": ("/posts/{second}/mail", TENDING),
    "discussions.edit GET": ("/posts/{first}/edit", AUTHOR),
    "discussions.edit POST": ("/posts/{first}/edit", WORDS, AUTHORED),
    "discussions.withdraw GET": ("/posts/{first}/withdraw", CARING),
    "discussions.withdraw POST": ("/posts/{first}/withdraw", CARED),
    "discussions.thank POST": ("/posts/{second}/thank", (302, 403, 302, 302, 302, 403)),
    "discussions.hide POST": ("/posts/{second}/hide", TENDED),
    "discussions.split GET": ("/posts/{second}/split", TENDING),
    "discussions.split POST": ("/posts/{second}/split", WORDS, TENDED),
    "discussions.mark_unread POST": ("/posts/{second}/unread", LEADING),
    "discussions.file GET": ("/files/{file}/plan.pdf", ALL),
    "discussions.community_feed GET": ("/feeds/communities/wells.atom", ALL),
    "discussions.thread_feed GET": ("/feeds/threads/{thread}.atom", ALL),
    "discussions.feeds GET": ("/me/feeds", PEOPLE),
    "discussions.renew_feeds POST": ("/me/feeds", LEADING),
}
COMMANDS = {
    "thread:follow": ({"thread_id": "{thread}"}, ("-", "ok", "ok", "ok", "ok", "ok")),
}
