"""Writing the log."""

from hub.audit.models import Deed
from hub.storage.unit import db


def record(by, verb: str, thing=None, **facts) -> None:
    """Note that `by` did `verb` to `thing` (any mapped row with an id); facts hold names, numbers and the reason given, never secrets or what people wrote."""
    kind = thing.__tablename__ if thing is not None else ""
    db.add(Deed(by_id=by.id, verb=verb, thing_kind=kind, thing_id=getattr(thing, "id", None), facts=facts))
