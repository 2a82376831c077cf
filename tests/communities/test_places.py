"""Founding, editing, archiving, reopening."""

import pytest

from hub.audit.models import Deed
from hub.communities import actions, queries
from hub.communities.queries import Wanted
from hub.communities.rules import standing
from hub.errors import Forbidden, Invalid, NotFound
from hub.search.models import Document
from hub.storage.unit import db, unit_of_work
from hub.text.writing import written
from tests.cast import acting_as
from tests.makers import community, person
from tests.makers.communities import charter


def test_the_founder_looks_after_what_they_found(app):
    amina = person()
    with acting_as(amina) as by:
        place = actions.found(by, charter(about=written("**Welcome**")))
        assert standing(by, place).is_facilitator and place.members_count == 1
    with acting_as(amina, write=False) as by:
        found = queries.community_for(by, "hand-pumps")
        assert standing(by, found).is_facilitator
        assert "<strong>Welcome</strong>" in found.about_html


def test_the_same_key_founds_once(app):
    amina = person()
    ids = set()
    for _try in range(3):
        with acting_as(amina) as by:
            ids.add(actions.found(by, charter(), "a-key-of-mine").id)
    with acting_as(person()) as by:
        ids.add(actions.found(by, charter(), "a-key-of-mine").id)
    assert len(ids) == 2


@pytest.mark.parametrize(("field", "value"), [
    ("name", "ab"), ("name", "x" * 121), ("purpose", "x" * 301), ("access", "secret"), ("tags", tuple("abcdefghijk")),
    ("tags", ("x" * 41,)), ("languages", ("klingon",)), ("wanted_mix", ("wizards",)),
])
def test_what_does_not_fit_is_said_beside_its_field(app, field, value):
    with acting_as(person()) as by:
        with pytest.raises(Invalid) as refusal:
            actions.found(by, charter(**{field: value}))
        assert refusal.value.field == field and refusal.value.message
        assert queries.count_of_communities() == 0


def test_slugs_are_free_and_in_any_script(app):
    amina = person()
    with acting_as(amina) as by:
        slugs = [actions.found(by, charter(name)).slug for name in ("Water", "Water", "New", "آبار القرى", "!!!", "x" * 120, "x" * 120)]
    assert slugs[:3] == ["water", "water-2", "new-2"]
    assert len(set(slugs)) == 7 and all(1 <= len(slug) <= 60 for slug in slugs)


def test_a_private_name_is_not_told_by_the_slug_of_its_namesake(app):
    with acting_as(person()) as by:
        hidden = actions.found(by, charter("Whistle", access="private"))
    with acting_as(person()) as by:
        assert actions.found(by, charter("Whistle")).slug == "whistle"
    assert hidden.slug != "whistle"


def test_editing_keeps_the_slug_and_reaches_the_index(cast):
    with acting_as(cast.facilitator) as by:
        place = queries.community_for(by, "wells")
        actions.edit(by, place, charter("Deep wells", access="private"))
        assert place.slug == "wells"
    with unit_of_work(write=False):
        row = db.query(Document).filter_by(kind="community").one()
        assert (row.title, row.audience) == ("Deep wells", "community")
    with acting_as(cast.outsider) as by, pytest.raises(NotFound):
        queries.community_for(by, "wells")


def test_members_do_not_edit(cast):
    with acting_as(cast.member) as by, pytest.raises(Forbidden):
        actions.edit(by, queries.community_for(by, "wells"), charter())


def test_archive_and_reopen_are_noted_once(cast):
    for act in (actions.archive, actions.archive, actions.reopen, actions.reopen):
        with acting_as(cast.facilitator) as by:
            act(by, queries.community_for(by, "wells"))
    with unit_of_work(write=False):
        assert [deed.verb for deed in db.query(Deed).order_by(Deed.id)] == ["archive", "reopen"]


def test_lists_are_narrowed_by_words_without_accents_language_and_tag(app):
    with acting_as(person()) as by:
        actions.found(by, charter("Santé et eau", purpose="", tags=("forages",), languages=("fr",)))
        actions.found(by, charter("Roads", purpose="", tags=("50%_off",), languages=("en",)))
    cases = {Wanted("SANTE"): "Santé et eau", Wanted(language="fr"): "Santé et eau", Wanted(tag="forages"): "Santé et eau", Wanted(tag="50%_off"): "Roads"}
    with acting_as(person()) as by:
        assert {wanted: [c.name for c in queries.others_for(by, wanted).rows] for wanted in cases} == {w: [n] for w, n in cases.items()}
        assert not queries.others_for(by, Wanted(tag="%")).rows and not queries.others_for(by, Wanted("zzz")).rows


def test_others_come_in_pages_that_join_up(app):
    for number in range(45):
        community(f"Place {number:02}", slug=f"place-{number:02}")
    with acting_as(person()) as by:
        first = queries.others_for(by, Wanted())
        second = queries.others_for(by, Wanted(), after=first.later)
        third = queries.others_for(by, Wanted(), after=second.later)
        back = queries.others_for(by, Wanted(), before=third.earlier)
    assert [len(page.rows) for page in (first, second, third)] == [20, 20, 5]
    assert [c.slug for c in back.rows] == [c.slug for c in second.rows] and third.later is None


def test_a_community_has_a_mark_that_stays(app):
    place = community("Coastal fisheries")
    assert place.initials == "CF" and place.colour in range(8) and place.colour == place.id % 8
    assert community("مصايد الساحل", slug="masayid").initials != "?"
