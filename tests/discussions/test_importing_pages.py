"""What came from an archive as people meet it: files served safely, the raw mail for facilitators, names claimed, words at the shell."""

import gzip
import io
import random
import tracemalloc
import zipfile

import pytest
from click.testing import CliRunner
from PIL import Image
from sqlalchemy import select

from hub.accounts.by import HOUSE
from hub.communities.models import Community
from hub.discussions.importing import import_archive
from hub.discussions.models import Attachment, Post, Thread
from hub.errors import Invalid
from hub.storage.unit import db, unit_of_work
from tests.cast import KINDS, acting_as
from tests.makers.accounts import PASSWORD, link_in
from tests.makers.archives import imported, mail, with_file

HOSTILE = "<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>\n> <svg onload=alert(1)>"


def one(kind):
    with acting_as(write=False):
        return db.scalar(select(kind))


def packed() -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as file:
        file.writestr("a.txt", "a")
    return body.getvalue()


@pytest.mark.parametrize("name, stated, body, shown, kind", [
    ("report.doc", "application/msword", b"\xd0\xcf\x11\xe0" + b"x" * 50, "report.doc", "other"),
    ("page.html", "text/html", b"<script>alert(1)</script>\0", "page.bin", "other"),
    ("setup.exe", "text/plain", b"MZ\0\0", "setup.bin", "other"),
    ("seeds.zip", "image/png", packed(), "seeds.zip", "other"),
    ("list.csv", "text/csv", b"well,depth\na,9\n", "list.csv", "document"),
])
def test_files_are_kept_and_only_saved(cast, signed_in, tmp_path, name, stated, body, shown, kind):
    imported(tmp_path, with_file(1, name, stated, body), slug="wells")
    file = one(Attachment)
    assert file.kind == kind and file.name.endswith(shown.rpartition(".")[2])
    answer = signed_in(cast.member).get(f"/files/{file.id}/{file.name}", buffered=True).response
    assert answer.status_code == 200 and answer.data == body
    assert answer.headers["Content-Disposition"].startswith("attachment") and answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.mimetype == ("text/csv" if kind == "document" else "application/octet-stream")


def test_a_photo_loses_its_place(cast, tmp_path):
    body, exif = io.BytesIO(), Image.Exif()
    exif[0x010F] = "Secret camera"
    Image.new("RGB", (20, 10)).save(body, "JPEG", exif=exif)
    imported(tmp_path, with_file(1, "well.jpg", "image/jpeg", body.getvalue()), slug="wells")
    from hub.storage import files

    kept = one(Attachment)
    assert (kept.kind, kept.width) == ("photo", 20) and b"Secret" not in files.path_of(kept.stored).read_bytes()


def test_hostile_letters_are_only_words(cast, signed_in, tmp_path):
    imported(tmp_path, mail(1, "<b>Bold</b>", HOSTILE, **{"from": '"<i>Eve</i>" <eve@example.net>'}), slug="wells")
    page = signed_in(cast.member).get(f"/threads/{one(Thread).id}")
    assert page.status == 200 and "&lt;script&gt;alert(1)" in page.html
    assert not any(bad in page.html for bad in ("<script>alert", "<img src=x", "<svg onload", "<b>Bold", "<i>Eve"))


def test_the_thread_shows_quotes_folded_and_files_with_their_size(cast, client, tmp_path):
    imported(tmp_path, with_file(1, "report.doc", "application/msword", b"\xd0\xcf\x11\xe0" * 500), mail(2, "Re: Pumps", "Yes.\n\n> See the file.", answers=1), slug="wells")
    page = client.get(f"/threads/{one(Thread).id}")
    assert '<details class="quoted">' in page.html and "report.doc" in page.words and "2 KB" in page.words.replace("\xa0", " ")


@pytest.mark.parametrize("kind, status", list(zip(KINDS, [302, 403, 403, 403, 200, 200], strict=True)))
def test_the_raw_mail_is_for_facilitators(cast, signed_in, client, tmp_path, kind, status):
    imported(tmp_path, mail(1), slug="wells")
    visitor = client if kind == "visitor" else signed_in(getattr(cast, kind))
    answer = visitor.get(f"/posts/{one(Post).id}/mail", buffered=True)
    assert answer.status == status
    if status == 200:
        assert answer.response.data.strip() == mail(1).strip() and answer.response.mimetype == "application/octet-stream"
        assert f"/posts/{one(Post).id}/mail" in visitor.get(f"/posts/{one(Post).id}/more").links


def test_a_post_written_here_has_no_mail(cast, signed_in):
    from tests.makers.discussions import thread

    made = thread(cast.member, cast.wells)
    assert made.posts_count == 1 and signed_in(cast.facilitator).get(f"/posts/{one(Post).id}/mail").status == 404


def test_the_owner_of_the_address_takes_over_what_they_wrote(cast, client, outbox, tmp_path):
    imported(tmp_path, mail(1), slug="wells")
    client.post("/register", {"name": "Amina", "address": "amina@coop.example.net", "password": PASSWORD})
    client.post(link_in(outbox()[-1]), {"name": "Amina A. Otieno", "password": "river drum lantern eight"})
    page = client.get(f"/threads/{one(Thread).id}")
    assert "Amina A. Otieno" in page.words and "from an imported list" not in page.words
    assert client.get(f"/posts/{one(Post).id}/more").status == 200


