"""What was agreed, found in notes: lines that begin with "Decision:" or "Action:", in the languages of the house."""

import re

_DECIDED = "decisions?|decided|d[ée]cisions?|d[ée]cid[ée]|القرار|قرار|تقرر|تقرّر"
_TO_DO = "actions?|to[ -]?do|action items?|[àa] faire|t[âa]ches?|الإجراء|إجراء|اجراء|المهمة|مهمة|للتنفيذ"
_LINE = re.compile(
    rf"^\s*(?:[-*+•]|\d+[.)])?\s*(?:\[[ xX]?\]\s*)?[*_]{{0,2}}(?:(?P<decided>{_DECIDED})|(?P<to_do>{_TO_DO}))[*_]{{0,2}}\s*[:：][*_]{{0,2}}\s*(?P<text>\S.*)$",
    re.IGNORECASE,
)
_HANDLE = r"(?<![\w@/.])@([A-Za-z0-9][A-Za-z0-9._-]{0,38}[A-Za-z0-9])"
_OWNER = re.compile(_HANDLE)
_OWNERS = re.compile(rf"{_HANDLE}(?:\s*(?:,|;|،|&|\band\b|\bet\b|و)\s*{_HANDLE})*")
# A day with a number in it, to the end of the line: "by 14 May", "avant le 2026-05-14", "قبل 14 مايو".
_WHEN = re.compile(
    r"(?:^|[\s,;،(–-])(?:by|before|until|due|d[’']ici(?: le)?|avant(?: le)?|pour le|au plus tard(?: le)?|قبل|بحلول|حتى)"
    r"\s+(?P<when>[^.;،,()]*\d[^.;،,()]*)\)?\.?\s*$", re.IGNORECASE,
)
MOST, LONGEST = 100, 400


def agreed_in(source: str) -> dict[str, list]:
    """{"decisions": [text], "actions": [{"what", "who": [handles], "when"}]} of notes in Markdown, in their order; `when` as it was written."""
    found: dict[str, list] = {"decisions": [], "actions": []}
    for line in source.splitlines():
        if match := _LINE.match(line):
            text = match["text"].strip()[:LONGEST]
            if match["decided"]:
                found["decisions"].append(_plain(text))
            else:
                found["actions"].append(_action(text))
    return {name: things[:MOST] for name, things in found.items()}


def _action(text: str) -> dict:
    when = _WHEN.search(text)
    rest = text[: when.start()] if when else text
    who = [handle.lower() for handle in _OWNER.findall(text)]
    return {"what": _plain(_OWNERS.sub("", rest)) or _plain(text), "who": list(dict.fromkeys(who)), "when": _plain(when["when"]) if when else ""}


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[*_`]{1,2}", "", text).split()).strip(" ,;:،–-")
