"""What is accepted about live sessions, and its limits."""

from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from flask import request
from wtforms import BooleanField, DateField, FieldList, FormField, HiddenField, IntegerField, RadioField, SelectField, StringField, TextAreaField, TimeField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from hub.library.actions import folded_topics
from hub.live.actions.admitting import MOST_WORD
from hub.live.actions.agreed import MOST_OWNER, MOST_WORDS, Agreed
from hub.live.actions.hands import MOST_WORD as MOST_WORD_OF_HAND
from hub.live.actions.hands import Asked
from hub.live.actions.planning import Plan
from hub.live.actions.talking import MOST_LINE
from hub.live.agenda import lines_of, points_of
from hub.live.audio.floor import MOST_FLOORS
from hub.live.models import LiveSession
from hub.live.notes import MOST_NOTES
from hub.live.queries import notes_source_of
from hub.live.repeating import FORTNIGHTLY, MONTHLY_DAY, MONTHLY_WEEKDAY, MOST, WEEKLY, Repeating
from hub.storage.unit import unit_of_work
from hub.text.asking import MOST_QUESTIONS, questions_of
from hub.text.languages import lazy
from hub.text.letters import clean
from hub.text.writing import Written, written
from hub.web.asking import AnswersForm, QuestionForm, show_questions
from hub.web.forms import NEEDED, Form, MarkdownField, listed

LANGUAGES = ("en", "fr", "es", "pt", "ar", "sw", "am", "bn", "hi", "ha", "id", "ne", "rw", "so", "ta", "th", "ur", "vi", "wo", "zh")
LONGEST = 12 * 60  # minutes; a longer meeting is several
MOST_SEATS = 10_000
REPEATS = {
    "": lazy("Once"), WEEKLY: lazy("Every week"), FORTNIGHTLY: lazy("Every two weeks"),
    MONTHLY_WEEKDAY: lazy("Every month on the same weekday, such as the third Thursday"), MONTHLY_DAY: lazy("Every month on the same day of the month"),
}
WAYS_TO_SAY = {"voice": lazy("By voice"), "note": lazy("By voice note"), "text": lazy("In writing; somebody reads it out")}
WHICH = {"this": lazy("Only this date"), "all": lazy("This date and all that follow"), "whole": lazy("All dates that are still to come")}


class PlanForm(Form):
    """A session to be planned or changed."""

    title = StringField(lazy("Title"), [DataRequired(NEEDED), Length(3, 160)])
    about = MarkdownField(lazy("What it is about"), longest=8000)
    on = DateField(lazy("Day"), [InputRequired(NEEDED)])
    at = TimeField(lazy("Time"), [InputRequired(NEEDED)])
    zone = StringField(lazy("Time zone of the session"), [InputRequired(NEEDED), Length(1, 60)])
    minutes = IntegerField(lazy("Length in minutes"), [InputRequired(NEEDED), NumberRange(5, LONGEST)], default=60)
    language = SelectField(lazy("Language"), choices=list(LANGUAGES), default="en")
    floors = SelectField(lazy("How many may speak at once"), choices=[str(most) for most in range(1, MOST_FLOORS + 1)], default="1")
    agenda = TextAreaField(lazy("Agenda"), [Length(max=4000)])
    topics = StringField(lazy("Topics"), [Length(max=400)])
    speakers = StringField(lazy("Speakers"), [Length(max=400)])
    scribes = StringField(lazy("Scribes"), [Length(max=400)])
    seats = IntegerField(lazy("Seats"), [Optional(), NumberRange(1, MOST_SEATS)])
    repeats = SelectField(lazy("Repeats"), choices=listed(REPEATS), default="")
    times = IntegerField(lazy("How many times"), [Optional(), NumberRange(2, MOST)])
    until = DateField(lazy("Until"), [Optional()])
    which = RadioField(lazy("What to change"), choices=listed(WHICH), default="this")
    questions = FieldList(FormField(QuestionForm), min_entries=MOST_QUESTIONS, max_entries=MOST_QUESTIONS)
    needs_approval = BooleanField(lazy("I look at who registers before they come"))
    shown = HiddenField()
    is_draft = BooleanField(lazy("Keep as a draft for now"))

    def plan(self) -> Plan:
        """What was typed, for the action."""
        return Plan(
            title=" ".join(clean(self.title.data).split()), about=self.about.written, on=self.on.data, at=self.at.data,
            minutes=self.minutes.data, zone=self.zone.data.strip(), language=self.language.data, floors=int(self.floors.data),
            agenda=points_of(self.agenda.data or ""), topics=folded_topics(self.topics.data or ""),
            speakers=_handles(self.speakers.data), scribes=_handles(self.scribes.data), is_draft=self.is_draft.data, key=self.key.data,
            questions=questions_of(self.questions.data), needs_approval=self.needs_approval.data,
            which=self.which.data, seats=self.seats.data, repeats=Repeating(self.repeats.data, self.times.data, self.until.data) if self.repeats.data else None,
        )

    def keep_rule(self) -> None:
        """Offer the rule as it is first, where there is one."""
        self.repeats.choices = [("", lazy("As it is now")), *listed(REPEATS)[1:]]

    def must_show(self, dates: list[datetime]) -> bool:
        """Whether these dates are to be shown before anything is saved: because somebody asks, or as those of a series were not yet seen."""
        seen, self.shown.data = self.shown.data, sha256("".join(map(str, dates)).encode()).hexdigest()[:16]
        return "preview" in request.form or (len(dates) > 1 and seen != self.shown.data)

    def show_session(self, live: LiveSession, roles: list) -> None:
        """Fill the fields with what is planned."""
        local = live.starts_at.astimezone(ZoneInfo(live.zone))
        values = {"title": live.title, "about": live.about, "on": local.date(), "at": local.time(), "zone": live.zone,
                  "minutes": live.minutes, "language": live.language, "floors": str(live.floors), "agenda": lines_of(live.agenda),
                  "topics": ", ".join(live.topics), "is_draft": live.state == "draft", "seats": live.seats,
                  "speakers": _named(roles, "speaker"), "scribes": _named(roles, "scribe")}
        values["needs_approval"] = live.needs_approval
        for name, value in values.items():
            self[name].data = value
        show_questions(self.questions, live.questions)


