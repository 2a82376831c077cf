"""What files promise: known by content, stripped, served only to readers, counted, cleared away."""

import io
import threading
import zipfile

import pytest
from PIL import Image
from sqlalchemy import select

from hub.discussions import actions, queries
from hub.discussions.models import Attachment
from hub.discussions.naming import safe_name
from hub.discussions.uploads import take_in
from hub.errors import Invalid
from hub.storage import files
from hub.storage.unit import db, unit_of_work
from tests.cast import acting_as
from tests.makers import community
from tests.makers.discussions import thread


def photo(form="JPEG", size=(60, 40)) -> bytes:
    """A picture that says where it was taken."""
    body = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "SECRET PLACE"
    Image.new("RGB", size, "green").save(body, form, **({"exif": exif} if form != "GIF" else {}))
    return body.getvalue()


def packed(*names, **contents) -> bytes:
    """A zip with these entries."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        for name in names:
            archive.writestr(name, contents.get(name, "x"))
    return body.getvalue()


def post_with(visitor, made, *uploads):
    """Answer a thread with (name, bytes) files."""
    values = {"text": "See the file.", "files": [(io.BytesIO(body), name) for name, body in uploads]}
    return visitor.post(f"/threads/{made.id}/reply", values, on=f"/threads/{made.id}", content_type="multipart/form-data")


def all_files():
    """All rows."""
    with unit_of_work(write=False):
        return list(db.scalars(select(Attachment).order_by(Attachment.id)))


def test_a_photo_is_posted_without_its_place(cast, signed_in):
    """Rewritten, of the stated size, shown with it before the tap."""
    made = thread(cast.member, cast.wells)
    visitor = signed_in(cast.member)
    page = visitor.get(post_with(visitor, made, ("where.jpg", photo())).location)
    (file,) = all_files()
    assert b"SECRET" in photo() and b"SECRET" not in files.path_of(file.stored).read_bytes()
    assert "where.jpg" in page.words and "photo" in page.words
    with visitor.client.get(f"/files/{file.id}/where.jpg") as answer:
        assert answer.mimetype == "image/jpeg" and len(answer.data) == file.bytes and "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(("name", "body", "kept"), [
    ("paper.pdf", b"%PDF-1.7 and more", "paper.pdf"),
    ("paper.html", b"%PDF-1.7 and more", "paper_html.pdf"),
    ("budget.xlsx", packed("[Content_Types].xml", "xl/workbook.xml"), "budget.xlsx"),
    ("table.csv", b"a;b\n1;2\n", "table.csv"),
    ("talk.mp3", b"ID3\x04" + b"\0" * 100, "talk.mp3"),
    ("photo.jpg", photo("PNG"), "photo_jpg.png"),
])
def test_files_are_what_their_bytes_say(cast, signed_in, name, body, kept):
    """The declared kind counts for nothing."""
    made = thread(cast.member, cast.wells)
    post_with(signed_in(cast.member), made, (name, body))
    assert [file.name for file in all_files()] == [kept]


@pytest.mark.parametrize(("name", "body"), [
    ("page.html", b"<script>alert(1)</script>"), ("run.exe", b"MZ\x90\0\x03"), ("image.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ("macro.docx", packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")), ("any.zip", packed("a.txt")),
    ("broken.jpg", b"\xff\xd8\xff\xe0 not really"), ("huge.gif", b"GIF89a\xff\xff\xff\xff\0\0\0"), ("binary.txt", b"\0\1\2"), ("empty.txt", b""),
])
def test_other_files_are_refused_and_the_words_kept(cast, signed_in, name, body):
    """A sentence beside the field, 422, and nothing stored."""
    made = thread(cast.member, cast.wells)
    page = post_with(signed_in(cast.member), made, (name, body))
    assert page.status == 422 and "See the file." in page.html and "“" in page.words
    assert all_files() == [] and files.stored_names() == []


@pytest.mark.parametrize(("name", "body", "says"), [
    ("run.exe", b"MZ\x90\0\x03", "“run.exe” is not a kind of file"), ("minutes.pdf", b"", "“minutes.pdf” is empty"), ("../../x\u202efdp.exe", b"MZ", "“xfdp.exe” is not a kind"),
])
def test_a_refused_file_is_called_by_its_own_name(cast, name, body, says):
    with pytest.raises(Invalid, match=says):
        take_in(name, io.BytesIO(body), 100)


def test_a_good_file_survives_a_refused_form(cast, signed_in):
    """Sent with another that is refused, it is still there and goes along the next time."""
    made = thread(cast.member, cast.wells)
    visitor = signed_in(cast.member)
    page = post_with(visitor, made, ("ok.pdf", b"%PDF-1.7"), ("bad.exe", b"MZ\0\0"))
    fields = page.form_to(f"/threads/{made.id}/reply").fields
    assert page.status == 422 and "ok.pdf" in page.words and fields["kept"]
    again = visitor.send(f"/threads/{made.id}/reply", {key: fields[key] for key in ("key", "text", "kept")})
    assert again.status == 302 and "ok.pdf" in visitor.get(again.location).words


def test_only_readers_open_a_file(cast, signed_in, client):
    """Members of the private place; no outsider, visitor, ex-member; nobody once withdrawn."""
    secret = community("Secret", access="private", members=[cast.member, cast.other])
    made = thread(cast.member, secret)
    location = post_with(signed_in(cast.member), made, ("plan.pdf", b"%PDF-1.7"))
    path = f"/files/{all_files()[0].id}/plan.pdf"
    assert location.status == 302 and signed_in(cast.other).get(path).status == 200
    assert [visitor.get(path).status for visitor in (client, signed_in(cast.outsider), signed_in(cast.admin))] == [404] * 3
    with acting_as(cast.member) as by:
        actions.withdraw(by, queries.nth_post_for(by, made.id, 2))
    assert signed_in(cast.other).get(path).status == 404 and files.stored_names() == []


def test_a_waiting_file_is_its_owners_and_gone_within_a_day(cast, signed_in, frozen):
    """Nobody else can open it or hang it on a post."""
    made = thread(cast.member, cast.wells)
    visitor = signed_in(cast.member)
    post_with(visitor, made, ("ok.pdf", b"%PDF-1.7"), ("bad.exe", b"MZ\0\0"))
    (file,) = all_files()
    assert visitor.get(f"/files/{file.id}/x").status == 200 and signed_in(cast.other).get(f"/files/{file.id}/x").status == 404
    other = signed_in(cast.other)
    other.post(f"/threads/{made.id}/reply", {"text": "Mine?", "kept": str(file.id)}, on=f"/threads/{made.id}")
    assert all_files()[0].post_id is None
    frozen.shift(24 * 3600)
    with unit_of_work():
        assert actions.clear_away() == 1
    assert files.stored_names() == [] and all_files() == []


def test_the_quota_holds_under_parallel_uploads(cast, monkeypatch):
    """Twenty at once, room for five."""
    from hub.communities.queries import by_of
    from hub.discussions.actions import attaching
    from hub.discussions.uploads import Upload

    monkeypatch.setattr(attaching, "QUOTA_MB", 5)

    def put():
        with pytest.MonkeyPatch.context(), unit_of_work():
            try:
                actions.set_aside(by_of(cast.member), [Upload("a.pdf", "application/pdf", "document", 1024 * 1024, "00" * 20)])
            except Exception:
                db.rollback()

    threads = [threading.Thread(target=put) for _ in range(20)]
    [one.start() for one in threads]
    [one.join() for one in threads]
    assert len(all_files()) == 5


@pytest.mark.parametrize(("given", "safe"), [
    ("../../etc/passwd", "passwd.pdf"), ("C:\\x\\report.pdf", "report.pdf"), ("a\u202efdp.exe", "afdp_exe.pdf"), ("x.pdf. ", "x.pdf"),
    ("a\r\nb\".pdf", "ab.pdf"), ("x.pdf::$DATA", "x.pdf"), ("", "file.pdf"), ("con.pdf", "_con.pdf"), ("ورقة.pdf", "ورقة.pdf"), ("v1.2 final.PDF", "v1.2 final.pdf"),
])
def test_names_are_made_safe(given, safe):
    """One name, one true ending, any script."""
    assert safe_name(given, "pdf") == safe
    assert len(safe_name("x" * 5000, "pdf")) <= 150
