"""The list of notices, its button, and the settings of mail."""

import pytest

from hub.communities.actions import leave
from hub.communities.models import Community, Membership
from hub.notifications import actions
from hub.notifications.letters import stop_path
from hub.notifications.models import Notice
from hub.storage.unit import db, unit_of_work
from tests.cast import acting_as
from tests.makers import community


def tell(cast, count=1, **changes):
    with acting_as(cast.member) as by:
        for number in range(count):
            actions.tell(by, [cast.other.id], "x", once=f"n{number}", path=f"/people/n{number}", words={"title": f"Title {number}"}, **changes)


@pytest.mark.parametrize("path", ["/notices", "/me/notices"])
def test_own_pages_need_a_sign_in(client, cast, signed_in, path):
    assert signed_in(cast.other).get(path).status == 200
    assert client.get(path).status == 302


def test_the_list_is_mine_newest_first(cast, signed_in):
    tell(cast, 2)
    page = signed_in(cast.other).get("/notices")
    assert page.html.index("Title 1") < page.html.index("Title 0") and "2 unread" in page
    assert "Title" not in signed_in(cast.outsider).get("/notices")


def test_opening_the_list_reads_nothing_and_the_button_reads_all(cast, signed_in):
    tell(cast, 2)
    visitor = signed_in(cast.other)
    visitor.get("/notices"), visitor.get("/notices")
    with unit_of_work(write=False):
        assert db.query(Notice).filter(Notice.read_at.is_(None)).count() == 2
    visitor.post("/notices/read", on="/notices")
    with unit_of_work(write=False):
        assert db.query(Notice).filter(Notice.read_at.is_(None)).count() == 0


def test_what_came_while_the_page_was_open_stays_unread(cast, signed_in):
    tell(cast, 1)
    visitor = signed_in(cast.other)
    form = visitor.get("/notices").form_to("/notices/read")
    tell(cast, 2)
    visitor.send("/notices/read", form.fields)
    with unit_of_work(write=False):
        assert [n.words["title"] for n in db.query(Notice).filter(Notice.read_at.is_(None))] == ["Title 1"]


def test_one_is_read_by_its_button_and_only_mine(cast, signed_in):
    tell(cast)
    with unit_of_work(write=False):
        number = db.query(Notice).one().id
    assert signed_in(cast.outsider).send(f"/notices/{number}/read").status == 404
    assert signed_in(cast.other).post(f"/notices/{number}/read", on="/notices").location == "/people/n0"


@pytest.mark.parametrize("number", ["0", "999999", "99999999999999999999", "-1", "x"])
def test_other_numbers_are_not_found(cast, signed_in, number):
    assert signed_in(cast.other).send(f"/notices/{number}/read").status in (400, 404)
    assert signed_in(cast.other).get(f"/notices?before={number}").status in (200, 400, 404)


def test_the_list_asks_as_often_for_one_as_for_three(cast, signed_in, queries):
    visitor, seen = signed_in(cast.other), []
    for count in (1, 3):
        tell(cast, count, community_id=cast.wells.id)
        visitor.get("/notices")
        with queries() as asked:
            visitor.get("/notices")
        seen.append(len(asked))
    assert seen[0] == seen[1] <= 6


def test_long_lists_have_pages(cast, signed_in):
    tell(cast, 45)
    visitor = signed_in(cast.other)
    first = visitor.get("/notices")
    second = visitor.get(next(link for link in first.links if "before=" in link))
    assert "Title 44" in first and "Title 24" in second and "Title 25" not in second


def test_settings_are_kept_and_silenced_places_come_back(cast, signed_in):
    visitor = signed_in(cast.other)
    assert visitor.post("/me/notices", {"mail": "digest", "digest": "weekly", "quiet": ""}).status == 302
    fields = visitor.get("/me/notices").form_to("/me/notices").fields
    assert (fields["mail"], fields["digest"]) == ("digest", "weekly")
    with unit_of_work():
        actions.silence(cast.other.id, cast.wells.id)
    assert "Wells" in visitor.get("/me/notices").words
    visitor.post(f"/me/notices/{cast.wells.id}/again", on="/me/notices")
    assert "Write to me again" not in visitor.get("/me/notices")


@pytest.mark.parametrize("wrong", [{"mail": "always"}, {"digest": "hourly"}])
def test_other_choices_are_refused(cast, signed_in, wrong):
    assert signed_in(cast.other).post("/me/notices", {"mail": "now", "digest": "daily"} | wrong).status == 422


def test_who_left_a_private_community_does_not_learn_its_new_name(cast, signed_in):
    """The name beside a notice is the present one, for those who may know of it."""
    place = community("Den", access="private", members=[cast.other])
    tell(cast, community_id=place.id)
    assert "Den" in signed_in(cast.other).get("/notices").words
    with acting_as(cast.other) as by:
        leave(by, db.get(Community, place.id))
    assert "Den" not in signed_in(cast.other).get("/notices").words


def test_a_link_in_an_old_letter_names_no_place_its_reader_may_not_know(cast, client):
    path = stop_path(cast.other.id, cast.wells.id)
    assert "Wells" in client.get(path) and client.get(path).headers["Referrer-Policy"] == "no-referrer"
    with unit_of_work():
        db.get(Community, cast.wells.id).access = "private"
    assert "Wells" in client.get(path)
    with unit_of_work():
        db.query(Membership).filter_by(person_id=cast.other.id).delete()
    assert "Wells" not in client.get(path) and "this community" in client.get(path) and "Wells" not in client.post(path)
