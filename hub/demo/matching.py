"""A round of matching: profiles, applications, a pair put together by hand, and a draft that waits to be published."""

from datetime import datetime, timedelta

from hub.demo.moments import moment
from hub.demo.reading import told
from hub.demo.stage import Deed, Stage
from hub.matching import actions, queries
from hub.matching.drafts import Part, ProgrammeDraft, SkillsSaid
from hub.matching.week import slots_of
from hub.text.writing import written

HOURS_BETWEEN = 7


def programmes(opening: datetime) -> list[Deed]:
    """Everything that happens in the round."""
    story = told("matching.toml")
    facts, about = story["programme"], written(story["programme"]["about"])
    began = moment(facts["when"], opening)
    roles = [(role, key, one) for role in ("mentor", "mentee") for key, one in story[f"{role}s"].items()]
    return [
        Deed(began, founding(facts, about, opening)),
        *(Deed(began + timedelta(hours=HOURS_BETWEEN * n), _applying(role, key, one)) for n, (role, key, one) in enumerate(roles, 1)),
        Deed(moment(facts["draft"], opening), _drafting(facts["who"])),
    ]


def founding(facts: dict, about, opening: datetime, kept: str = ""):
    """A programme is begun as the story says; the stage keeps it by that name."""
    def found(stage: Stage) -> None:
        by, day = stage.by(facts["who"]), opening.date()
        draft = ProgrammeDraft(
            facts["name"], about, "mentor", starts_on=day + timedelta(days=facts["starts"]), ends_on=day + timedelta(days=facts["ends"]),
            closes_on=day + timedelta(days=facts["closes"]), key=facts["key"], questions=facts.get("questions", []), capacity=facts.get("capacity"),
        )
        stage.things["programme", kept] = actions.found(by, stage.place(by, facts["place"]), draft).id

    return found


def _applying(role: str, key: str, one: dict):
    def apply(stage: Stage) -> None:
        by = stage.by(key)
        actions.save_skills(by, SkillsSaid(one.get("wants", {}), {name: tuple(both) for name, both in one.get("offers", {}).items()}))
        actions.save_step(by, "languages")
        more = {"channels": one["channels"]} if "channels" in one else {}
        actions.save_step(by, "hours", slots=slots_of(one["free"]), **more)
        actions.save_step(by, "work", seniority=one["seniority"], context=one["context"])
        if "style" in one:
            actions.save_step(by, "style", style=one["style"])
        actions.take_part(by, queries.programme_for(by, stage.things["programme", ""]), Part(role, one.get("places", 1), answers=tuple(one.get("answers", ()))))

    return apply


def _drafting(key: str):
    def draft(stage: Stage) -> None:
        by = stage.by(key)
        actions.begin_run(by, queries.programme_for(by, stage.things["programme", ""]), "stable", 2026, "the-first-draft")

    return draft
