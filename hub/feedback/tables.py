"""The results of feedback as a table for a spreadsheet: counts, then words, no line a person."""

from hub.feedback.results import POINTS, SCALES, Results
from hub.feedback.wording import FOLLOWED_WORDS, QUESTIONS
from hub.text.languages import _


def table_of(found: Results, questions: list[str]) -> list[list]:
    """Heads, then (question, answer, how many or the words); where fewer than five answered only their number."""
    lines = [[_("Question"), _("Answer"), _("How many")]]
    lines += [[_("Answers"), "", found.count], [_("Asked"), "", found.asked], [_("Response rate in %"), "", found.rate]]
    for scale in SCALES if found.is_told else ():
        lines += [[QUESTIONS[scale], point, count] for point, count in zip(POINTS, found.scales[scale], strict=True)]
    lines += [[_("How did you follow it?"), FOLLOWED_WORDS[way], count] for way, count in found.followed.items()]
    lines += [[_("What will you use?"), text, 1] for text in found.will_use]
    lines += [[_("What should be different next time?"), text, 1] for text in found.to_change]
    return lines + [[words, text, 1] for words, texts in zip(questions, found.own, strict=False) for text in texts]
