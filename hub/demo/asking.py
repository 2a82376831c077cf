"""Questions, polls and reactions of the story, said in a few words each and done as people do them."""

from hub.live.queries import seat_for
from hub.polls import actions as polling
from hub.polls import queries as polls
from hub.polls.actions import Draft
from hub.questions import actions as asking
from hub.questions import queries as questions
from hub.questions import rules as asking_rules
from hub.questions.actions import Asked


def prepared(key: str, one: dict):
    """The deed of a host who prepares polls and says how questions come in, before the session."""

    def prepare(stage) -> None:
        by = stage.by(one["host"])
        seat = seat_for(by, stage.things["live", key], lock=True)
        asking.rule(by, seat, True, True)
        for poll in one["polls"]:
            _prepare(by, seat, poll.strip(), None)

    return prepare


def _ask(by, seat, text, _person) -> None:
    """The question; “from NAME: …” for somebody else's, “nameless: …” without one's name."""
    before, _colon, rest = text.partition(": ")
    relayed = before.removeprefix("from ") if before.startswith("from ") else ""
    is_nameless = before == "nameless"
    asking.ask(by, seat, Asked(rest if relayed or is_nameless else text, is_nameless, relayed))


def _question(by, seat, text: str):
    """(question, what else was said) of “2 …”: the second that was asked in the session, of those `by` may know."""
    number, _space, rest = text.partition(" ")
    every = sorted({one.id for one in (*questions.shown(seat.live.id), *questions.own(by, seat.live.id), *_held(by, seat))})
    return questions.question_for(by, seat, every[int(number) - 1]), rest


def _held(by, seat) -> list:
    return questions.held_for(by, seat) if asking_rules.may_handle(by, seat) else []


def _handle(act):
    def handle(by, seat, text, _person) -> None:
        question, rest = _question(by, seat, text)
        act(by, seat, question, rest)

    return handle


def _prepare(by, seat, text, _person) -> None:
    """“one all”, what is asked, then a choice a line; “named” besides where names are said, “ahead” for the session pack."""
    first, words, *choices = text.split("\n")
    kind, results, *how = first.split()
    polling.prepare(by, seat, Draft(kind, words, choices, "named" not in how, results, "ahead" in how))


def _poll(by, seat, number: str):
    return polls.poll_for(by, seat, polls.all_of(seat.live.id)[int(number) - 1].id)


def _vote(by, seat, text, _person) -> None:
    """“1 0 2”: in the first poll the first and the third choice; “2 …”: these words in the second."""
    number, _space, rest = text.partition(" ")
    poll = _poll(by, seat, number)
    choices, words = ([], rest) if poll.kind == "text" else ([int(one) for one in rest.split()], "")
    polling.vote(by, seat, poll, choices, words)


ASKING = {
    "ask": _ask,
    "want": _handle(lambda by, seat, question, _rest: asking.vote(by, seat, question, True)),
    "let_in": _handle(lambda by, seat, question, _rest: asking.let_in(by, seat, question)),
    "set_aside": _handle(lambda by, seat, question, rest: asking.dismiss(by, seat, question, rest)),
    "answer_now": _handle(lambda by, seat, question, _rest: asking.read_out(by, seat, question)),
    "answered": _handle(lambda by, seat, question, rest: asking.answer(by, seat, question, rest)),
    "pin": _handle(lambda by, seat, question, _rest: asking.pin(by, seat, question)),
    "questions": lambda by, seat, text, _person: asking.rule(by, seat, "wait" in text, "nameless" in text),
    "prepare": _prepare,
    "open_poll": lambda by, seat, text, _person: polling.open_poll(by, seat, _poll(by, seat, text)),
    "vote": _vote,
    "close_poll": lambda by, seat, text, _person: polling.close_poll(by, seat, _poll(by, seat, text)),
    "show_poll": lambda by, seat, text, _person: polling.show(by, seat, _poll(by, seat, text)),
    "react": lambda by, seat, text, _person: [polling.react(by, seat, kind) for kind in text.split()],
}
