"""Pictures are opened in a process of their own: bombs are refused with a reason, leave nothing and hold nobody up."""

import io
import re
import struct
import tempfile
import threading
import time
import urllib.request
import zlib
from pathlib import Path

import pytest
from PIL import Image
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from hub.discussions import darkroom
from hub.discussions.models import Attachment
from hub.storage import apart, files
from tests.cast import make_cast
from tests.discussions.test_files import all_files, photo, post_with
from tests.makers.discussions import thread


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int) -> bytes:
    """A grey picture of that size in a file as small as can be; its points are not all there when there are too many."""
    points = zlib.compress(b"\0" * min((width + 1) * height, 1 << 20), 1)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) + _chunk(b"IDAT", points) + _chunk(b"IEND", b"")


def gif(frames: int, side: int = 1) -> bytes:
    """A moving picture of so many frames."""
    frame = b"\x2c" + struct.pack("<4HB", 0, 0, side, side, 0) + b"\x02\x02\x44\x01\x00"
    return b"GIF89a" + struct.pack("<2H3B", side, side, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff" + frame * frames + b";"


BOMBS = {
    "wide.png": png(50_000, 50_000), "long.png": png(1, 50_000_000), "frames.gif": gif(10_000), "many.gif": gif(199, 1000),
    "half.jpg": photo("JPEG", (400, 400))[:900], "half.png": photo("PNG", (400, 400))[:-40], "half.gif": photo("GIF", (400, 400))[:-60],
    "half.webp": photo("WEBP", (400, 400))[:80], "words.png": b"I am a picture, honestly.", "page.png": b"<html><script>1</script>",
    "fits.png": b"SIMPLE  =                    T" + b" " * 4000, "pdf.jpg": b"\xff\xd8\xff%PDF-1.7", "svg.png": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
}


def test_bombs_are_refused_beside_the_field_and_leave_nothing(cast, signed_in, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made, visitor = thread(cast.member, cast.wells), signed_in(cast.member)
    assert post_with(visitor, made, ("fine.png", png(60, 40)), ("moves.gif", gif(3))).status == 302
    kept = {file.stored for file in all_files()}
    for names in (list(BOMBS)[:7], list(BOMBS)[7:]):
        page = post_with(visitor, made, *((name, BOMBS[name]) for name in names))
        assert page.status == 422 and "See the file." in page.html
        assert [name for name in names if not re.search(f"“{name.replace('.', '[._]')}” is not a", page.words)] == []
    assert len(kept) == 2 and {*files.stored_names()} == kept and [*tmp_path.iterdir()] == []
    assert [*(files._Store.root / "drafts").iterdir()] == []


def test_a_picture_that_takes_too_long_is_ended(monkeypatch):
    with darkroom.developed(io.BytesIO(png(60, 40)))[0] as made:
        assert Image.open(io.BytesIO(made.read())).size == (60, 40)
    monkeypatch.setattr(darkroom, "SECONDS", 0.01)
    with pytest.raises(darkroom.BadPicture):
        darkroom.developed(io.BytesIO(png(60, 40)))


@pytest.mark.parametrize(("greed", "ends_well"), [("pass", True), ("bytearray(600 * 1024 * 1024)", False), ("raise SystemExit(3)", False)])
def test_what_opens_a_picture_has_little_memory(tmp_path, monkeypatch, greed, ends_well):
    (tmp_path / "greedy.py").write_text(
        f"import io\nfrom hub.discussions import pictures\ndef look(stream):\n    {greed}\n    return io.BytesIO(b'x'), 'PNG', (1, 1)\n"
        "pictures.rewritten = look\nmain = pictures.main\n",
    )
    monkeypatch.syspath_prepend(tmp_path)
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as made:
        assert apart.done("greedy", given.fileno(), made.fileno(), 20) is ends_well


def _large() -> bytes:
    body = io.BytesIO()
    Image.new("RGB", (6000, 5000), "green").save(body, "PNG", compress_level=1)
    return body.getvalue()


def _post(served, who, made, body: bytes) -> None:
    path, cookie = f"{served.url}/threads/{made.id}/reply", {"Cookie": f"hub={served.cookie(who)}"}
    with urllib.request.urlopen(urllib.request.Request(path, headers=cookie)) as answer:
        cookie["Cookie"] = next(iter(answer.headers.get_all("Set-Cookie") or [cookie["Cookie"]])).split(";")[0]
        token = re.search(r'name="csrf_token" value="([^"]+)"', answer.read().decode())[1]
    boundary, sent = encode_multipart({"csrf_token": token, "text": "Look.", "key": "a-large-photo", "files": FileStorage(io.BytesIO(body), "large.png")})
    headers = {**cookie, "Content-Type": f'multipart/form-data; boundary="{boundary}"'}
    with urllib.request.urlopen(urllib.request.Request(path, sent, headers), timeout=30) as answer:
        assert "large.png" in answer.read().decode(), answer.url


def test_others_are_served_while_a_large_photo_is_opened(app, served):
    served.empty()
    with served.unit():
        cast = make_cast()
        made = thread(cast.member, cast.wells)
    waits, done = [], threading.Event()
    poster = threading.Thread(target=lambda: (_post(served, cast.member, made, _large()), done.set()))
    poster.start()
    while not done.is_set():
        began = time.monotonic()
        urllib.request.urlopen(f"{served.url}/healthz", timeout=10).close()
        waits.append(time.monotonic() - began)
        time.sleep(0.02)
    poster.join()
    with served.unit(write=False) as db:
        file = db.query(Attachment).one()
    assert (file.width, file.height) == (2048, 1707) and len(waits) > 10 and sorted(waits)[int(len(waits) * 0.95)] < 0.5
    assert "_imaging" not in Path(f"/proc/{served.process.pid}/maps").read_text()
