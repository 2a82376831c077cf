"""Questions of guests of in-person rooms, who have no account; whether one may ask at all is asked by the room that knows guests."""

from hub.errors import Invalid
from hub.live.models import LiveSession
from hub.questions import news, queries
from hub.questions.actions.asking import LONGEST, MOST_WAITING
from hub.questions.actions.telling import tell_asked
from hub.questions.models import Question
from hub.storage.unit import db
from hub.text.languages import _
from hub.text.letters import clean


def ask_as_guest(live: LiveSession, guest_id: int, name: str, text: str, key: str) -> Question:
    """Ask in a guest's name, which is said as of somebody for whom it was typed in; held where the session looks at questions first."""
    asked, text = queries.of_guest(live.id, guest_id), clean(text).strip()
    if first := next((one for one in asked if one.client_key == key), None):
        return first
    if not text or len(text) > LONGEST:
        raise Invalid(_("Write something first.") if not text else _("That is too long: %(most)s characters at most.", most=LONGEST), "text")
    if sum(one.state in ("held", "open") and one.hidden_at is None for one in asked) >= MOST_WAITING:
        raise Invalid(_("Your questions wait. Ask again when one is answered."), "text")
    waits = queries.rules_of(live.id).waits
    question = Question(live_id=live.id, guest_id=guest_id, relayed=name, text=text, client_key=key, state="held" if waits else "open")
    db.add(question)
    db.flush()
    question.by = None
    news.to_hosts(live) if waits else tell_asked(live, question)
    return question
