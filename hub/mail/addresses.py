"""Finds out who wrote a letter, also when the list put its own address in the way."""
import re

from hub.mail.headers import Headers, readable

NOBODY = "The letter does not say who wrote it."
NO_ADDRESS = "The letter names its writer but gives no usable address."
HIDDEN = "The writer's address was hidden by the archive."
UNVEILED = "The list had put its own address in place of the writer's; the writer's was found again."
VEILED = "The list had put its own address in place of the writer's, and the writer's is not in the letter."
BY_SENDER = "There was no From header; the writer was taken from another one."

LONGEST_FROM = 4_000
_ADDRESS = re.compile(r"[^@\s<>,;:\"()\[\]\\]{1,64}@(?:[^\W_](?:[\w-]{0,62})?\.){0,8}[^\W_][\w-]{0,62}")
_ANGLED = re.compile(r"<([^<>]*)>?")
_AT = re.compile(r"\s*(?:\s[aA][tT]\s|\(\s?[aA][tT]\s?\)|\[\s?[aA][tT]\s?\]|\{\s?[aA][tT]\s?\})\s*")
_DOT = re.compile(r"\s*(?:\s[dD][oO][tT]\s|\(\s?[dD][oO][tT]\s?\)|\[\s?[dD][oO][tT]\s?\])\s*")
_VIA = re.compile(r"^(.*?)\s*\bvia\b\s+[^@]{1,120}$|^(.*?)\s*\(via [^)]*\)\s*$", re.IGNORECASE)
_WRAPPED = re.compile(r"(.+?)=(?:40)?([a-z0-9.-]+\.[a-z]{2,})@")
_MASKED = re.compile(r"\.\.\.@|@\.\.\.|xxxx|\*\*\*|@$")
_LIST_MARKS = re.compile(r"-(?:dmarc-request|bounces(?:\+.*)?|request|owner)@|^owner-")


def writer(headers: Headers, problems: list[str]) -> tuple[str, str | None]:
    """The name (perhaps empty) and the address (lower case, or None) of the person who wrote the letter."""
    stated = _stated(headers, problems)
    name, address = parsed(stated, problems)
    found = _VIA.match(name)
    if found or (address and (_LIST_MARKS.search(address) or address in _addresses(headers, ("list-post", "x-beenthere")))):
        name = _bare(found[1] or found[2] or "") if found else name
        name, address = _unveiled(headers, name, address, problems)
    elif address is None and stated:
        problems.append(HIDDEN if "@" in stated or "..." in stated else NO_ADDRESS)
    return name or (address or "").partition("@")[0], address


def parsed(value: str, problems: list[str]) -> tuple[str, str | None]:
    """The name and the address of the first person in an address header, in any of the forms archives use."""
    value = value[:LONGEST_FROM].strip()
    if angled := _ANGLED.search(value):
        address = _address(readable(angled[1], problems))
        name = value[: angled.start()] or value[angled.end() :].partition(",")[0]
        return _bare(readable(name, problems)), address
    outside, comment = _uncommented(value)
    address = _address(outside)
    if address is None:
        return _bare(readable(comment or value, problems)), None
    return _bare(readable(comment, problems)), address


def _stated(headers: Headers, problems: list[str]) -> str:
    for name in ("from", "x-original-from", "sender", "reply-to", "return-path"):
        value = headers.plain(name).strip()
        if value and value != "<>":
            problems.extend([BY_SENDER] if name != "from" else [])
            return value
    problems.append(NOBODY)
    return ""


def _uncommented(value: str) -> tuple[str, str]:
    found = re.search(r"\((.*)\)?\s*$", value, re.DOTALL)
    if not found or _AT.match(value, found.start()):
        return value, ""
    return value[: found.start()].strip(), found[1].rstrip(") ")


def _address(text: str) -> str | None:
    """A usable address in lower case out of "mary at example.org", "mailto:…" and the like, or None."""
    text = text.strip().removeprefix("mailto:")
    if "@" not in text:
        text = _DOT.sub(".", _AT.sub("@", f" {text} ", count=1)).strip()
    text = re.sub(r"\s*@\s*", "@", text).rpartition(":")[2].strip("'\" .,;")
    found = _ADDRESS.search(text)
    if not found or len(found[0]) > 254 or _MASKED.search(text.lower()) or text.count(" ") > 3:
        return None
    return found[0].lower()


def _bare(name: str) -> str:
    """A name without quotation marks, escapes and addresses round it."""
    name = re.sub(r"\\(.)", r"\1", name.strip())
    name = re.sub(r"\s*[\[<(]?\b(?:mailto:)?[^\s<>\[\]()]{1,64}@[^\s<>\[\]()]{1,190}[\]>)]?\s*$", "", name)
    while len(name) > 1 and (name[0], name[-1]) in (("'", "'"), ('"', '"'), ("“", "”"), ("(", ")")):
        name = name[1:-1].strip()
    return name.strip(" \t\",;<>")[:120].strip()


def _unveiled(headers: Headers, name: str, address: str | None, problems: list[str]) -> tuple[str, str | None]:
    """The writer behind an address of the list: from the headers lists leave, or out of the address itself."""
    lists = _addresses(headers, ("list-post", "sender", "to", "x-beenthere", "delivered-to"))
    if address:
        lists.add(address)
    for header in ("x-original-from", "x-original-sender", "original-from", "x-original-mailfrom", "reply-to"):
        found_name, found = parsed(headers.plain(header), problems)
        if found and found not in lists and not _LIST_MARKS.search(found):
            problems.append(UNVEILED)
            return name or found_name, found
    if address and (wrapped := _WRAPPED.match(address)):
        problems.append(UNVEILED)
        return name, f"{wrapped[1]}@{wrapped[2]}"
    problems.append(VEILED)
    return name, None


def _addresses(headers: Headers, names: tuple[str, ...]) -> set[str]:
    """Every address in these headers, lower case."""
    values = (headers.plain(name)[:LONGEST_FROM].replace("mailto:", " ") for name in names)
    return {found.lower() for value in values for found in _ADDRESS.findall(value)}
