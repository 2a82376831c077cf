"""A hub kept in one file and made of it again: the same to the last row, and nothing at all from a file that is not whole."""

import hashlib
import io
import os
import re
import sqlite3
import tarfile
import threading
from contextlib import closing
from pathlib import Path

import pytest

from hub.errors import Invalid
from hub.storage.packing import Packing, unpacked
from tests import postgres

ADMIN = ("create-admin", "adjoa@example.org", "--name", "Adjoa", "--password", "a long walk to the well")
STORED = "files/ab/" + "ab" * 24


@pytest.fixture
def kept(hub, stands_at, tmp_path):
    """A hub with one person and one stored file, and its backup."""
    stands_at("head")
    hub(*ADMIN)
    for name, words in ((STORED, b"\x00\xff a well" * 9000), ("files/voice/one/segments/000001.bin", b"sound"), ("files/drafts/half.part", b"half")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(words)
    status, said = hub("backup", str(tmp_path / "kept.tar.gz"))
    assert status == 0, said
    return tmp_path / "kept.tar.gz"


@pytest.fixture
def elsewhere(tmp_path, hub):
    """Run `hub ...` in another, empty installation."""
    return lambda *words, **settings: hub(*words, HUB_INSTANCE=str(tmp_path / "elsewhere"), **settings)


def words_of(database: Path) -> str:
    """Every row of an SQLite file, and its schema."""
    with closing(sqlite3.connect(database)) as connection:
        return "\n".join(connection.iterdump())


def test_a_hub_made_of_its_backup_is_the_same(kept, elsewhere, tmp_path):
    status, said = elsewhere("restore", str(kept))
    assert status == 0 and "2 files" in said and "hub serve" in said
    there = tmp_path / "elsewhere"
    assert words_of(there / "hub.db") == words_of(tmp_path / "hub.db") and "Adjoa" in words_of(there / "hub.db")
    assert (there / STORED).read_bytes() == (tmp_path / STORED).read_bytes()
    assert (there / "secret.key").read_text() == (tmp_path / "secret.key").read_text()
    assert not (there / "files/drafts").exists() and [path.name for path in there.iterdir() if path.name.startswith(".")] == []
    assert {oct(path.stat().st_mode & 0o777) for path in (kept, there / "secret.key", there / "hub.db")} == {"0o600"}
    assert "here already" in elsewhere(*ADMIN)[1] and "ok    database" in elsewhere("doctor")[1]
    assert "1 things" in elsewhere("reindex")[1]


def test_what_was_written_before_is_in_it_while_others_write_on(hub, kept, elsewhere, tmp_path):
    done, written = threading.Event(), 0

    def write():
        nonlocal written
        with closing(sqlite3.connect(tmp_path / "hub.db", timeout=60)) as connection:
            while not done.is_set():
                with connection:
                    connection.execute("insert into search_terms (term, backwards) values (?, ?)", (f"word{written}", "x"))
                written += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while written < 20:
            done.wait(0.01)
        before = written
        assert hub("backup", str(tmp_path / "busy.tar.gz"))[0] == 0
    finally:
        done.set()
        writer.join()
    assert elsewhere("restore", str(tmp_path / "busy.tar.gz"))[0] == 0
    with closing(sqlite3.connect(tmp_path / "elsewhere/hub.db")) as connection:
        assert connection.execute("select count(*) from search_terms where term like 'word%'").fetchone()[0] >= before
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)


