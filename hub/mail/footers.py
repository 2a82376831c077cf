"""Parts the footer that list software adds to each letter from the words of the writer."""
import re

LONGEST_FOOTER = 30  # lines

_RULE = re.compile(r"\s*(?:([#_=*~+-])\1{9,}|(?:-=){5,}-?|(?:_\s?){10,})\s*$")
_ADDED = re.compile(
    r"unsubscri|mailing list|mailman|listinfo|list archive|wa\.exe|subscribed to|you received this (?:message|email|mail) because"
    r"|manage your subscription|leave this (?:group|list)|signoff|yahoo! groups|groups\.io|dgroups|désinscri|désabonn|se désabonner"
    r"|liste de diffusion|cancelar (?:su|la|sua|a) (?:suscripción|inscrição|assinatura)|darse de baja|lista de (?:correo|distribución|discussão)"
    r"|descadastr|abbestellen|abmelden|mailingliste|disiscriver|отписаться|рассылк|إلغاء الاشتراك|القائمة البريدية|退订|kujiondoa",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?i)\s*(?:you received this message because you are subscribed|you're receiving this (?:message|email) because|yahoo! groups links)")


def parted(text: str) -> tuple[str, str]:
    """The writer's text, and the footer of the list after it (empty if there is none)."""
    text = text.rstrip()
    place, lines = _last_lines(text)
    for at in range(len(lines) > LONGEST_FOOTER, len(lines)):
        if _begins(lines, at):
            at -= bool(at and lines[at - 1].rstrip() in ("--", "-- ") and _OPENING.match(lines[at]))
            return (text[:place] + "\n".join(lines[:at])).rstrip(), "\n".join(lines[at:]).strip()
    return text, ""


def _last_lines(text: str) -> tuple[int, list[str]]:
    """Where the lines a footer may have begin, the line above them included, and these lines."""
    place = len(text)
    for _ in range(LONGEST_FOOTER + 1):
        place = text.rfind("\n", 0, max(0, place))
        if place < 0:
            return 0, text.split("\n")
    return place + 1, text[place + 1 :].split("\n")


def _begins(lines: list[str], at: int) -> bool:
    """Whether a footer runs from this line to the end: a rule soon followed by words only a list writes."""
    rest = lines[at:]
    if any(line.startswith((">", "-----BEGIN", "begin ")) for line in rest):
        return False
    if _OPENING.match(lines[at]):
        return True
    return bool(_RULE.match(lines[at])) and any(_ADDED.search(line) for line in rest[1:7])
