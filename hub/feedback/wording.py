"""The sentences of the feedback form, its table and its results."""

from hub.text.languages import lazy

QUESTIONS = {
    "met": lazy("Did the session meet your expectations?"),
    "useful": lazy("How useful is it for your work?"),
    "connection": lazy("How was your connection?"),
}
ENDS = {
    "met": (lazy("not at all"), lazy("entirely")),
    "useful": (lazy("not useful"), lazy("very useful")),
    "connection": (lazy("very bad"), lazy("very good")),
}
FOLLOWED_WORDS = {
    "room": lazy("In the room, with the sound"),
    "listening": lazy("With a plain player"),
    "text": lazy("As text"),
    "site": lazy("With others at a site"),
    "later": lazy("Later, from the recording"),
}
