"""What is accepted about mentoring, split by noun."""

from hub.mentorship.forms.agreeing import ChangedForm, CheckInForm, CloseForm, EndForm, FollowUpForm, LearnedForm, TermsForm
from hub.mentorship.forms.fields import tidy_text
from hub.mentorship.forms.offering import AnswerForm, AskForm, CohortForm, CoordinatorForm, HelpForm, OfferForm, OpeningForm
from hub.mentorship.forms.working import (
    GoalForm,
    GroupForm,
    LogForm,
    MeetingForm,
    MessageForm,
    NoteForm,
    ProgressForm,
    StepForm,
    TouchForm,
)

__all__ = [
    "AnswerForm", "AskForm", "ChangedForm", "CheckInForm", "CloseForm", "CohortForm", "CoordinatorForm", "EndForm", "FollowUpForm",
    "GoalForm", "GroupForm", "HelpForm", "LearnedForm", "LogForm", "MeetingForm", "MessageForm", "NoteForm", "OfferForm", "OpeningForm",
    "ProgressForm", "StepForm", "TermsForm", "TouchForm", "tidy_text",
]
