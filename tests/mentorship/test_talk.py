"""The private thread of a pair: files and voice notes, editing, keeping; nothing of it for anybody else."""

import io
from datetime import timedelta

import pytest
from sqlalchemy import select

from hub.clock import now
from hub.communities.queries import by_of
from hub.errors import Forbidden, Invalid
from hub.mentorship import actions, queries
from hub.mentorship.models import PairFile, SharedNote
from hub.storage import files
from hub.storage.unit import db, unit_of_work
from hub.text.writing import written
from tests.makers import mentorship as make
from tests.makers import person

VOICE = b"OggS" + b"\x00" * 24 + b"OpusHead" + b"\x00" * 60


@pytest.fixture
def two(app):
    """Mentor, mentee, and their active pair."""
    with unit_of_work():
        mentor, mentee = person("Amina"), person("Moussa")
        return mentor, mentee, make.pair(mentor, mentee, contact_at=now() - timedelta(days=60))


def sent(visitor, pair, **values):
    """What sending a message to the pair answers."""
    return visitor.send(f"/mentoring/{pair.id}/write", {"key": "a-client-key", **values})


def test_a_voice_note_alone_is_a_message_and_counts_as_contact(two, signed_in):
    mentor, mentee, pair = two
    assert sent(signed_in(mentor), pair, text="", files=(io.BytesIO(VOICE), "note.ogg")).status == 302
    with unit_of_work(write=False):
        found = db.scalar(select(PairFile))
        assert found.kind == "sound" and queries.pair_for(by_of(mentee), pair.id).contact_at > now() - timedelta(minutes=5)
    page = signed_in(mentee).get(f"/mentoring/{pair.id}")
    assert f"/files/{found.id}/{found.name}" in page.html and "<audio" in page.html
    assert signed_in(mentee).get(f"/mentoring/{pair.id}/files/{found.id}/note.ogg").status == 200
    assert signed_in(person()).get(f"/mentoring/{pair.id}/files/{found.id}/note.ogg").status == 404


def test_files_of_what_became_nothing_are_let_go(two, signed_in):
    """Sent twice, refused, or to a pair that is not one's own: one file is kept at most."""
    mentor, _mentee, pair = two
    visitor, stranger = signed_in(mentor), signed_in(person())
    assert sent(visitor, pair, text="Hear", files=(io.BytesIO(VOICE), "note.ogg")).status == 302
    assert sent(visitor, pair, text="Hear", files=(io.BytesIO(VOICE), "note.ogg")).status == 302
    assert sent(stranger, pair, text="Hear", files=(io.BytesIO(VOICE), "note.ogg")).status == 404
    assert sent(visitor, pair, text="x" * 9000, key="another-key", files=(io.BytesIO(VOICE), "note.ogg")).status == 422
    assert sent(visitor, pair, text="Run", key="a-third-key", files=(io.BytesIO(b"MZ" + bytes(100)), "a.exe")).status == 422
    assert len(files.stored_names()) == 1
    with unit_of_work(write=False):
        assert len(list(db.scalars(select(PairFile)))) == 1


def test_files_go_with_their_message(two):
    mentor, _mentee, pair = two
    with unit_of_work():
        found = queries.pair_for(by_of(mentor), pair.id)
        note = make.message(found)
        make.file(note)
        db.flush()
        actions.withdraw_message(by_of(mentor), found, db.get(SharedNote, note.id))
    assert files.stored_names() == []


def test_one_changes_and_keeps_words(two):
    """The author changes them, either keeps them among the notes of the two."""
    mentor, mentee, pair = two
    with unit_of_work():
        found = queries.pair_for(by_of(mentor), pair.id)
        note = actions.write(by_of(mentor), found, written("Boil it"))
        with pytest.raises(Forbidden):
            actions.rewrite(by_of(mentee), found, note, written("Filter it"))
        with pytest.raises(Invalid):
            actions.rewrite(by_of(mentor), found, note, written(" "))
        actions.rewrite(by_of(mentor), found, note, written("Boil it, then filter it"))
        actions.keep(by_of(mentee), found, note, True)
        work = queries.workspace_for(by_of(mentee), found)
        assert [one.source for one in work.kept] == ["Boil it, then filter it"] and note.changed_at is not None
        actions.keep(by_of(mentor), found, note, False)
        assert queries.workspace_for(by_of(mentee), found).kept == []


def test_more_than_fits_is_refused(two, monkeypatch):
    mentor, _mentee, pair = two
    with unit_of_work():
        found = queries.pair_for(by_of(mentor), pair.id)
        make.file(make.message(found), bytes=200 * 1024 * 1024)
        with pytest.raises(Invalid, match="used up"):
            actions.write(by_of(mentor), found, written("More"), None, [_upload()])
        with pytest.raises(Invalid, match="At most 5"):
            actions.write(by_of(mentor), found, written("More"), None, [_upload()] * 6)


def _upload():
    from hub.discussions.uploads import Upload

    return Upload("a.txt", "text/plain", "document", 10, "0" * 48)
