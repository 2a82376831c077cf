"""How headers are written on the wire: addresses of the web in them stay whole."""

from email.policy import EmailPolicy

WHOLE = {"list-unsubscribe", "list-id", "references", "in-reply-to", "message-id"}
LONGEST_LINE = 998  # RFC 5322, 2.1.1


class _Wire(EmailPolicy):
    """The standard policy would break a long address into encoded words, which no program reads as a link."""

    def fold(self, name: str, value: str) -> str:
        """The header as text."""
        return self._whole(name, value) or super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        """The header as bytes."""
        whole = self._whole(name, value)
        return whole.encode("ascii") if whole else super().fold_binary(name, value)

    def _whole(self, name: str, value: str) -> str:
        fits = name.lower() in WHOLE and str(value).isascii() and len(value) < LONGEST_LINE - len(name)
        return f"{name}: {value}{self.linesep}" if fits else ""


WIRE = _Wire()
