"""The one error of sound that is not passed on."""

from hub.errors import Refusal


class Unheard(Refusal):
    """Sound refused; `code` is one of WHY for the sender's page, `message` says in English for the log what was wrong."""

    status = 422

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code


WHY = {
    "bundle": "the bundle breaks its own format",
    "packet": "a packet is not mono Opus as RFC 6716 frames it",
    "size": "more packets, longer packets or more sound than one bundle may hold",
    "stream": "not the stream this sender was given",
    "seq": "packets that came already, or from a time not yet there",
    "clock": "the sender's clock is more than ten seconds off",
    "step": "packets of another length than the stream began with",
    "ended": "the stream was ended",
    "fast": "too many bundles or bytes a second",
}
