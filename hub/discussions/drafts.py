"""What a form, a mail or the demonstration hands to the actions: texts already rendered, ids already read."""

from dataclasses import dataclass
from datetime import datetime

from hub.text.writing import Written


@dataclass(frozen=True)
class PostDraft:
    """A post to be made. `key` makes a repeat harmless; `at` is set only by the demonstration."""

    written: Written
    key: str | None = None
    parent_id: int | None = None
    attached: tuple[int, ...] = ()
    at: datetime | None = None
    by_mail: bool = False


@dataclass(frozen=True)
class ThreadDraft:
    """A thread to be started, with its first post."""

    title: str
    post: PostDraft
    language: str = ""


@dataclass(frozen=True)
class PostChange:
    """A post reworded, as it stood when it had been edited `seen` times; files added and files taken off."""

    written: Written
    seen: int
    attached: tuple[int, ...] = ()
    taken_off: tuple[int, ...] = ()
