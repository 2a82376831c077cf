"""Talks of a shortlist: one's own, to rate; all of them with their ratings, for who coordinates."""

from flask import flash, redirect, url_for

from hub.matching import actions, explaining, queries, rules
from hub.matching.forms import TalkForm
from hub.matching.views.blueprint import page
from hub.matching.views.deciding import the_programme
from hub.text.languages import _
from hub.web.acting import acting
from hub.web.filters import language_name
from hub.web.forms import attempted
from hub.web.guards import signed_in, takes
from hub.web.pages import page as show


@page.route("/matching/talks/<int:talk_id>", methods=["GET", "POST"])
@signed_in
@takes(TalkForm)
def talk(form, talk_id):
    """One talk: who the other is, how they can be reached, and how it was."""
    found, programme = queries.talk_for(acting(), talk_id)
    if attempted(form, lambda: actions.rate(acting(), found, programme, *form.said()) or True):
        flash(_("Kept. Only you and the coordinators see how you rate it."), "success")
        return redirect(url_for("matching.programme", id=programme.id))
    found, programme = queries.talk_for(acting(), talk_id)
    side = "mentee" if found.mentee_id == acting().id else "mentor"
    if not form.is_submitted():
        form.show(getattr(found, f"{side}_rates"), getattr(found, f"{side}_says"))
    return show(
        "matching/talk.html", form=form, programme=programme, **_seen(found, side), may_rate=rules.may_rate(acting(), found, programme),
        rating=getattr(found, f"{side}_rates"),
    )


def _seen(found, side: str) -> dict:
    # The other's line, never the other's rating.
    other = "mentor" if side == "mentee" else "mentee"
    drafted = queries.proposal(queries.run_by_id(found.run_id), found.mentee_id, found.mentor_id, "talks")
    facts = drafted.points["facts"] if drafted else {}
    names = queries.skill_names({skill for part in ("taught", "passed_on", "learned") for skill in facts.get(part, ())})
    return {
        "other": getattr(found, other), "says": getattr(found, f"{other}_says"), "side": side,
        "why": explaining.why(drafted.points, side, names, acting().zone, language_name) if drafted else None,
    }


@page.get("/matching/<int:id>/ratings")
@signed_in
def ratings(id):
    """How both rated each talk, for who coordinates."""
    programme = the_programme(id)
    return show("matching/ratings.html", programme=programme, talks=queries.talks_of(programme), is_open=rules.talks_are_open(programme))


@page.post("/matching/<int:id>/ratings/close")
@signed_in
def close_talks(id):
    """End the talks, so that the last round can be drafted."""
    actions.close_talks(acting(), the_programme(id))
    flash(_("The talks are closed. Make the last round: “After the talks”."), "success")
    return redirect(url_for("matching.desk", id=id))
