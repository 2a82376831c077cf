"""A poll's votes as a table: who chose what where names were said, else votes for each choice; what sites chose together below."""

from hub.polls import queries
from hub.polls.models import Poll
from hub.polls.part import labels_of
from hub.text.languages import _


def table_of(poll: Poll) -> list[list]:
    """A line of what was asked, then a line a person, or a line a choice, and one for each site."""
    lines = [[poll.words, _("%(count)s voted", count=poll.voted)]]
    if poll.kind == "text":
        lines += [[_("Answer"), *([] if poll.is_anonymous else [_("Name")])]]
        lines += [[one.text, *_name(poll, one)] for one in queries.named_ballots(poll.id)]
        return lines
    labels = labels_of(poll)
    lines += [[_("Choice"), _("Votes")], *([label, votes] for label, votes in zip(labels, queries.counts_of([poll.id])[poll.id], strict=False))]
    if not poll.is_anonymous:
        lines += [[_("Name"), _("Choice")]]
        lines += [[*_name(poll, one), *(labels[number] for number in one.choices)] for one in queries.named_ballots(poll.id)]
    if sites := queries.site_ballots(poll.id):
        lines += [[_("Site"), *labels], *([one.name, *one.counts] for one in sites)]
    return lines


def _name(poll: Poll, ballot) -> list[str]:
    if poll.is_anonymous:
        return []
    unknown = _("A guest of an in-person room") if ballot.voter.startswith("guest") else _("Someone")
    return [ballot.person.name if ballot.person else unknown]
