"""What rooms further right want said to somebody who is about to close their account."""

from collections.abc import Callable

_warners: list[Callable] = []


def warns(function: Callable) -> Callable:
    """Declare a function of `by` that gives sentences about what closing the account would leave behind."""
    _warners.append(function)
    return function


def warnings_for(by) -> list[str]:
    """Everything `by` should know before."""
    return [sentence for function in _warners for sentence in function(by)]
