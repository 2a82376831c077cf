"""The commands of who types captions, and of who reads earlier ones."""

from hub.captions import actions, queries
from hub.captions.actions import LONGEST_AGO, Caption
from hub.captions.lines import MOST_LETTERS, line
from hub.captions.rules import LANGUAGES
from hub.live import payloads
from hub.live.queries import seat_for
from hub.realtime.commands import command
from hub.realtime.schemas import Choice, ClientKey, Number, Text

LIVE = Number(1)


@command("caption:say", takes={"live": LIVE, "language": Choice(LANGUAGES), "text": Text(MOST_LETTERS), "ago": Number(0, LONGEST_AGO, default=0),
                               "client_id": ClientKey()}, at_most=(20, 20))
def say(by, live, client_id, **typed):
    """Type a line of captions; the same key is the same line."""
    return payloads.told(actions.caption(by, seat_for(by, live, lock=True), Caption(**typed), client_id))


@command("caption:mend", takes={"live": LIVE, "seq": Number(1), "text": Text(MOST_LETTERS, empty=True), "client_id": ClientKey()})
def mend(by, live, seq, text, client_id):
    """Correct or empty a line."""
    return payloads.told(actions.mend(by, seat_for(by, live, lock=True), seq, text, client_id))


@command("caption:earlier", takes={"live": LIVE, "language": Choice(LANGUAGES), "before": Number(0, default=0)}, writes=False)
def earlier(by, live, language, before):
    """Lines of a language before a number, or the last ones."""
    seat = seat_for(by, live)
    return {"lines": [line(fact) for fact in queries.lines_before(seat.live.id, language, before or None)]}
