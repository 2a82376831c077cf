"""What was agreed, written into notes and found in them: lines that begin with "Decision:" or "Action:", in the languages of the house."""

import re
from datetime import date

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
KINDS = ("decision", "action")
# As lines of a language begin, and how it says by which day; others are written in English.
_WRITTEN = {"en": ("Decision: ", "Action: ", "by"), "fr": ("Décision : ", "Action : ", "avant le"), "ar": ("قرار: ", "إجراء: ", "قبل")}


def decision_line(what: str, language: str) -> str:
    """A decision as a line of notes."""
    return f"- {_WRITTEN.get(language, _WRITTEN['en'])[0]}{what}"


def action_line(what: str, who: str, when: date | None, language: str) -> str:
    """Something to be done as a line of notes: `who` is a name, or a handle after its @."""
    _decision, begins, until = _WRITTEN.get(language, _WRITTEN["en"])
    owner = f" {who}" if who.startswith("@") else f" – {who}" if who else ""
    return f"- {begins}{what}{owner}{f', {until} {when.isoformat()}' if when else ''}"


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
