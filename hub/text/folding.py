"""The body of a mail in its parts: what was said, what was quoted, what was signed. Nothing is lost."""

import html
import re
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple

from hub.text import mail_words
from hub.text.letters import clean
from hub.text.plain import as_html
from hub.text.wrapping import unwrapped

Kind = Literal["said", "quoted", "signature"]
LONGEST_SIGNATURE = 25  # lines; a dashed line with more below it divides a text
_SUMMARY_LENGTH = 120
_MOST_WRAPPED = 4  # lines one attribution is broken over


class Part(NamedTuple):
    """A stretch of a mail; the texts of all parts joined are the mail again."""

    kind: Kind
    text: str


def parts(text: str) -> list[Part]:
    """The cleaned text cut into parts in order; "".join of their texts gives it back."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", clean(text))
    kinds = _joined(lines, _kinds(lines))
    return [Part(kind, "".join(line for line, _ in run)) for kind, run in groupby(zip(lines, kinds, strict=True), key=itemgetter(1))]


def folded_html(text: str) -> str:
    """A plain-text mail as safe HTML with quotes and signature folded away, open when nothing else was said."""
    cut = parts(text)
    alone = not any(part.kind == "said" and part.text.strip() for part in cut)
    return "\n".join(filter(None, (_as_html(part, alone) for part in cut)))


def footer_html(text: str) -> str:
    """A text nobody wrote for this letter (a list's footer) as safe HTML, folded away like a signature."""
    return _as_html(Part("signature", clean(text)), False)


def _as_html(part: Part, is_open: bool) -> str:
    inside = as_html(unwrapped(part.text) if part.kind == "said" else part.text)
    if part.kind == "said" or not inside:
        return inside
    summary = html.escape(_summary(part))
    return f'<details class="{part.kind}"{" open" if is_open else ""}><summary>{summary}</summary>\n{inside}\n</details>'


def _summary(part: Part) -> str:
    """The part's own first line where that says who wrote, else how many lines: no word to translate."""
    lines = [line.strip() for line in part.text.split("\n") if line.strip()]
    said = mail_words.ATTRIBUTION.match(" ".join(lines[:_MOST_WRAPPED]))
    return said.group()[:_SUMMARY_LENGTH] if said else f"… ({len(lines)})"


def _kinds(lines: list[str]) -> list[Kind]:
    """The kind of each line, read from the top; a forwarded head makes all below it a quote."""
    kinds: list[Kind] = []
    below: Kind = "said"
    while len(kinds) < len(lines):
        number = len(kinds)
        if mail_words.QUOTE_MARK.match(lines[number]):
            below = "said" if below == "signature" else below
            kinds.append("quoted")
        elif below != "quoted" and (length := _attribution(lines, number)):
            below = "said" if _quote_follows(lines, number + length) else "quoted"
            kinds.extend(["quoted"] * length)
        else:
            below = _kind_from(lines, number, below)
            kinds.append(below)
    return kinds


def _kind_from(lines: list[str], number: int, below: Kind) -> Kind:
    """What this line and those below it are, until a quote says otherwise."""
    if below != "quoted" and _is_forwarded_head(lines, number):
        return "quoted"
    if below == "said" and _is_signature(lines, number):
        return "signature"
    return below


def _attribution(lines: list[str], number: int) -> int:
    """How many lines from here say who wrote what follows; 0 when they do not."""
    joined = ""
    for length in range(1, _MOST_WRAPPED + 1):
        last = lines[number + length - 1].strip() if number + length <= len(lines) else ""
        if not last or len(joined) > 300:
            return 0
        joined = f"{joined} {last}".strip()
        if not joined.endswith((":", "：")):
            continue
        quote = _quote_follows(lines, number + length)
        if mail_words.ATTRIBUTION.fullmatch(joined) and (quote or mail_words.DATED.search(joined)):
            return length
        if length == 1 and quote and mail_words.NAMING.fullmatch(joined):
            return 1
    return 0


def _quote_follows(lines: list[str], number: int) -> bool:
    following = next((line for line in lines[number : number + 3] if line.strip()), "")
    return mail_words.QUOTE_MARK.match(following) is not None


def _is_forwarded_head(lines: list[str], number: int) -> bool:
    """Whether an "Original Message" line or the headers Outlook writes begin here."""
    if mail_words.FORWARD_LINE.match(lines[number]):
        return True
    if mail_words.UNDERSCORES.fullmatch(lines[number]):
        number += 1
        while number < len(lines) and not lines[number].strip():
            number += 1
    head = [line for line in lines[number : number + 8] if line.strip()]
    others = sum(mail_words.HEAD_OTHER.match(line) is not None for line in head[1:6])
    return bool(head) and mail_words.HEAD_FROM.match(head[0]) is not None and others >= 2


def _is_signature(lines: list[str], number: int) -> bool:
    """Whether the sender's card, the list's footer or the phone's advertisement begins here."""
    line = lines[number].rstrip("\n")
    if mail_words.PHONE_LINE.fullmatch(line):
        return True
    below = [text for text in lines[number + 1 : number + 80] if text.strip()]
    if mail_words.FOOTER_LINE.fullmatch(line) and any(map(mail_words.FOOTER_WORDS.search, below[:6])):
        return True
    if not (mail_words.SIGNATURE_LINE.fullmatch(line) or mail_words.UNDERSCORES.fullmatch(line)):
        return False
    card = next((at for at, text in enumerate(below) if mail_words.QUOTE_MARK.match(text)), len(below))
    return 0 < card <= LONGEST_SIGNATURE


def _joined(lines: list[str], kinds: list[Kind]) -> list[Kind]:
    """Blank lines between two quoted ones belong to the quote."""
    joined = list(kinds)
    last = None
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        if last is not None and kinds[last] == kinds[number] == "quoted":
            joined[last:number] = ["quoted"] * (number - last)
        last = number
    return joined
