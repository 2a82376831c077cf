"""Undoes transfer encodings (base64, quoted-printable, uuencode), also damaged ones."""
import binascii
import io
import re

from hub.mail.stretches import Stretch

BAD_BASE64 = "Part of the letter was damaged base64; what could be read was kept."
TRAILING = "Plain text stood after base64; it was kept."
BAD_QUOTED = "Part of the letter was damaged quoted-printable; what could be read was kept."
UNKNOWN = "A transfer encoding is unknown; the part was kept as it came."

AT_ONCE = 1 << 20  # bytes of base64 undone together: a large file never stands in memory twice
_NOISE = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="))
_BASE64 = re.compile(rb"[A-Za-z0-9+/\s]*={0,3}\s*")
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]{1,1024}={0,3}[ \t]*|[ \t]*")
_BAD_ESCAPE = re.compile(rb"=(?![0-9A-Fa-f]{2}|[ \t]{0,20}\n|[ \t]{0,20}$)")
_UU = re.compile(rb"(?m)^begin(?:-base64)? [0-7]{3,4} ([^\n]{1,200})\n((?:[ -`]{1,64}[ \t]*\n)+?)`?[ \t]*\n?end[ \t]*$")


def undone(data: bytes | Stretch, encoding: str) -> tuple[bytes, bytes, str | None]:
    """The content, plain text found after it, and one sentence if something was damaged."""
    encoding = encoding.strip().lower().strip("\"'; ")
    if encoding == "base64":
        return _from_base64(Stretch.of(data))
    data = bytes(data)
    if encoding in ("quoted-printable", "quotedprintable", "quoted_printable"):
        return binascii.a2b_qp(data), b"", BAD_QUOTED if _BAD_ESCAPE.search(data) else None
    if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
        found = uuencoded(data)
        return (found[0][1] if found else data), b"", None if found else UNKNOWN
    plain = ("", "7bit", "8bit", "binary", "7-bit", "8-bit", "none", "us-ascii", "utf-8", "7bits", "8bits")
    return data, b"", None if encoding.split(";")[0] in plain else UNKNOWN


def base64_bytes(text: bytes) -> bytes:
    """The bytes of base64 with whatever else stands in it left out; several padded runs are joined."""
    parts = []
    for run in re.split(rb"=+", re.sub(rb"[^A-Za-z0-9+/=]", b"", text)):
        whole = run[:-1] if len(run) % 4 == 1 else run
        parts.append(binascii.a2b_base64(whole + b"=" * (-len(whole) % 4)))
    return b"".join(parts)


def uuencoded(data: bytes) -> list[tuple[bytes, bytes, tuple[int, int]]]:
    """Every uuencoded file in a text: its name, its content, and where it stands."""
    if b"begin" not in data:
        return []
    found = []
    for match in _UU.finditer(data):
        try:
            content = b"".join(binascii.a2b_uu(line.rstrip(b"\n")) for line in match[2].splitlines(True))
        except binascii.Error:
            continue
        found.append((match[1].strip(), content, match.span()))
    return found


def _from_base64(data: Stretch) -> tuple[bytes, bytes, str | None]:
    if _BASE64.fullmatch(data.whole, data.start, data.end):
        content, left_over = _whole_base64(data)
        return content, b"", BAD_BASE64 if left_over else None
    content, trailing = _parted(bytes(data))
    return base64_bytes(content), trailing, TRAILING if trailing else BAD_BASE64


def _whole_base64(data: Stretch) -> tuple[bytes, bool]:
    """What stands in base64 without a fault, taken piece by piece, and whether a sign too many was left out."""
    done, rest = io.BytesIO(), b""
    for place in range(0, len(data), AT_ONCE):
        packed = rest + bytes(data[place : place + AT_ONCE]).translate(None, _NOISE + b"=")
        even = len(packed) // 4 * 4
        done.write(binascii.a2b_base64(packed[:even]))
        rest = packed[even:]
    done.write(base64_bytes(rest))
    return done.getvalue(), len(rest) == 1


def _parted(data: bytes) -> tuple[bytes, bytes]:
    """Base64 lines, and the readable text after them: a footer that list software appended."""
    lines = data.split(b"\n")
    last = next((at for at, line in enumerate(lines) if line.rstrip().endswith(b"=") and _is_base64(line)), None)
    if last is None:
        last = next((at for at, line in enumerate(lines) if not _is_base64(line)), len(lines)) - 1
    trailing = b"\n".join(lines[last + 1 :])
    if last < 0 or not re.search(rb"[A-Za-z]{2,} [A-Za-z]{2,}|_{10}|[^\x00-\x7f]{2}", trailing):
        return data, b""
    return b"\n".join(lines[: last + 1]), trailing


def _is_base64(line: bytes) -> bool:
    return bool(_BASE64_LINE.fullmatch(line.rstrip(b"\r")))
