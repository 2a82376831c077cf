"""Cleans subjects, and finds in them the topic that all letters of one conversation share."""
import re

QUOTED = "The subject stood in quotation marks; they were removed."

SHORTEST_TOPIC = 5  # characters, of scripts with letters; shorter subjects say too little

# "Re:" and "Fwd:" as mail programs of many languages write them; with [2], (2), ^2 or *2 after it where replies are counted.
_REPLY = (
    "re|aw|antw|antwort|sv|vs|ref|r[ée]f|rép|res|resp|rif|r|odp|ynt|yan|cevap|bls|balas|vá|hà|atb|ปจ|تعليق|رد|الرد|"
    "תשובה|השב|回复|答复|回覆|回信|答覆|返信|답장|回|απ|σχετ|на|отв|ответ|jibu"
)
_FORWARD = "fw|fwd|wg|tr|tr\\.|rv|enc|i|vb|vl|vidaresänt|doorst|pd|ilt|trs|továbbítás|إعادة توجيه|転送|转发|轉寄|전달|הועבר|пересл"
_PREFIX = re.compile(rf"(?:({_REPLY})|(?:{_FORWARD}))\s?(?:\[\d{{1,3}}\]|\(\d{{1,3}}\)|[\^*]\d{{1,3}})?\s?[:：]\s*", re.IGNORECASE)
_TAG = re.compile(r"\[[^\]\[]{1,60}\]\s*")
_LIST_TAG = re.compile(r"\[[A-Za-z][\w.+&-]{1,40}(?:[ :#]\d{1,7})?\]\s*")
_WAS = re.compile(r"[\[(]\s*(?:was|war|était|era)\s?[:：]?\s(.{3,300}?)[\])]*\s*$", re.IGNORECASE)
_ENDING = re.compile(r"\s*\((?:fwd|forwarded|long|no subject)\)\s*$|[\s.!…]+$", re.IGNORECASE)
_NOTHING = frozenset({
    "no subject", "none", "sans objet", "aucun objet", "sin asunto", "sem assunto", "kein betreff", "без темы", "无主题", "無題",
    "بدون موضوع", "بلا موضوع",
})  # fmt: skip
_GENERIC = frozenset({
    "hello", "hello all", "hi all", "dear all", "dear colleagues", "greetings", "test", "testing", "test mail",
    "test message", "help", "question", "questions", "a question", "urgent", "thanks", "thank you", "update", "updates",
    "news", "newsletter", "info", "information", "fyi", "for your information", "subscribe", "unsubscribe", "meeting",
    "invitation", "introduction", "introductions", "request", "reminder", "announcement", "agenda", "minutes", "report",
    "welcome", "congratulations", "happy new year", "sorry", "important", "please read", "message", "digest", "bonjour",
    "bonjour à tous", "salut", "merci", "urgente", "demande", "réunion", "nouvelles", "information importante", "hola",
    "gracias", "saludos", "pregunta", "consulta", "reunión", "olá", "obrigado", "obrigada", "pergunta", "reunião", "hallo",
    "danke", "frage", "habari", "asante", "karibu", "mkutano", "salaam", "salam", "مرحبا", "السلام عليكم", "شكرا", "سؤال",
    "اجتماع", "你好", "谢谢", "请问", "测试",
})  # fmt: skip


def cleaned(subject: str, lists: frozenset[str], problems: list[str]) -> str:
    """The subject for readers: without the tag of its own list and without quotation marks round it."""
    if len(subject) > 2 and subject[0] in "'\"" and subject[0] == subject[-1] and subject[0] not in subject[1:-1]:
        subject = " ".join(subject[1:-1].split())
        problems.append(QUOTED)
    for tag in _TAG.finditer(subject):
        if tag[0].strip("[] ").lower() in lists:
            subject = subject.replace(tag[0], "", 1)
    return subject.strip()


def topic(subject: str) -> str:
    """What is left of a subject, case folded, without Re:, Fwd:, list tags and "(was: …)"; empty for "(no subject)"."""
    if was := _WAS.search(subject[:1000]):
        subject = was[1]
    subject = _without_prefixes(subject[:1000])[0]
    subject = " ".join(_ENDING.sub("", subject).split()).casefold()
    return "" if subject.strip("()[]<>.- ") in _NOTHING or not re.search(r"\w", subject) else subject


def spoken(subject: str) -> str:
    """The subject as a title: as it was written, without Re:, Fwd: and list tags before it; empty for "(no subject)"."""
    return _without_prefixes(subject[:1000])[0].strip() if topic(subject) else ""


def is_reply(subject: str) -> bool:
    """Whether the subject says that the letter answers another."""
    return _without_prefixes(subject[:1000])[1]


def telling(topic: str) -> bool:
    """Whether a subject says enough to join letters by it."""
    long_enough = len(topic) >= SHORTEST_TOPIC or (len(topic) >= 3 and topic[0] > "\u0600")
    return long_enough and topic.strip(" .,!?-:;()[]") not in _GENERIC


def _without_prefixes(subject: str) -> tuple[str, bool]:
    answers = False
    for _ in range(40):
        subject = subject.lstrip()
        if tag := _LIST_TAG.match(subject):
            subject = subject[tag.end() :]
        elif found := _PREFIX.match(subject):
            answers = answers or bool(found[1])
            subject = subject[found.end() :]
        else:
            break
    return subject, answers
