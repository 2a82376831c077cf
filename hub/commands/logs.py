"""How the processes keep their logs: one entry a line, no words of people, no secrets."""

import logging
import re
import sys
import traceback

LONGEST = 2000  # characters of an entry without its traceback
_QUOTED = re.compile(r"'[^']{3,}'|\"[^\"]{3,}\"|“[^”]*”")
_TOKEN = re.compile(r"[\w-]{32,}(?:\.[\w.-]+)?")


class Careful(logging.Formatter):
    """Entries whose text cannot begin a new line, and tracebacks that say where and what kind, but quote nothing."""

    def format(self, record: logging.LogRecord) -> str:
        """The entry on one line, then the traceback, indented."""
        told, record.exc_text = record.exc_info, None
        record.exc_info = record.stack_info = None
        try:
            entry = one_line(super().format(record))[:LONGEST]
        finally:
            record.exc_info = told
        return entry + ("\n" + _trace(told[1]) if told and told[1] else "")


def keep_logs(who: str) -> None:
    """Log warnings and worse of this process to standard error, uncaught exceptions too."""
    handler = logging.StreamHandler()
    handler.setFormatter(Careful(f"%(asctime)s {who} %(levelname)s %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    sys.excepthook = lambda kind, error, trace: logging.getLogger("hub").critical("ended", exc_info=(kind, error, trace))


def one_line(text: str) -> str:
    """Text with whatever could begin a line, or move a terminal's cursor, written out; nothing as long as a token stays."""
    escaped = "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)
    return _TOKEN.sub("…", escaped)


def _trace(error: BaseException) -> str:
    lines, seen = [], set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines = [*(line.rstrip() for frame in traceback.format_tb(error.__traceback__) for line in frame.split("\n") if line.strip()), _said(error), *lines]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n".join(f"    {line}" for line in lines)


def _said(error: BaseException) -> str:
    # The first line only: databases add the row they refused below it.
    first = (str(error).splitlines() or [""])[0]
    return f"{type(error).__name__}: {_QUOTED.sub('“…”', one_line(first))[:300]}"
