"""A programme in two steps, in the middle of its first: a shortlist, talks, and what some say of them."""

from datetime import datetime, timedelta

from hub.demo.matching import founding
from hub.demo.moments import moment
from hub.demo.reading import told
from hub.demo.stage import Deed, Stage
from hub.matching import actions, queries
from hub.matching.drafts import Part
from hub.text.writing import written


def talks(opening: datetime) -> list[Deed]:
    """Everything that happens in that programme; who takes part said of themselves in the other one already."""
    story = told("talks.toml")
    facts = story["programme"]
    began = moment(facts["when"], opening)
    roles = [(role, key, places) for role in ("mentor", "mentee") for key, places in story[f"{role}s"].items()]
    return [
        Deed(began, founding(facts, written(facts["about"]), opening, "talks")),
        *(Deed(began + timedelta(hours=9 * n), _applying(role, key, places)) for n, (role, key, places) in enumerate(roles, 1)),
        Deed(moment(facts["drafted"], opening), _drafting(facts["who"])),
        Deed(moment(facts["published"], opening), _publishing(facts["who"])),
        *(Deed(moment(facts["rated"], opening), _rating(key, marks, story["says"].get(key, ""))) for key, marks in story["rates"].items()),
    ]


def _programme(stage: Stage, by):
    return queries.programme_for(by, stage.things["programme", "talks"])


def _applying(role: str, key: str, places: int):
    def apply(stage: Stage) -> None:
        by = stage.by(key)
        actions.take_part(by, _programme(stage, by), Part(role, places))

    return apply


def _drafting(key: str):
    def draft(stage: Stage) -> None:
        by = stage.by(key)
        stage.things["run", "talks"] = actions.begin_run(by, _programme(stage, by), "talks", 2026, "the-shortlist").id

    return draft


def _publishing(key: str):
    def publish(stage: Stage) -> None:
        actions.publish(stage.by(key), queries.run_by_id(stage.things["run", "talks"]), "talks")

    return publish


def _rating(key: str, marks: list[int], says: str):
    def rate(stage: Stage) -> None:
        by = stage.by(key)
        programme = _programme(stage, by)
        for talk, mark in zip(queries.own_talks(by, programme), marks, strict=False):
            actions.rate(by, talk, programme, mark or None, says)

    return rate
