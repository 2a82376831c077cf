"""Stored files: whole or not at all, under names of our own."""

import io

import pytest

from hub.errors import Invalid, NotFound
from hub.storage import files

pytestmark = [pytest.mark.usefixtures("settings"), pytest.mark.sqlite_only]


class _Broken(io.BytesIO):
    def read(self, size=-1):
        block = super().read(size)
        if not block:
            raise ConnectionError("the line broke")
        return block


def _everything(settings) -> list:
    return [path for path in settings.uploads.rglob("*") if path.is_file()]


def test_a_file_is_kept_whole():
    name, count = files.keep(io.BytesIO(b"water"), most=10)
    assert count == 5 and files.path_of(name).read_bytes() == b"water"


def test_what_is_too_large_leaves_nothing(settings):
    files.keep(io.BytesIO(b"a" * 10), most=10)
    before = _everything(settings)
    with pytest.raises(Invalid):
        files.keep(io.BytesIO(b"a" * 11), most=10)
    assert _everything(settings) == before


def test_a_broken_upload_leaves_nothing(settings):
    with pytest.raises(ConnectionError):
        files.keep(_Broken(b"half of it"), most=100)
    assert _everything(settings) == []


def test_the_same_content_twice_is_two_files():
    """So that removing one does not take the other away."""
    one, other = (files.keep(io.BytesIO(b"water"), most=10)[0] for _ in range(2))
    files.remove(one)
    assert one != other and files.path_of(other).exists()


def test_removing_twice_is_no_error():
    name, _ = files.keep(io.BytesIO(b"water"), most=10)
    files.remove(name)
    files.remove(name)
    assert name not in files.stored_names()


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..", "", "ab/../../x", "ab\x00", "ab\\..\\x", "ABCDEF", "a" * 200])
def test_a_name_that_is_not_ours_leads_nowhere(name):
    for use in (files.path_of, files.remove):
        with pytest.raises(NotFound):
            use(name)


def test_a_full_disk_is_said_before_anything_is_written(settings, monkeypatch):
    monkeypatch.setattr(files, "LEAST_FREE", 1.1)
    with pytest.raises(Invalid):
        files.keep(io.BytesIO(b"water"), most=10)
    assert _everything(settings) == []
