"""The place of polls in a live session's room: state, rights, panel, page of text, notes."""

from hub.accounts.by import By
from hub.live.models import LiveSession
from hub.live.parts import Part, put
from hub.live.rules import Seat
from hub.polls import actions, payloads, queries, rules
from hub.polls.ballots import SCALE
from hub.polls.changes import CHANGES, cut
from hub.polls.models import Poll
from hub.polls.sites import cap_of
from hub.text.languages import _, lazy

SHOWN = {"poll:opened": ("poll",), "poll:closed": ("id", "voted", "counts"), "poll:shown": ("id", "voted", "counts")}


def fresh(live: LiveSession) -> dict:
    """The open poll and those closed last; two queries."""
    shown = queries.shown(live.id)
    return payloads.value(shown, queries.counts_of([one.id for one in shown if one.state == "closed"]))


def mine(by: By, seat: Seat) -> dict:
    """What `by` may do with polls, what they voted in the open one and how it stands if they may see that; drafts for who leads."""
    may = {"vote": rules.may_vote(by, seat), "lead": rules.may_run(by, seat)}
    poll, cap = queries.open_poll(seat.live.id), cap_of(by, seat) if may["vote"] else None
    told = {"poll": poll.id if poll else 0, "vote": None, "tally": None, "site": {"name": cap.name, "most": cap.most} if cap else None}
    if poll is not None:
        told["vote"] = payloads.own(queries.ballot_of(by, poll))
        if rules.may_see_results(by, seat, poll, told["vote"] is not None):
            told["tally"] = actions.standing_for(by, seat, poll)
    drafts = queries.drafts_of(seat.live.id) if may["lead"] else []
    return {"may": may, **told, "drafts": [payloads.poll(one) for one in drafts]}


def record(live: LiveSession) -> list[tuple]:
    """Polls with their results, for the session notes; what is still open is closed first. Results shown to hosts alone stay with them."""
    actions.end_left_open(live)
    closed = [one for one in queries.all_of(live.id) if one.state == "closed"]
    numbers = [one.id for one in closed]
    counts, texts = queries.counts_of(numbers), queries.texts_of(numbers)
    return [(_("Polls"), [_line(one, counts[one.id], [row.text for row in texts[one.id]]) for one in closed])]


def pack(live: LiveSession) -> list[tuple]:
    """Polls everybody may read the night before, with their choices."""
    return [(_("Polls"), [(one.words, [label for label in labels_of(one) if one.kind != "text"]) for one in queries.ahead_of(live.id)])]


def labels_of(poll: Poll) -> list[str]:
    """What each number of a poll's counts means in words."""
    if poll.kind != "scale":
        return poll.choices
    low, high = poll.choices
    return [f"1 ({low})" if low else "1", *map(str, range(2, SCALE)), f"{SCALE} ({high})" if high else str(SCALE)]


def _line(poll: Poll, counts: list[int], texts: list[str]) -> tuple:
    voted = _("%(count)s voted", count=poll.voted)
    words = f"{poll.words} ({voted})"
    if not rules.is_for_all(poll):
        return words, []
    return words, texts or [f"{label}: {votes}" for label, votes in zip(labels_of(poll), counts, strict=True)]


put(Part(
    name="polls", fresh=fresh, changes=CHANGES, shown=SHOWN, mine=mine, cut=cut, record=record, pack=pack, tab=lazy("Polls"), rank=3,
    prepared=lambda live: queries.count_polls(live.id),
    panel="polls/panel.html", stage="polls/stage.html", text="polls/text.html", plan="polls/plan.html",
))
put(Part(name="reactions", fresh=lambda _live: None, beside="polls/reactions.html", text="polls/reactions_text.html"))
