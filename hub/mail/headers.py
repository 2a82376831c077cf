"""Reads the header lines of a letter: splits, unfolds, decodes words (RFC 2047) and parameters (RFC 2231)."""
import re
import unicodedata
from urllib.parse import unquote_to_bytes

from hub.mail import charsets, transfer
from hub.mail.stretches import Stretch

LONGEST_HEADER = 64_000  # characters of one header that are looked at
LONGEST_VALUE = 8_000  # of a header with parameters
MOST_LINES = 5_000

NO_HEADERS = "The letter has no header lines; all of it was kept as text."
BROKEN_LINES = "Some header lines were broken; they were joined or kept as text."
RAW_EIGHT_BIT = "A header held letters without an encoding; they were guessed."
BROKEN_WORD = "An encoded word in a header was damaged; what could be read was kept."

_LINE = re.compile(rb"([!-9;-~]{1,76})[ \t]{0,20}:(.*)", re.DOTALL)
USUAL = re.compile(
    rb"(?i)(?:from|to|cc|bcc|date|subject|sender|reply-to|message-id|in-reply-to|references|received|return-path|delivered-to"
    rb"|auto-submitted|comments|keywords|importance|priority|resent-[a-z-]+|thread-[a-z]+|archived-at|dkim-signature|mime-version|content-[a-z-]+|list-[a-z-]+|x-[a-z0-9-]+|precedence|status|lines|organization|user-agent)[ \t]*:"  # noqa: E501
)
_WORD = re.compile(r"=\?([^?\s]{1,70})\?([bBqQ])\?((?:(?!\?=).){0,3000}?)(\?=(?!\S{0,3}\?=)|\?=|$|(?=\s{1,3}=\?))", re.DOTALL)
_ADDRESS = re.compile(rb"(?i)[^\s@]@[^\s@]|\S \(?at\)? \S|mailer-daemon")
_DATE = re.compile(rb"\b\d{1,2}\b.{0,20}?\d{4}\b.{0,20}?\d{1,2}[:.]\d{2}|\d{1,2}:\d{2}.{0,30}\d{4}")
_ID = re.compile(rb"<[^\s<>]+>|\S+@\S+")
_PARAMETER = re.compile(r""";\s{0,50}([^\s=;"]{1,80})\s{0,9}=\s{0,9}("(?:[^"\\]|\\.)*"|[^;]*)""", re.DOTALL)
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")  # signs that turn a name round to deceive


class Headers:
    """The headers of one letter or part, in order, by name in any case; values are raw bytes until asked for."""

    def __init__(self, pairs: list[tuple[str, bytes]], problems: list[str]):
        self.pairs, self.problems = pairs, problems

    def raw(self, name: str) -> bytes | None:
        """The first value of that name, unfolded, or None."""
        return next((value for key, value in self.pairs if key == name), None)

    def count(self, name: str) -> int:
        """How often a header stands there."""
        return sum(key == name for key, _ in self.pairs)

    def plain(self, name: str) -> str:
        """The first value with nothing decoded, for ids, dates and addresses; empty if there is none."""
        return _unencoded(self.raw(name) or b"", self.problems)

    def every(self, name: str) -> list[str]:
        """All values of that name with nothing decoded."""
        return [_unencoded(value, self.problems) for key, value in self.pairs if key == name]

    def text(self, name: str) -> str:
        """The first value, decoded for people to read, on one line; empty if there is none."""
        return readable(self.plain(name), self.problems)

    def parameters(self, name: str) -> tuple[str, dict[str, str]]:
        """The main word (lower case) of Content-Type and the like, and its parameters, decoded."""
        return parameters(self.plain(name)[:LONGEST_VALUE], self.problems)


def split(raw: bytes | Stretch, problems: list[str]) -> tuple[Headers, Stretch]:
    """The headers and the body of a letter or part whose newlines are plain; what follows a broken header is body."""
    raw, pairs, place = Stretch.of(raw), [], 0
    for _ in range(MOST_LINES):
        end = raw.find(b"\n", place) + 1 or len(raw)
        line = bytes(raw[place : min(end, place + LONGEST_HEADER)])
        if line in (b"\n", b""):
            place = end
            break
        if not _take(line, pairs, bytes(raw[end : end + 2000])):
            problems.append(BROKEN_LINES if pairs else NO_HEADERS)
            break
        place = end
    return Headers([(key, b"".join(parts)[:LONGEST_HEADER].strip()) for key, parts in pairs], problems), raw[place:]


