"""Who registered as a table: one line a person, one column a question."""

from hub.live.models import LiveSession, Registration
from hub.text.languages import _


def table_of(live: LiveSession, rows: list[Registration]) -> list[list[str]]:
    """A line of heads, then the people in the order of registering; questions that were asked before a change keep their column. No addresses."""
    asked = dict.fromkeys(one["words"] for one in live.questions)
    asked |= dict.fromkeys(one["words"] for row in rows for one in row.answers)
    heads = [_("Name"), _("Organisation"), _("Country"), _("State"), _("Registered"), *asked]
    places = {"coming": _("comes"), "waiting": _("waits"), "pending": _("asks to come"), "declined": _("declined")}
    lines = []
    for row in rows:
        said = {one["words"]: "; ".join(one["answer"]) for one in row.answers}
        person = row.person
        who = [person.name, person.organisation, person.country, places[row.place], f"{row.at:%Y-%m-%d %H:%M} UTC"]
        lines.append([*who, *(said.get(words, "") for words in asked)])
    return [heads, *lines]