HARMS = (
    lambda whole: whole[:20], lambda whole: whole[: len(whole) // 2], lambda whole: whole[:-9], lambda whole: whole[:500] + b"x" + whole[501:],
    lambda whole: b"", lambda whole: b"SQLite format 3\x00" * 99,
)


def test_what_is_damaged_is_refused_and_touches_nothing(kept, elsewhere, tmp_path):
    whole = kept.read_bytes()
    for harm in HARMS:
        (tmp_path / "harmed.tar.gz").write_bytes(harm(whole))
        status, said = elsewhere("restore", str(tmp_path / "harmed.tar.gz"))
        assert status == 1 and len(said.strip().splitlines()) == 1 and "Nothing was changed" in said
        assert not (tmp_path / "elsewhere" / "files").exists()
    assert elsewhere("restore", str(kept))[0] == 0


@pytest.mark.parametrize("name", ["../outside", "/tmp/outside", "files/../../outside", "hub.db/../x", "secret.key ", "files/.hidden", "tables/../x.copy"])
def test_a_file_that_would_write_beside_its_folder_is_refused(tmp_path, name):
    with tarfile.open(tmp_path / "crafted.tar.gz", "w:gz") as tar:
        entry = tarfile.TarInfo(name)
        entry.size = 4
        tar.addfile(entry, io.BytesIO(b"evil"))
    (tmp_path / "into").mkdir()
    with pytest.raises(Invalid, match="Nothing was changed"):
        unpacked(tmp_path / "crafted.tar.gz", tmp_path / "into")
    assert {path.name for path in tmp_path.rglob("*")} == {"crafted.tar.gz", "into"}


def test_what_a_newer_hub_made_is_for_a_newer_hub(elsewhere, tmp_path):
    (tmp_path / "hub.db").write_bytes(b"")
    with Packing(tmp_path / "newer.tar.gz") as pack:
        pack.put("secret.key", b"k" * 40)
        pack.close_with(database="sqlite", schema="9999", rows={}, made="2030-01-01T00:00:00")
    assert "git pull" in elsewhere("restore", str(tmp_path / "newer.tar.gz"))[1]


def test_a_hub_that_is_here_is_never_written_over(kept, hub, tmp_path):
    before = hashlib.sha256((tmp_path / "hub.db").read_bytes()).digest()
    status, said = hub("restore", str(kept))
    assert status == 1 and "left as it is" in said and hashlib.sha256((tmp_path / "hub.db").read_bytes()).digest() == before
    status, said = hub("backup", str(kept))
    assert status == 1 and "left as it is" in said


def test_a_backup_that_fails_leaves_nothing_of_itself(hub, stands_at, tmp_path):
    assert "nothing to back up" in hub("backup")[1]
    stands_at("head")
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "loop").symlink_to("loop")
    (tmp_path / "backups").write_text("in the way")
    assert hub("backup")[0] == 1
    assert hub("backup", str(tmp_path / "no" / "x.tar.gz"))[0] == 0
    assert {path.name for path in (tmp_path / "no").iterdir()} == {"x.tar.gz"}


def test_only_the_newest_are_kept_and_the_doctor_knows_of_them(hub, stands_at, tmp_path):
    stands_at("head")
    (tmp_path / "backups").mkdir()
    for day in (1, 2, 3):
        (tmp_path / "backups" / f"baraza-2020010{day}-000000.tar.gz").write_bytes(b"old")
    status, said = hub("backup", "--keep", "2")
    assert status == 0 and "Removed 2 older" in said
    (newest,) = [path for path in (tmp_path / "backups").iterdir() if "2020" not in path.name]
    assert "ok    backup: the last is 0 days old" in hub("doctor")[1]
    os.utime(newest, (0, 0))
    assert "LOOK  backup" in hub("doctor")[1]


@pytest.mark.postgresql_only
def test_postgresql_is_kept_too(hub, elsewhere, postgres_url, database, tmp_path):
    urls = []
    for name in ("kept_here", "kept_there"):
        postgres.make_database(postgres_url(), name)
        urls.append(re.sub("/postgres[?]", f"/{name}?", postgres_url()))
    here, there = urls
    hub(*ADMIN, HUB_DATABASE=here)
    assert hub("backup", str(tmp_path / "pg.tar.gz"), HUB_DATABASE=here)[0] == 0
    status, said = elsewhere("restore", str(tmp_path / "pg.tar.gz"), HUB_DATABASE=there)
    assert status == 0, said
    assert "here already" in elsewhere(*ADMIN, HUB_DATABASE=there)[1]
    assert "is an administrator" in elsewhere("create-admin", "kofi@example.org", *ADMIN[2:], HUB_DATABASE=there)[1]
    assert "uses sqlite" in hub("restore", str(tmp_path / "pg.tar.gz"), HUB_INSTANCE=str(tmp_path / "third"))[1]
