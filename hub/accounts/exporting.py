"""What rooms further right add to a person's own download."""

from collections.abc import Callable

_parts: dict[str, Callable] = {}


def exports(name: str):
    """Declare a function of `by` whose plain values stand under `name` in the download."""

    def declare(function: Callable) -> Callable:
        _parts[name] = function
        return function

    return declare


def parts() -> dict[str, Callable]:
    """All declared parts by name."""
    return dict(_parts)
