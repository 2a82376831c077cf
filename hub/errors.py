"""The refusals an action may raise; every door turns them into its own clear answer."""


class Refusal(Exception):
    """Something asked for that is not done; `message` is a sentence for the person, already translated."""

    status = 400
    code = "refused"

    def __init__(self, message: str = "", field: str | None = None):
        super().__init__(message)
        self.message = message
        self.field = field


class Invalid(Refusal):
    """What was sent does not fit; `field` names the form field it belongs to."""

    status = 422
    code = "invalid"


class Forbidden(Refusal):
    """The person may see the thing but not do this to it."""

    status = 403
    code = "forbidden"


class NotFound(Refusal):
    """There is no such thing, or none that this person may know of: the same answer on purpose."""

    status = 404
    code = "not_found"


class Conflict(Refusal):
    """The thing has changed meanwhile, or is already so."""

    status = 409
    code = "conflict"


class TooMany(Refusal):
    """Too often; `retry_after` seconds are to be waited."""

    status = 429
    code = "too_many"

    def __init__(self, message: str = "", retry_after: int = 60):
        super().__init__(message)
        self.retry_after = retry_after


class Busy(Refusal):
    """The database could not be had in time; nothing was changed and the same request may be sent again."""

    status = 503
    code = "busy"


def require(allowed: bool, message: str = "") -> None:
    """Raise Forbidden unless a rule has allowed; the first line of each action."""
    if not allowed:
        raise Forbidden(message)


def require_found(found, message: str = ""):
    """The thing itself, or NotFound where there is none."""
    if found is None:
        raise NotFound(message)
    return found
