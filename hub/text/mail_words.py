"""The words mail programs put round a quote, in the languages of the members."""

import re

QUOTE_MARK = re.compile(r"[ \t]{0,3}(?:[A-Za-z]{0,4}>|\|[ \t])")

# (how it opens, how it ends): "On Monday ... wrote:", "Le lundi ... a écrit :"
_SENTENCES = [
    ("On", "wrote|writes"),
    ("Le", "a écrit"),
    ("El", "escribió|escribio"),
    ("Em|A|No dia", "escreveu"),
    ("Am|Den", "schrieb.{0,120}"),
    ("(?:في|بتاريخ|يوم)", "كتبت?(?: .{1,120})?"),
    ("Il", "ha scritto"),
    ("Op", "schreef.{0,120}"),
    ("Pada", "menulis"),
    ("Mnamo", "aliandika"),
]
_OPENED = "|".join(rf"(?:{opens})\b.{{4,220}}?\s(?:{ends})" for opens, ends in _SENTENCES)
ATTRIBUTION = re.compile(rf"(?:{_OPENED})\s?[:：]")

# One line that names a writer, trusted only right above a quote.
_VERBS = "wrote|writes|a écrit|escribió|escreveu|schrieb|scrisse|schreef|menulis|aliandika|yazdı|написала?|пишет|ने लिखा|كتبت?"
NAMING = re.compile(rf".{{0,160}}\b(?:{_VERBS})\b.{{0,80}}[:：]|.{{0,120}}(?:\d{{4}}|<\S+@\S+>).{{0,120}}[:：]")
DATED = re.compile(r"\d{1,2}[:h.]\d{2}|\b\d{4}\b|@|[٠-٩]{2}")

_FORWARDED = "|".join([
    "Original Message", "Original Appointment", "Forwarded [Mm]essage", "Message d['’]origine", "Message original",
    "Message transféré", "Mensaje original", "Mensaje reenviado", "Mensagem original", "Mensagem encaminhada",
    "Ursprüngliche Nachricht", "Weitergeleitete Nachricht", "Messaggio originale", "Oorspronkelijk bericht",
    "Исходное сообщение", "Pesan asli", "الرسالة الأصلية", "رسالة أصلية", "رسالة معاد توجيهها",
])  # fmt: skip
FORWARD_LINE = re.compile(rf"\s*[-_*]{{2,}}\s*(?:{_FORWARDED})\s*[-_*]{{2,}}|\s*Begin forwarded message:", re.IGNORECASE)
UNDERSCORES = re.compile(r"\s*_{20,}\s*")

_FROM = "From|De|Von|Da|Van|От|Dari|Kutoka|من|المرسل|Sender"
_OTHERS = (
    "Sent|Date|To|Cc|Subject|Envoyé|À|Objet|Enviado(?: el| em)?|Fecha|Para|Asunto|Assunto|Data|Gesendet|Datum|An|Betreff"
    "|Inviato|Oggetto|Verzonden|Aan|Onderwerp|Отправлено|Дата|Кому|Тема|Dikirim|Kepada|التاريخ|تاريخ الإرسال|تم الإرسال|إلى|الى|الموضوع|نسخة"
)
HEAD_FROM = re.compile(rf"\s{{0,3}}\*?(?:{_FROM})\s?\*?[:：]\*?\s*\S")
HEAD_OTHER = re.compile(rf"\s{{0,3}}\*?(?:{_OTHERS})\s?\*?[:：]")

SIGNATURE_LINE = re.compile(r"--[ \t\u00a0]*")
FOOTER_LINE = re.compile(r"\s*[#*_=-]{20,}\s*")
FOOTER_WORDS = re.compile(
    r"unsubscribe|mailing list|listinfo|d[ée]sabonner|désinscri|darse de baja|cancelar (?:a|su) |abmelden|إلغاء الاشتراك|jiondoe", re.IGNORECASE
)
PHONE_LINE = re.compile(
    r"\s*(?:Sent from (?:my|Mail|Outlook)|Get Outlook for|Envoyé de(?:puis)? mon|Télécharger Outlook|Enviado desde mi"
    r"|Enviado (?:do|de) meu|Von meinem .{2,30} gesendet|أ?رسلت? من|أُرسلت? من|Inviato da|Verzonden vanaf|Отправлено с).{0,70}",
    re.IGNORECASE,
)
