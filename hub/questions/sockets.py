"""The commands about questions of a live room."""

from hub.live.payloads import told
from hub.live.queries import seat_for
from hub.questions import actions, payloads, queries
from hub.questions.actions import LONGEST, LONGEST_ANSWER, LONGEST_RELAYED, LONGEST_WORD, Asked
from hub.realtime.commands import command
from hub.realtime.schemas import ClientKey, Flag, Number, Text

LIVE, QUESTION = Number(1), Number(1)
ONE = {"live": LIVE, "question": QUESTION}
NONE_OR_ONE = {"live": LIVE, "question": Number(0, default=0)}


@command("question:ask", takes={
    "live": LIVE, "text": Text(LONGEST), "nameless": Flag(), "relayed": Text(LONGEST_RELAYED, empty=True), "client_id": ClientKey()})
def ask(by, live, client_id, **asked):
    """Ask; answers with what became of it, and with the fact if everybody was told."""
    asked = Asked(asked["text"], asked["nameless"], asked["relayed"])
    question = actions.ask(by, seat_for(by, live, lock=True), asked, client_id)
    fact = queries.fact_of(question) if question.state != "held" else None
    return {"question": payloads.own(question), **(told(fact) if fact else {})}


@command("question:vote", takes={**ONE, "up": Flag()}, at_most=(30, 10))
def vote(by, live, question, up):
    """Say that a question matters to oneself, or take it back."""
    seat = seat_for(by, live)
    actions.vote(by, seat, queries.question_for(by, seat, question), up)


@command("question:withdraw", takes=ONE)
def withdraw(by, live, question):
    """Take one's own question back."""
    actions.withdraw(*_of(by, live, question))


@command("question:let_in", takes=ONE)
def let_in(by, live, question):
    """Show a held question to everybody."""
    return told(actions.let_in(*_of(by, live, question)))


@command("question:dismiss", takes={**ONE, "word": Text(LONGEST_WORD, empty=True)})
def dismiss(by, live, question, word):
    """Set a question aside, with a word to who asked."""
    return told(actions.dismiss(*_of(by, live, question), word))


@command("question:answer", takes={**ONE, "text": Text(LONGEST_ANSWER, empty=True)})
def answer(by, live, question, text):
    """Mark a question as answered, aloud or by a few words."""
    return told(actions.answer(*_of(by, live, question), text))


@command("question:reopen", takes=ONE)
def reopen(by, live, question):
    """Let an answered question wait again."""
    return told(actions.reopen(*_of(by, live, question)))


@command("question:read", takes=NONE_OR_ONE)
def read_out(by, live, question):
    """Say which question is being answered now; 0: none."""
    return told(actions.read_out(*_of(by, live, question)))


@command("question:pin", takes=NONE_OR_ONE)
def pin(by, live, question):
    """Put one question before all others; 0: none."""
    return told(actions.pin(*_of(by, live, question)))


@command("questions:rule", takes={"live": LIVE, "waits": Flag(), "nameless": Flag()})
def rule(by, live, waits, nameless):
    """Say how the session takes questions."""
    return told(actions.rule(by, seat_for(by, live, lock=True), waits, nameless))


def _of(by, live: int, question: int) -> tuple:
    seat = seat_for(by, live, lock=True)
    return by, seat, queries.question_for(by, seat, question) if question else None
