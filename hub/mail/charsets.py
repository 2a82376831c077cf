"""Turns bytes of uncertain encoding into clean text, and says when the label was wrong."""
import codecs
import re

UNKNOWN = "The character encoding was not named or not known; it was guessed."
WRONG = "The character encoding was not the one named; it was repaired."

_UNLABELLED = frozenset({
    "x-unknown", "unknown", "unknown-8bit", "x-user-defined", "user-defined", "default", "none", "binary", "8bit", "7bit",
})  # fmt: skip
_ALIASES = {
    "utf": "utf-8", "utf8mb4": "utf-8", "unicode-1-1-utf-7": "utf-7", "unicode-1-1-utf-8": "utf-8", "x-utf-8": "utf-8",
    "iso-8859-8-i": "iso-8859-8", "iso-8859-8-e": "iso-8859-8", "iso-8859-6-i": "iso-8859-6", "x-sjis": "cp932",
    "windows-31j": "cp932", "ms932": "cp932", "x-gbk": "gb18030", "gb_2312-80": "gb18030", "x-euc-jp": "euc-jp",
    "ks_c_5601-1987": "cp949", "ksc5601": "cp949", "windows-949": "cp949", "windows-874": "cp874", "x-big5": "big5hkscs",
    "macintosh": "mac-roman", "x-mac-roman": "mac-roman", "ansi": "cp1252", "x-ansi": "cp1252", "cp-850": "cp850",
    "windows-1252http-equivcontent-type": "cp1252", "koi8": "koi8-r", "x-koi8-r": "koi8-r", "iso-2022-jp-ms": "iso2022_jp_ext",
}  # fmt: skip
# Every one of these is a superset of what is usually written under the narrower name.
_WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
    "iso8859-9": "cp1254", "iso8859-8": "cp1255", "iso8859-11": "cp874", "tis-620": "cp874", "iso2022_jp": "iso2022_jp_ext",
}  # fmt: skip
_SAFE = re.compile(r"ascii|utf|iso8859|iso2022|cp\d|koi8|gb|big5|euc|shift_ji|hz|johab|mac-|tis|kz1048|ptcp154|hp-roman8")
_WIDE = ("utf-16", "utf-32")  # text in them always holds zero bytes; without any the label is wrong
_STATEFUL = (*_WIDE, "utf-7", "hz", "iso2022")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
SAMPLE = 8192  # bytes looked at when an encoding has to be guessed


def decode(data: bytes, label: str | None = None) -> tuple[str, str | None]:
    """Text without control characters, with plain newlines, and one sentence if the label had to be doubted."""
    name = known(label)
    stateful = (name or "").startswith(_STATEFUL) and not (name.startswith(_WIDE) and b"\0" not in data)
    if data.isascii() and b"\x1b$" not in data and not stateful:
        return tidy(data.decode("ascii")), None
    if name is None or (name == "ascii" and b"\x1b$" in data):
        return tidy(_guess(data)), UNKNOWN
    if name in ("ascii", "iso8859-1"):
        return tidy(_western(data, name)), None if _is_latin1(data, name) else WRONG
    try:
        return tidy(data.decode(name)), None
    except UnicodeError:
        return tidy(_rescue(data, name)), WRONG


def known(label: str | None) -> str | None:
    """Python's name of the widest encoding meant by a label, or None when there is no such text encoding."""
    found = re.match(r"[a-z0-9][a-z0-9_.:+-]{0,60}", (label or "").strip(" \t\r\n\"'<>;=").lower())
    if not found or found[0] in _UNLABELLED:
        return None
    try:
        name = codecs.lookup(_ALIASES.get(found[0], found[0])).name
    except (LookupError, ValueError):
        return None
    return _WIDER.get(name, name) if _SAFE.match(name) else None


def tidy(text: str) -> str:
    """The same text with plain newlines and nothing a database or a page cannot hold."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", text)


def _western_byte(error: UnicodeError) -> tuple[str, int]:
    bad = error.object[error.start : error.end]
    return "".join(_cp1252_sign(byte) for byte in bad), error.end


def _cp1252_sign(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return "\N{REPLACEMENT CHARACTER}"


codecs.register_error("western", _western_byte)


def _is_latin1(data: bytes, name: str) -> bool:
    return name == "iso8859-1" and not _utf8(data) and not re.search(rb"[\x80-\x9f]", data)


def _western(data: bytes, name: str) -> str:
    if (text := _utf8(data)) is not None:
        return text
    return _guess(data) if name == "ascii" else data.decode("cp1252", "western")


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _rescue(data: bytes, name: str) -> str:
    """The best reading of bytes that the named encoding refuses."""
    if name.startswith("utf-8"):
        return _mixed(data)
    if (text := _utf8(data)) is not None:
        return text
    text = data.decode(name, "replace")
    return text if text.count("\N{REPLACEMENT CHARACTER}") * 10 < len(text) else _guess(data)


def _mixed(data: bytes) -> str:
    """UTF-8 with stray bytes of another encoding; all of another encoding when nothing of it is UTF-8."""
    good = len(data.decode("utf-8", "ignore")) - sum(byte < 128 for byte in data[:SAMPLE])
    return data.decode("utf-8", "western") if len(data) > SAMPLE or good > 0 else _guess(data)


def _guess(data: bytes) -> str:
    if b"\x1b$" in data or b"\x1b(" in data:
        name = "iso2022_kr" if b"\x1b$)C" in data else "iso2022_jp_ext"
        return data.decode(name, "replace")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if (text := _utf8(data)) is not None:
        return text
    best = max(_CANDIDATES, key=lambda name: _score(data[:SAMPLE], name))
    return data.decode(best, "western" if best == "cp1252" else "replace")


# Which signs are common where an encoding is the right one, and how far their share must be raised, because
# Chinese and Japanese use many more signs than the common ones. The first wins a tie.
_CYRILLIC = "[оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё]"
_KANA = "[\u3041-\u309f\u30a1-\u30fc]"
_CHINESE = (
    "[的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然"
    "没日于起还发成事只作当想看文开手用主行方又如前所本见经头面公同三已从动两长知民样现分将外但身些与高意进把法此实回二理点月"
    "其种声全工者向情部正名定问力机给等几业最间新什位因重被电四第门相次政海使教西再信并内加化由却代军产入先五水，。、：？]"
)
_CANDIDATES = {
    # Western languages: a foreign letter stands alone among plain ones.
    "cp1252": (re.compile("[àáâãäåçèéêëìíîïñòóôõöøùúûüßæœÉÀÇÖÜÄ’‘“”–—…«»°€]|(?<![^\x00-\x7f])[À-ÿ](?![^\x00-\x7f])"), 1),
    "koi8-r": (re.compile(_CYRILLIC), 1),
    "cp1251": (re.compile(_CYRILLIC), 1),
    "cp1256": (re.compile("[ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإ،]"), 1),
    "gb18030": (re.compile(_CHINESE), 1.7),
    "cp932": (re.compile(_KANA), 1.6),
    "euc-jp": (re.compile(_KANA), 1.6),
    "euc-kr": (re.compile("[\uac00-\ud7a3]"), 1),
}


def _score(sample: bytes, name: str) -> float:
    """How usual the signs beyond ASCII are in this encoding, 0 to 1; 0 when much of it cannot be read."""
    text = sample.decode(name, "ignore")
    foreign = sum(not sign.isascii() for sign in text)
    if not foreign or len(text.encode(name, "ignore")) < len(sample) - 3:
        return 0.0
    usual, weight = _CANDIDATES[name]
    return min(1.0, weight * len(usual.findall(text)) / foreign)
