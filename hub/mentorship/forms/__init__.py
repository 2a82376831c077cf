"""What is accepted about mentoring, split by noun."""

from hub.mentorship.forms.agreeing import ChangedForm, CheckInForm, CloseForm, EndForm, FollowUpForm, LearnedForm, TermsForm
from hub.mentorship.forms.circles import CohortSessionForm, CohortThreadForm, ResourceForm
from hub.mentorship.forms.keeping import CertificateForm, RetentionForm, RevokeForm
from hub.mentorship.forms.offering import AnswerForm, AskForm, CohortForm, CoordinatorForm, HelpForm, OfferForm, OpeningForm
from hub.mentorship.forms.together import GroupHeldForm, GroupMeetingForm
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
from hub.web.fields import tidy, tidy_text

__all__ = [
    "AnswerForm", "AskForm", "CertificateForm", "ChangedForm", "CheckInForm", "CloseForm", "CohortForm", "CohortSessionForm", "CohortThreadForm",
    "CoordinatorForm", "EndForm", "FollowUpForm", "GoalForm", "GroupForm", "GroupHeldForm", "GroupMeetingForm", "HelpForm", "LearnedForm",
    "LogForm", "MeetingForm", "MessageForm", "NoteForm", "OfferForm", "OpeningForm", "ProgressForm", "ResourceForm", "RetentionForm", "RevokeForm",
    "StepForm", "TermsForm", "tidy", "tidy_text", "TouchForm",
]
