"""Notices what kind of letter one is: written by a machine, a bounce, a command to the list software."""
import re
from itertools import islice

from hub.mail.headers import Headers
from hub.text.lines import each_line

_ENOUGH = 9  # lines with words; whoever writes more gives no orders

_AWAY = re.compile(
    r"(?:re: )?(?:out of (?:the )?office|automatic reply|auto(?:matic)?[ -]?(?:reply|response|antwort)|autoreply|vacation reply|réponse automatique"
    r"|absence du bureau|absent du bureau|abwesen|abwesenheitsnotiz|respuesta automática|fuera de (?:la )?oficina|resposta automática"
    r"|ausência|risposta automatica|автоматический ответ|رد تلقائي|自动回复|自動回覆|自動応答|jibu otomatiki)\b",
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"(?:undeliver(?:ed|able)\b|delivery (?:status notification|failure|has failed)|mail delivery (?:failed|system)|returned mail|failure notice"
    r"|message (?:not delivered|delayed)|nondeliverable|non remis|échec de (?:la )?remise|unzustellbar|no se puede entregar|não foi possível entregar)",
    re.IGNORECASE,
)
_COMMAND = re.compile(
    r"(?:please )?(?:(?:un|re)?subscribe(?: me)?|signoff|sign off|set (?:no)?(?:mail|digest)s?|confirm [\w+-]{6,80}|remove me|désabonner|désinscription"
    r"|s'abonner|suscribir|suscribirse|desuscribir|abmelden|anmelden)(?:\s+[\w.@+-]{1,80}){0,2}[.!]*",
    re.IGNORECASE,
)
_SHORT_COMMAND = re.compile(r"(?i)(?:help|who|info|lists?|leave|join|remove|baja|inscrever|end|quit)")


def of_headers(headers: Headers, subject: str, kind: str) -> set[str]:
    """What the header lines tell: auto_reply, bounce, spam, control."""
    found = set()
    automatic = headers.plain("auto-submitted").lower().strip()
    if automatic.startswith("auto-replied") or headers.raw("x-autoreply") or headers.raw("x-autorespond") or _AWAY.match(subject):
        found.add("auto_reply")
    if headers.plain("precedence").strip().lower() in ("auto_reply", "auto-reply"):
        found.add("auto_reply")
    sender = (headers.plain("from") + headers.plain("return-path")).lower()
    if kind == "multipart/report" and "delivery-status" in headers.plain("content-type").lower():
        found.add("bounce")
    if _FAILED.match(subject) and ("mailer-daemon" in sender or "postmaster" in sender or "<>" in sender):
        found.add("bounce")
    if headers.plain("x-spam-flag").strip().lower() == "yes":
        found.add("spam")
    if headers.plain("x-list-administrivia").strip().lower() == "yes":
        found.add("control")
    return found


def of_words(subject: str, text: str) -> set[str]:
    """Whether the letter is a command for the list software, and whether it says nothing at all."""
    words = list(islice((line for line in each_line(text) if line.strip() and not line.startswith(">")), _ENOUGH))
    found = set() if words or text.strip() else {"empty"}
    return found | ({"control"} if _commands(subject.strip(), words) else set())


def _commands(subject: str, words: list[str]) -> bool:
    """Whether a subject, or the first of few lines, is an order to the list software; people who ask for help write more."""
    if _COMMAND.fullmatch(subject):
        return len(words) <= 8
    if _SHORT_COMMAND.fullmatch(subject):
        return not words
    return 0 < len(words) <= 4 and bool(_COMMAND.fullmatch(words[0].strip()))
