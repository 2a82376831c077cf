"""Finding what the worker did last."""

from datetime import datetime

from sqlalchemy import func, select

from hub.background.models import JobRun
from hub.storage.unit import db


def last_runs() -> dict[str, JobRun]:
    """Job -> its last run, of those that have run."""
    return {run.name: run for run in db.scalars(select(JobRun))}


def last_sign_of_life() -> datetime | None:
    """When the worker last ran anything; None if it never has."""
    return db.scalar(select(func.max(JobRun.at)))
