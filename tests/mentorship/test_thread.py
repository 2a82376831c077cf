"""What the thread of a pair can: answers, thanks, earlier words, taking back, searching, drafts, what is new; for the two alone."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from sqlalchemy import func, select

from hub.accounts.actions import keep_draft
from hub.accounts.models import KeptDraft
from hub.clock import now
from hub.communities.queries import by_of
from hub.errors import Conflict, Forbidden
from hub.mentorship import actions
from hub.mentorship import queries as found
from hub.mentorship.models import NoteVersion, SharedNote
from hub.storage import files
from hub.storage.unit import db, unit_of_work
from hub.text.writing import written
from tests.makers import mentorship as make
from tests.makers import person


@pytest.fixture
def two(app):
    """Mentor, mentee, and their active pair, in which the mentor wrote something."""
    with unit_of_work():
        mentor, mentee = person("Amina"), person("Moussa")
        pair = make.pair(mentor, mentee, contact_at=now() - timedelta(days=60))
        return mentor, mentee, pair.id, make.message(pair, "Filter the water first").id


def test_one_answers_a_message_and_both_see_which(two, signed_in):
    mentor, mentee, pair, first = two
    phone = signed_in(mentee)
    path = f"/mentoring/{pair}/write?answers={first}"
    assert "Filter the water first" in phone.get(path)
    assert phone.post(f"/mentoring/{pair}/write", {"text": "With which filter?"}, on=path).status == 302
    with unit_of_work(write=False):
        assert db.scalar(select(SharedNote.answers_id).where(SharedNote.author_id == mentee.id)) == first
    page = signed_in(mentor).get(f"/mentoring/{pair}")
    assert page.words.count("Filter the water first") == 2 and f"/messages/{first}" in page.html
    assert signed_in(mentor).get(f"/mentoring/{pair}/messages/{first}").location.endswith(f"#m{first}")


def test_an_answer_stays_in_its_pair_and_needs_words_to_answer(two, signed_in):
    mentor, mentee, pair, first = two
    with unit_of_work():
        other = make.message(make.pair(mentor, person("Chika")), "Elsewhere").id
    assert signed_in(mentee).get(f"/mentoring/{pair}/write?answers={other}").status == 404
    assert signed_in(mentee).send(f"/mentoring/{pair}/write", {"text": "Hello", "answers": str(other)}).status == 404
    with unit_of_work():
        whole = found.pair_for(by_of(mentor), pair)
        note = found.shared_note_for(whole, first)
        actions.withdraw_message(by_of(mentor), whole, note)
        with pytest.raises(Conflict, match="taken back"):
            actions.write(by_of(mentee), whole, written("Which?"), answers=note)
    page = signed_in(mentee).send(f"/mentoring/{pair}/write", {"text": "Which one then?", "answers": str(first)})
    assert page.status == 422 and "Which one then?" in page.html


def test_the_other_thanks_once_and_takes_it_back(two, signed_in):
    mentor, mentee, pair, first = two
    phone, desk, path = signed_in(mentee), signed_in(mentor), f"/mentoring/{pair}/messages/{first}/thank"
    for _time in range(2):
        assert phone.send(path).status == 302
    assert "Thanked for" in desk.get(f"/mentoring/{pair}") and desk.get("/notices").words.count("thanked you for a message") == 1
    assert desk.send(path).status == 403
    phone.send(path, {"off": "1"})
    assert "Thanked for" not in desk.get(f"/mentoring/{pair}")


def test_earlier_words_are_read_by_both(two, signed_in):
    mentor, mentee, pair, first = two
    desk, edit = signed_in(mentor), f"/mentoring/{pair}/messages/{first}/edit"
    for words in ("Boil the water", "Boil it, then filter it", "Boil it, then filter it"):
        desk.post(edit, {"text": words})
    page = signed_in(mentee).get(f"/mentoring/{pair}/messages/{first}/earlier")
    assert [words in page for words in ("Filter the water first", "Boil the water", "Boil it, then filter it")] == [True] * 3
    assert f"/messages/{first}/earlier" in signed_in(mentee).get(f"/mentoring/{pair}").html
    with unit_of_work(write=False):
        assert db.scalar(select(func.count()).select_from(NoteVersion)) == 2


def test_what_is_taken_back_is_gone_everywhere_but_its_place(two, signed_in):
    """Words, earlier words, files, thanks; a second time changes nothing, and the other cannot."""
    mentor, mentee, pair, first = two
    with unit_of_work():
        whole = found.pair_for(by_of(mentor), pair)
        note = found.shared_note_for(whole, first)
        make.file(note)
        actions.rewrite(by_of(mentor), whole, note, written("Boil the water")), actions.thank(by_of(mentee), whole, note)
        with pytest.raises(Forbidden):
            actions.withdraw_message(by_of(mentee), whole, note)
    for _time in range(2):
        assert signed_in(mentor).send(f"/mentoring/{pair}/messages/{first}/withdraw").status == 302
    page = signed_in(mentee).get(f"/mentoring/{pair}")
    assert "This message was taken back" in page and "water" not in page and files.stored_names() == []
    assert "water" not in signed_in(mentee).get(f"/mentoring/{pair}/messages/{first}/earlier")
    for act in ("edit", "keep", "thank"):
        assert signed_in(mentor if act == "edit" else mentee).send(f"/mentoring/{pair}/messages/{first}/{act}", {"text": "Back"}).status in (403, 404)


@pytest.mark.parametrize("words, is_found", [("filt", True), ("WATER first", True), ("water boil", False), ("readings", True), ("", False), ("%", False), ("'\"\\", False)])
def test_the_two_find_words_and_files_and_nobody_else_does(words, is_found, two, signed_in):
    mentor, mentee, pair, first = two
    with unit_of_work():
        make.file(db.get(SharedNote, first), name="readings of may.txt")
        make.message(make.pair(mentor, person("Chika")), "Filter water for Chika, readings first")
    page = signed_in(mentee).get(f"/mentoring/{pair}/search?{urlencode({'q': words})}")
    assert page.status == 200 and (f"/messages/{first}" in page.html) == is_found and "Chika" not in page
    assert "Filter the" not in signed_in(person("Dede")).get("/search?q=filter")


def test_what_one_types_is_kept_for_oneself_until_it_is_sent(two, signed_in):
    mentor, mentee, pair, _first = two
    with unit_of_work():
        keep_draft(by_of(mentee), f"mentoring:{pair}", "Half a thought")
    phone = signed_in(mentee)
    assert "Half a thought" in phone.get(f"/mentoring/{pair}").html and "Half a thought" in phone.get(f"/mentoring/{pair}/write").html
    assert "Half a thought" not in signed_in(mentor).get(f"/mentoring/{pair}").html
    phone.post(f"/mentoring/{pair}/write", {"text": "A whole thought"})
    with unit_of_work(write=False):
        assert db.scalar(select(func.count()).select_from(KeptDraft)) == 0


def test_what_is_new_is_marked_until_it_was_seen(two, signed_in):
    mentor, mentee, pair, _first = two
    with unit_of_work():
        actions.write(by_of(mentor), found.pair_for(by_of(mentor), pair), written("A new word"))
    phone, path = signed_in(mentee), f"/mentoring/{pair}"
    assert phone.get(path).html.count('class="post new"') == 1 and 'class="post new"' not in signed_in(mentor).get(path).html
    phone.send(f"{path}/seen")
    assert 'class="post new"' not in phone.get(path).html


def test_the_page_asks_as_much_for_one_message_as_for_many(two, signed_in, queries):
    mentor, mentee, pair, first = two
    phone = signed_in(mentee)
    phone.get(f"/mentoring/{pair}")
    with queries() as few:
        phone.get(f"/mentoring/{pair}")
    with unit_of_work():
        for number in range(4):
            make.message(found.pair_for(by_of(mentor), pair), f"Word {number}", answers_id=first, thanked_at=now(), changed_at=now())
    with queries() as many:
        phone.get(f"/mentoring/{pair}")
    assert len(few) == len(many)
