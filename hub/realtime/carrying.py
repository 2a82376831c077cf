"""Which web process carries what lives in memory, the voice of a session or a call: with several (HUB_REDIS) exactly one, the first that was asked for it."""

from collections.abc import Callable

from hub.errors import Busy
from hub.text.languages import _


class _Claims:
    """Alone, this process carries everything."""

    claim: Callable[[str], bool] = staticmethod(lambda name: True)
    is_elsewhere: Callable[[str], bool] = staticmethod(lambda name: False)
    let_go: Callable[[str], None] = staticmethod(lambda name: None)


def claim_by(claims) -> None:
    """Agree with other web processes by `claims`: claim(name), is_elsewhere(name), let_go(name)."""
    _Claims.claim, _Claims.is_elsewhere, _Claims.let_go = claims.claim, claims.is_elsewhere, claims.let_go


def claim(name: str) -> bool:
    """Carry it here from now on, or go on with it; False where another process does. To be said again within seconds as long as it is carried."""
    return _Claims.claim(name)


def is_elsewhere(name: str) -> bool:
    """Whether another process carries it now; asking claims nothing."""
    return _Claims.is_elsewhere(name)


def let_go(name: str) -> None:
    """Carry it no more."""
    _Claims.let_go(name)


def require_here(name: str) -> None:
    """Busy, with a sentence, for who is at another process than the one that carries it."""
    if not claim(name):
        raise astray()


def astray() -> Busy:
    """The refusal for who is at the wrong process; nothing of theirs was changed."""
    words = _("This page has reached another part of this hub than the one that carries the sound. Reload it; if that does not help, tell who runs this site.")
    return Busy(words)
