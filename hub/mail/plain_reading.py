"""Reads plain text of letters: format=flowed, inline PGP, files written into the text."""
import io
import re

from hub.mail import transfer
from hub.mail.attached import Attached, safe_name
from hub.text.lines import pieces

_SIGNED = re.compile(
    r"^-----BEGIN PGP SIGNED MESSAGE-----\n(?:[A-Z][\w-]*:[^\n]*\n)*\n?(.*?)\n-----BEGIN PGP SIGNATURE-----\n.*?(?:^-----END PGP SIGNATURE-----\n?|\Z)",
    re.DOTALL | re.MULTILINE,
)
_UNTRIMMED = re.compile(r"[^\S\n](?:\n|\Z)|\n{4}")
_QUOTES = re.compile(r">*")


def unflowed(text: str, delete_space: bool) -> str:
    """Paragraphs joined again as RFC 3676 asks; a line that ends in a space goes on in the next one."""
    done: list[str] = []
    depth, open_line = 0, False
    for line in text.split("\n"):
        quotes = _QUOTES.match(line).end()
        words = line[quotes:].removeprefix(" ")
        signature = words == "-- "
        if open_line and quotes == depth and not signature:
            done[-1] += words
        else:
            done.append(">" * quotes + " " * bool(quotes and words) + words)
        depth, open_line = quotes, words.endswith(" ") and not signature
        if open_line and delete_space:
            done[-1] = done[-1][:-1]
    return "\n".join(line if line.endswith("-- ") else line.rstrip() for line in done)


def unsigned(text: str, flags: set[str]) -> str:
    """The text without the armour of an inline PGP signature; encrypted text is only flagged."""
    if "-----BEGIN PGP MESSAGE-----" in text:
        flags.add("encrypted")
    if text.count("-----BEGIN PGP SIGNED MESSAGE-----") not in range(1, 20):
        return text
    flags.add("signed")
    return _SIGNED.sub(lambda found: re.sub(r"(?m)^- (?=-|From )", "", found[1]) + "\n", text)


def without_files(data: bytes, number: int) -> tuple[bytes, list[Attached]]:
    """The text without uuencoded files, and these files; numbered from the given number where nameless."""
    files, rest, place = [], b"", 0
    for name, content, (start, end) in transfer.uuencoded(data):
        safe = safe_name(name.decode("utf-8", "replace")) or f"attachment-{number + len(files)}.bin"
        files.append(Attached(safe, "application/octet-stream", content))
        rest += data[place:start]
        place = end
    return rest + data[place:], files


def trimmed(text: str) -> str:
    """Lines without spaces at their ends (but "-- " of signatures), no empty lines round the text."""
    if not _UNTRIMMED.search(text):
        return text.strip("\n")
    done = io.StringIO()
    for piece in pieces(text):
        done.write("\n".join(line if line == "-- " else line.rstrip() for line in piece.split("\n")))
    return re.sub(r"\n{4,}", "\n\n\n", done.getvalue()).strip("\n")