def test_the_command_prints_the_account(app, settings, tmp_path, monkeypatch):
    from hub.commands.data import import_mbox

    monkeypatch.setattr("hub.commands.data.prepared", lambda: app)
    with gzip.open(tmp_path / "list.mbox.gz", "wb") as file:
        file.write(b"From a@example.org Mon Mar  4 09:00:00 2019\n" + mail(1))
    for made in (1, 0):
        told = CliRunner().invoke(import_mbox, [str(tmp_path / "list.mbox.gz"), "--community", "pumps"])
        assert told.exit_code == 0 and "1 message read from list.mbox.gz" in told.output and f"{made}  made into posts" in told.output
    assert "To read them:" in told.output and "/communities/pumps (read by members; nobody looks after it yet" in told.output
    refused = CliRunner().invoke(import_mbox, [str(tmp_path / "list.mbox.gz"), "--community", "A B"])
    assert refused.exit_code == 1 and "cannot be a community" in refused.output


def test_the_administrator_looks_after_what_was_brought_in(cast, signed_in, tmp_path):
    """Whoever runs the site opens the threads at once, and the account says where."""
    account = imported(tmp_path, mail(1), slug="brought")
    assert f"/communities/brought (read by members; {cast.admin.name} looks after it)" in account.lines()[-1]
    assert "Pumps" in signed_in(cast.admin).get("/communities/brought").words
    assert "Pumps" not in signed_in(cast.outsider).get("/communities/brought").words


def test_a_folder_of_mails_is_read_like_an_archive(app, tmp_path):
    """A Maildir, or letters saved one by one."""
    for place, number in (("cur", 1), ("new", 2), ("tmp", 3)):
        (tmp_path / "box" / place).mkdir(parents=True)
        (tmp_path / "box" / place / f"{number}.host").write_bytes(mail(number, text=f"Letter {number}."))
    account = import_archive(HOUSE, tmp_path / "box", "pumps", progress=lambda line: None)
    assert (account.archive, account.read, account.posts) == ("box", 2, 2)


NO_ARCHIVES = {
    "zip": b"PK\x03\x04 nothing like a mailbox\n" * 9, "diary": b"Dear diary,\nno mail here.\n", "empty": b"", "blank": b"\n\n \n",
    "notes": b"note: buy rope\nTo: all\n\nFrom here on: rain.\n", "memo": b"To: all staff\nFrom: the director\nDate: 4 March\n\nBe on time.\n",
    "pdf": b"%PDF-1.7\n1 0 obj\n<</Title: (From)>>\nendobj\n", "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 9,
    "csv": b"From: name,Date: day,Subject:\nAmina,4 March 2019 09:00,Pumps\n", "packed": gzip.compress(b"name: Amina\n"), "cut": gzip.compress(b"x" * 99)[:20],
}


@pytest.mark.parametrize("kind", [*NO_ARCHIVES, "folder", "folder of others"])
def test_what_is_no_archive_is_refused_whole(app, tmp_path, kind):
    """In one plain line, before the community is founded."""
    (tmp_path / "brought").mkdir() if "folder" in kind else (tmp_path / "brought").write_bytes(NO_ARCHIVES[kind])
    if kind == "folder of others":
        (tmp_path / "brought" / "map.jpg").write_bytes(NO_ARCHIVES["jpeg"])
    with pytest.raises(Invalid, match=r"\Abrought .*Nothing was written\.\Z"):
        import_archive(HOUSE, tmp_path / "brought", "pumps", progress=lambda line: None)
    with unit_of_work(write=False):
        assert db.scalars(select(Community)).all() == []


@pytest.mark.parametrize("missing", ["date", "message_id", "subject"])
def test_one_letter_alone_is_taken_by_its_head_lines(app, tmp_path, missing):
    (tmp_path / "one.eml").write_bytes(mail(1, **{missing: None}))
    account = import_archive(HOUSE, tmp_path / "one.eml", "pumps", progress=lambda line: None)
    assert (account.read, account.posts) == (1, 1)


def test_a_large_letter_is_not_copied_over_and_over(app, tmp_path):
    """Twenty megabytes on a small machine: the letter as it came and its file, and little beside."""
    size = 3_000_000
    letter = with_file(1, "plan.pdf", "application/pdf", b"%PDF-1.4 " + random.Random(1).randbytes(size))
    imported(tmp_path, mail(9))
    tracemalloc.start()
    account = imported(tmp_path, letter)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert account.files_bytes == size + 9 and peak < 3.5 * size


def test_an_archive_that_breaks_off_doubles_nothing_when_it_comes_whole(app, tmp_path):
    """The message it ends in is left out and said so; the whole archive brings it once."""
    whole = b"".join(b"From a@example.org Mon Mar  4 09:00:00 2019\n" + mail(number, text=f"{number ** 99}", message_id=None) for number in range(90))
    packed = gzip.compress(whole)
    (tmp_path / "half.gz").write_bytes(packed[: len(packed) // 2])
    (tmp_path / "whole.gz").write_bytes(packed)
    half, rest = (import_archive(HOUSE, tmp_path / name, "pumps", progress=lambda line: None) for name in ("half.gz", "whole.gz"))
    assert "ends early" in half.lines()[-2] and 0 < half.posts < 90 and half.posts + rest.posts == 90
