"""The blueprint all pages of mentoring stand on, and what they share."""

from flask import Blueprint, flash, redirect, request, url_for

from hub.accounts.models import FIELD_GROUPS
from hub.accounts.places import tongues
from hub.accounts.rules import audience_of
from hub.accounts.words import LEVEL_WORDS
from hub.clock import now
from hub.errors import require
from hub.mentorship import queries, rules, words
from hub.mentorship.models import Mentorship
from hub.mentorship.queries.pairs import LARGEST_ID
from hub.text.languages import _, language
from hub.web.acting import acting
from hub.web.pages import page as show

GROUP_OF = {name: group for group, names in FIELD_GROUPS.items() for name in names}
page = Blueprint("mentorship", __name__)


@page.record_once
def _share(state) -> None:
    # Globals rather than values of a page, so that macros see them too.
    state.app.jinja_env.globals.update(
        mentorship_rules=rules, mentorship_words=words, level_words=LEVEL_WORDS, languages_offered=lambda: tongues(language()), shows=shows,
    )


def shows(person, field: str) -> bool:
    """Whether someone shows a field of their profile to everybody who is signed in."""
    return audience_of(person, GROUP_OF.get(field, field)) in ("everyone", "people")


def the_pair(pair_id: int) -> Mentorship:
    """The pair asked for, held while something is sent to it."""
    return queries.pair_for(acting(), pair_id, lock=request.method == "POST")


def the_active_pair(pair_id: int) -> Mentorship:
    """The pair asked for, if one can work in it now; said before anybody types."""
    pair = the_pair(pair_id)
    require(rules.may_work(acting(), pair), _("This mentorship is not active at present, so nothing can be added to it."))
    return pair


def back_to(pair: Mentorship, sentence: str, form=None):
    """To the pair's page, saying what was done; the form's draft in the browser is let go."""
    flash(sentence, "success")
    if form is not None:
        flash(form.key.data, "posted")
    return redirect(url_for("mentorship.pair", id=pair.id))


def show_for(template: str, pair: Mentorship, form=None, **values):
    """A page of a pair, with who the other is and what time it is."""
    if form is not None and form.is_submitted():
        pair = queries.pair_for(acting(), pair.id)  # a refusal undid the unit of work, and with it what was loaded
    return show(f"mentorship/{template}.html", form=form, pair=pair, other=pair.other_than(acting().id), now=now(), **values)


def before() -> int | None:
    """The key the page before ended with, from the address; nonsense counts as none."""
    value = request.args.get("before", type=int)
    return value if value and 0 < value <= LARGEST_ID else None
