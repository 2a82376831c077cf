"""What the asker of a question is told of it, and the sentences of that; who is in the room reads it there and gets no letter."""

from hub.accounts.by import By
from hub.live.models import LiveSession
from hub.live.queries import open_span
from hub.notifications.actions import tell
from hub.notifications.sentences import beneath, sentence
from hub.questions.models import Question
from hub.text.excerpts import excerpt
from hub.text.languages import _

LONGEST = 120


def answered(by: By, live: LiveSession, question: Question) -> None:
    """Tell the asker that it is answered, aloud or in words."""
    _tell(by, live, question, "question:answered", question.answer)


def set_aside(by: By, live: LiveSession, question: Question) -> None:
    """Tell the asker that it was set aside, with the word to them."""
    _tell(by, live, question, "question:dismissed", question.word)


def taken_away(by: By, live: LiveSession, question: Question) -> None:
    """Tell the asker that moderators took it away."""
    _tell(by, live, question, "question:hidden", "")


def _tell(by: By, live: LiveSession, question: Question, kind: str, said: str) -> None:
    if question.by_id is None or question.relayed:
        return  # who typed it in for another tells them in their own way
    words = {"title": live.title, "question": excerpt(question.text, LONGEST), "said": said}
    mail = "none" if open_span(live.id, question.by_id) else "now"
    tell(by, [question.by_id], kind, once=f"{kind}:{question.id}", path=f"/live/{live.id}/questions", words=words, community_id=live.community_id, mail=mail)


@sentence("question:answered")
def answered_sentence(words: dict) -> str:
    """To the asker: there is an answer."""
    if words["said"]:
        return _("Your question in %(title)s has an answer: “%(question)s”", **words)
    return _("Your question was answered aloud in %(title)s: “%(question)s”", **words)


@sentence("question:dismissed")
def dismissed_sentence(words: dict) -> str:
    """To the asker: it will not be answered here."""
    return _("Your question in %(title)s was set aside by who leads it: “%(question)s”", **words)


@sentence("question:hidden")
def hidden_sentence(words: dict) -> str:
    """To the asker: moderators took it away."""
    return _("Something you wrote was hidden by those who look after the place. If that is a mistake, write to them.")


@beneath("question:answered")
def answer_beneath(words: dict) -> str:
    """The answer, or the word of who set it aside."""
    return words["said"]


@beneath("question:dismissed")
def word_beneath(words: dict) -> str:
    """The word to the asker."""
    return words["said"]
