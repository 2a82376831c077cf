"""What programmes are judged by: from requests to pairs, first meeting and closure, how long each took, why pairs ended, goals moved."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median

from sqlalchemy import func, select

from hub.mentorship.models import ENDED, LIVING, CheckIn, ClosingWords, Goal, Learning, Meeting, Mentorship
from hub.mentorship.queries.overview import Scope
from hub.storage.unit import db

SMALLEST = 5  # people in a cell; fewer could be recognised


@dataclass
class Report:
    """Figures without a name: steps of the way with how many came so far, median days between, and what came of it."""

    steps: list[tuple[str, int]]
    days: dict[str, int | None]
    reasons: dict[str, int]
    hidden: int
    goals: dict[str, float]
    values: dict[str, int]
    lasting: dict[str, int]
    learned: dict[str, int]
    quotes: list[str] = field(default_factory=list)


def report_of(scope: Scope, cohort_id: int | None = None) -> Report:
    """The report of these pairs, or of one cohort's."""
    columns = (Mentorship.id, Mentorship.state, Mentorship.asked_at, Mentorship.answered_at, Mentorship.began_at, Mentorship.closed_at, Mentorship.ended_why)
    pairs = db.execute(scope.of(select(*columns), cohort_id)).all()
    held = select(Meeting.mentorship_id, func.min(Meeting.starts_at)).join(Mentorship, Mentorship.id == Meeting.mentorship_id).where(Meeting.state == "held")
    first = dict(db.execute(scope.of(held.group_by(Meeting.mentorship_id), cohort_id)).all())
    began = [pair for pair in pairs if pair.state in (*LIVING, *ENDED)]
    reasons, hidden = _large_enough(Counter(pair.ended_why for pair in began if pair.state in ENDED and pair.ended_why))
    return Report(
        steps=[("asked", len(pairs)), ("pairs", len(began)), ("met", sum(pair.id in first for pair in began)),
               ("closed", sum(pair.state == "closed" for pair in pairs))],
        days={"answer": _median((pair.asked_at, pair.answered_at) for pair in began),
              "meeting": _median((pair.answered_at, first.get(pair.id)) for pair in began),
              "closure": _median((pair.began_at, pair.closed_at) for pair in began if pair.state == "closed")},
        reasons=reasons, hidden=hidden, goals=_goals(scope, cohort_id), values=_values(scope, cohort_id), lasting=_lasting(scope, cohort_id),
        learned=_learned(scope, cohort_id), quotes=_quotes(scope, cohort_id),
    )


def rows_of(report: Report, said) -> list[list]:
    """The report as rows of a table; `said(group, key)` gives the words of a figure."""
    rows: list[list] = [[said("way", step), count] for step, count in report.steps]
    rows += [[said("days", name), "" if days is None else days] for name, days in report.days.items()]
    for group in ("reasons", "goals", "values", "lasting", "learned"):
        rows += [[said(group, key), count] for key, count in getattr(report, group).items()]
    return rows


def _median(spans) -> int | None:
    days = [(end - start).days for start, end in spans if isinstance(start, datetime) and isinstance(end, datetime) and end >= start]
    return round(median(days)) if days else None


def _large_enough(counts: Counter) -> tuple[dict[str, int], int]:
    """The cells that hold enough people, and how many stand in the others together."""
    shown = {key: count for key, count in counts.items() if count >= SMALLEST}
    return shown, sum(counts.values()) - sum(shown.values())


def _goals(scope: Scope, cohort_id: int | None) -> dict[str, float]:
    query = select(Goal.state, Goal.baseline, Goal.level, Goal.percent).join(Mentorship, Mentorship.id == Goal.mentorship_id)
    rows = db.execute(scope.of(query, cohort_id)).all()
    moved = [row.level - row.baseline for row in rows if row.baseline is not None and row.level is not None]
    return {
        "set": len(rows), "reached": sum(row.state == "reached" for row in rows), "moved": sum(row.percent > 0 for row in rows),
        "measured": len(moved), "steps": round(sum(moved) / len(moved), 1) if moved else 0,
    }


def _values(scope: Scope, cohort_id: int | None) -> dict[str, int]:
    query = select(ClosingWords.value, func.count()).join(Mentorship, Mentorship.id == ClosingWords.mentorship_id).where(
        ClosingWords.value != "", Mentorship.state.in_(ENDED)).group_by(ClosingWords.value)
    return _large_enough(Counter(dict(db.execute(scope.of(query, cohort_id)).all())))[0]


def _lasting(scope: Scope, cohort_id: int | None) -> dict[str, int]:
    query = select(CheckIn.value, func.count()).join(Mentorship, Mentorship.id == CheckIn.mentorship_id).where(
        CheckIn.what == "follow_up", CheckIn.value != "").group_by(CheckIn.value)
    return _large_enough(Counter(dict(db.execute(scope.of(query, cohort_id)).all())))[0]


def _learned(scope: Scope, cohort_id: int | None) -> dict[str, int]:
    query = select(Learning.direction, func.count()).join(Mentorship, Mentorship.id == Learning.mentorship_id).group_by(Learning.direction)
    return dict(db.execute(scope.of(query, cohort_id)).all())


def _quotes(scope: Scope, cohort_id: int | None) -> list[str]:
    """What changed, in the words of those who let it be quoted; without their names."""
    query = select(ClosingWords.words).join(Mentorship, Mentorship.id == ClosingWords.mentorship_id).where(
        ClosingWords.may_quote, ClosingWords.words != "", Mentorship.state.in_(ENDED)).order_by(ClosingWords.id.desc()).limit(20)
    return list(db.scalars(scope.of(query, cohort_id)))
