"""What rooms further right add to a person's own download."""

import json
import time
from collections.abc import Callable, Iterable, Iterator

AT_A_TIME = 200  # things between two breaths

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


def with_breaths(things: Iterable) -> Iterator:
    """The same things; every so many let others run: one long download must not hold up the site."""
    for number, thing in enumerate(things, 1):
        if number % AT_A_TIME == 0:
            time.sleep(0)
        yield thing


def as_json(data: dict) -> str:
    """The download as JSON, one thing a line; written thing by thing, with breaths."""
    return "{\n" + ",\n".join(f"{json.dumps(name)}: {_json_of(part)}" for name, part in data.items()) + "\n}\n"


def _json_of(part) -> str:
    if not isinstance(part, list):
        return json.dumps(part, ensure_ascii=False, indent=2)
    lines = [json.dumps(thing, ensure_ascii=False) for thing in with_breaths(part)]
    return "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"