def is_letter(raw: bytes) -> bool:
    """Whether what has no separator before it begins like a letter (RFC 5322, 3.6): who wrote it, and when or under which id."""
    head = split(raw.replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf").lstrip(b"\n"), [])[0]
    sender, when, known_as = (head.raw(name) or b"" for name in ("from", "date", "message-id"))
    return bool(sender.strip() and _ID.search(known_as) or _ADDRESS.search(sender) and _DATE.search(when))


def _take(line: bytes, pairs: list[list], following: bytes) -> bool:
    """Adds one header line; False where the body must have begun without an empty line."""
    text = line.rstrip(b"\n")
    if line[:1] in b" \t" and pairs:
        pairs[-1][1].append(b" " + text.strip())
        return True
    if (found := _LINE.match(text)) and (pairs or USUAL.match(text) or USUAL.match(following)):
        pairs.append([found[1].decode("ascii").lower(), [found[2]]])
        return True
    if not pairs and text.startswith((b"From ", b">From ")):
        return True
    if pairs and any(USUAL.match(next_line) for next_line in following.split(b"\n")[:2]):
        pairs[-1][1].append(b" " + text.strip())
        return True
    return False


def readable(value: str, problems: list[str]) -> str:
    """A header as a person reads it: encoded words decoded, one line, no signs that deceive."""
    for _ in range(2):  # some programs encode what is already encoded
        if "=?" not in value:
            break
        value = _words_decoded(value, problems)
    value = _OVERRIDES.sub("", charsets.tidy(value))
    return unicodedata.normalize("NFC", " ".join(value.split()))


def _unencoded(value: bytes, problems: list[str]) -> str:
    if value.isascii() and b"\x1b" not in value:
        return value.decode("ascii")
    problems.append(RAW_EIGHT_BIT)
    return charsets.decode(value)[0]


def _words_decoded(value: str, problems: list[str]) -> str:
    """Decodes runs of encoded words together, because some programs split a letter between two words."""
    done, place, run = [], 0, []
    for word in _WORD.finditer(value):
        between = value[place : word.start()]
        if between.strip() or not run:
            done.append(_run_decoded(run, problems))
            done.append(between)
            run = []
        if word[4] != "?=":
            problems.append(BROKEN_WORD)
        run.append((word[1].partition("*")[0].lower(), _word_bytes(word[2], word[3])))
        place = word.end()
    return "".join([*done, _run_decoded(run, problems), value[place:]])


def _word_bytes(kind: str, text: str) -> bytes:
    raw = text.encode("utf-8", "replace")
    if kind in "bB":
        return transfer.base64_bytes(raw)
    return re.sub(rb"=([0-9A-Fa-f]{2})", lambda code: bytes([int(code[1], 16)]), raw.replace(b"_", b" "))


def _run_decoded(run: list[tuple[str, bytes]], problems: list[str]) -> str:
    done, place = [], 0
    while place < len(run):
        label, data = run[place]
        place += 1
        while place < len(run) and run[place][0] == label and not label.startswith(("iso-2022", "utf-7")):
            data += run[place][1]
            place += 1
        text, problem = charsets.decode(data, label)
        problems.extend([problem] if problem else [])
        done.append(text)
    return "".join(done)


def parameters(value: str, problems: list[str]) -> tuple[str, dict[str, str]]:
    """The main word and the parameters of a header value; broken ones are read as well as can be."""
    main = re.match(r'[\s"]*([\w.+-]+(?:/[\w.+*-]+)?)', value)
    plain: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for found in _PARAMETER.finditer(value):
        key, _, rest = found[1].lower().partition("*")
        text = _unquoted(found[2])
        if not rest and "*" not in found[1]:
            plain.setdefault(key, text)
        else:
            number = re.match(r"\d{1,3}", rest)
            pieces.setdefault(key, {}).setdefault(int(number[0]) if number else 0, (text, found[1].endswith("*")))
    for key in {"charset", "boundary", "name", "filename"} - plain.keys() - pieces.keys():
        if found := re.search(rf'\b{key}\s{{0,9}}=\s{{0,9}}("[^"]*"|[^\s;]+)', value, re.IGNORECASE):
            plain[key] = _unquoted(found[1])
    joined = {key: _joined(parts, problems) for key, parts in pieces.items()}
    return (main[1].lower() if main else ""), plain | joined


def _unquoted(text: str) -> str:
    text = text.strip()
    if text[:1] == '"':
        return re.sub(r"\\(.)", r"\1", text[1:].removesuffix('"'))
    return text.strip("'") if text[:1] == "'" == text[-1:] else text


def _joined(parts: dict[int, tuple[str, bool]], problems: list[str]) -> str:
    """The pieces of one parameter by RFC 2231, 3 and 4."""
    first, encoded = parts[min(parts)]
    label = None
    if encoded and first.count("'") >= 2:
        label, _, first = first.split("'", 2)
    data = b""
    for number in sorted(parts):
        text, is_encoded = (first, encoded) if number == min(parts) else parts[number]
        data += unquote_to_bytes(text) if is_encoded else text.encode("utf-8", "replace")
    text, problem = charsets.decode(data, label or "utf-8")
    problems.extend([problem] if problem else [])
    return text