class RegisterForm(AnswersForm):
    """What somebody answers who registers."""


class AdmitForm(Form):
    """Taking or declining one who registered."""

    act = StringField()
    word = StringField(lazy("A word to them"), [Length(max=MOST_WORD)])

    @property
    def is_decline(self) -> bool:
        """Whether the answer is no."""
        return self.act.data == "decline"


class LineForm(Form):
    """One chat line from the page of text."""

    text = StringField(lazy("Your line"), [DataRequired(NEEDED), Length(1, MOST_LINE)])

    def line(self) -> str:
        """The line without control characters."""
        return clean(self.text.data).strip()


class HandForm(Form):
    """A hand raised or lowered from the page of text, with a word and the way one will say it."""

    up = HiddenField(default="1")
    word = StringField(lazy("What it is about"), [Length(max=MOST_WORD_OF_HAND)])
    kind = SelectField(lazy("How you want to say it"), choices=listed(WAYS_TO_SAY), default="voice")
    language = SelectField(lazy("Language"), choices=["", *LANGUAGES], default="")

    def asked(self) -> Asked:
        """What one wants to say and how, for the action."""
        return Asked(" ".join(clean(self.word.data or "").split()), self.kind.data, self.language.data)


class CallForm(Form):
    """Calling or lowering somebody's hand; that of a site by its number."""

    act = StringField()
    site = IntegerField(validators=[Optional(), NumberRange(0)])


class NotesForm(Form):
    """The whole notes as typed on the page of text, and the version they were typed on."""

    text = TextAreaField(lazy("Notes that all see"), [Length(max=MOST_NOTES)])
    base = HiddenField()

    def notes(self) -> tuple[int, str]:
        """(version, text) for the action."""
        base = self.base.data or ""
        return int(base) if base.isdecimal() and len(base) < 10 else 0, clean(self.text.data or "").rstrip("\n")

    def show_notes(self, live: LiveSession) -> "NotesForm":
        """Fill in the notes as they stand."""
        self.text.data, self.base.data = live.notes_source, str(live.notes_version)
        return self


class AgreedForm(Form):
    """A decision, or an action with its owner and its day, for the notes."""

    kind = RadioField(lazy("What it is"), choices=listed({"decision": lazy("Decision"), "action": lazy("Action")}), default="decision")
    what = StringField(lazy("What was agreed"), [DataRequired(NEEDED), Length(1, MOST_WORDS)])
    who = StringField(lazy("Who does it"), [Length(max=MOST_OWNER)])
    when = DateField(lazy("By when"), [Optional()])

    def agreed(self) -> Agreed:
        """What was agreed, for the action."""
        return Agreed(self.kind.data, self.what.data, self.who.data or "", self.when.data)


class CloseForm(Form):
    """Closing a session; its notes are rendered ahead."""

    notes = Written("", "")

    def prepare(self) -> None:
        """Render the notes as they stand, before the unit of work."""
        from flask import request

        self.notes = rendered_notes(request.view_args["id"])


def rendered_notes(live_id: int) -> Written:
    """The notes as they stand, with their HTML, before the unit of work of a closing; whether `by` may close is asked there."""
    with unit_of_work(write=False):
        source = notes_source_of(live_id)
    return Written(source, written(source).html)


def _handles(text: str | None) -> list[str]:
    words = clean(text or "").replace("،", ",").replace(",", " ").split()
    return list(dict.fromkeys(word.lstrip("@").lower() for word in words if word.strip("@")))


def _named(roles: list, role: str) -> str:
    return ", ".join(f"@{row.person.handle}" for row in roles if row.role == role)


class Bundles:
    """Sound that a page sends when its line is up again, read before the unit of work begins; nothing where it is longer than `MOST`."""

    MOST = 32_000  # bytes; some seconds of sound, the rest comes in pieces of its own

    def __init__(self, formdata=None):
        self.body = b""

    def prepare(self) -> None:
        """Read what was sent."""
        if 0 < (request.content_length or 0) <= self.MOST:
            self.body = request.get_data()


class OutsideForm(Form):
    """The link of a meeting elsewhere; empty takes it away."""

    url = StringField(lazy("Link of the meeting"), [Length(max=600)])
