"""What is accepted about mentoring, split by noun."""

from hub.mentorship.forms.fields import tidy_text
from hub.mentorship.forms.offering import AnswerForm, AskForm, CoordinatorForm, OfferForm
from hub.mentorship.forms.working import (
    ChangedForm,
    EndForm,
    GoalForm,
    LogForm,
    MeetingForm,
    NoteForm,
    ProgressForm,
    StepForm,
)

__all__ = [
    "AnswerForm", "AskForm", "ChangedForm", "CoordinatorForm", "EndForm", "GoalForm", "LogForm", "MeetingForm", "NoteForm", "OfferForm",
    "ProgressForm", "StepForm", "tidy_text",
]
