"""What the library promises: found by community, month, topic, speaker and search; corrected with every version kept."""

from datetime import datetime

import pytest

from hub.accounts.by import HOUSE
from hub.library.models import Item
from hub.search.queries import Asker, found
from hub.storage.unit import db, unit_of_work
from tests.makers import community, membership
from tests.makers.live import line, live, live_role, session_notes


def kept(place, host, title="Pumps that last", topics=(), month="2026-03", speaker=None, **changes):
    """Session notes of a session held in a month."""
    one = live(place, host, title=title, topics=list(topics), opened_at=datetime.fromisoformat(f"{month}-10T12:00:00+00:00"), **changes)
    if speaker:
        live_role(one, speaker, "speaker")
    return session_notes(one)


@pytest.fixture
def shelf(cast):
    """Three sets of notes in two communities, one of them private."""
    secret = community("Secret circle", slug="secret", access="private")
    membership(secret, cast.facilitator, role="facilitator")
    membership(secret, cast.other)
    return {
        "pumps": kept(cast.wells, cast.facilitator, "Pumps that last", ["water", "pumps"], "2026-03", cast.member),
        "meters": kept(cast.wells, cast.facilitator, "Meters without fear", ["water", "money"], "2026-05", cast.other),
        "secret": kept(secret, cast.facilitator, "Canary-4711", ["canary-topic"], "2026-04", cast.other),
    }


@pytest.mark.parametrize("query, names", [
    ("", {"Pumps that last", "Meters without fear"}), ("?topic=water", {"Pumps that last", "Meters without fear"}), ("?topic=money", {"Meters without fear"}),
    ("?month=2026-03", {"Pumps that last"}), ("?speaker=moussa", {"Pumps that last"}), ("?speaker=moussa&topic=money", set()), ("?topic=nothing", set()),
    ("?month=2026-13", {"Pumps that last", "Meters without fear"}), ("?before=x&month=2026", {"Pumps that last", "Meters without fear"}),
])
def test_notes_are_found_by_browsing(query, names, shelf, signed_in, cast, client):
    for path in ("/library/", "/communities/wells/library"):
        for visitor in (signed_in(cast.member), client):
            page = visitor.get(path + query)
            assert page.status == 200 and {name for name in ("Pumps that last", "Meters without fear") if name in page.words} == names


def test_what_is_private_leaves_no_trace(shelf, signed_in, cast, client):
    path = f"/library/{shelf['secret'].id}"
    member = signed_in(cast.other)
    assert "Canary-4711" in member.get("/library/") and member.get(path).status == 200 and "canary-topic" in member.get("/library/").html
    for visitor in (client, signed_in(cast.outsider), signed_in(cast.member), signed_in(cast.admin)):
        for page in ("/library/", "/library/?topic=canary-topic", "/library/?speaker=priya", "/library/?month=2026-04"):
            assert "anary" not in visitor.get(page).html.replace("topic=canary-topic", "").replace(">canary-topic<", "")
        for rest in ("", "/history", "/history/1", "/edit"):
            assert visitor.get(path + rest).status in (404, 302) and visitor.get(path + rest).location in ("", f"/sign-in?next={path}{rest}")
        assert visitor.get("/communities/secret/library").status == 404


def test_notes_are_found_by_search(shelf, cast):
    with unit_of_work(write=False):
        results = found(Asker(), "spare parts together", kind="notes")
        assert {hit.ref_id for hit in results.rows} == {shelf["pumps"].id, shelf["meters"].id}


def test_a_correction_is_the_next_version_and_the_first_stays(shelf, signed_in, cast):
    path, member = f"/library/{shelf['pumps'].id}", signed_in(cast.member)
    page = member.post(f"{path}/edit", {"source": "# Agreed\n\nBuy **seals** together.", "why": "Seals, not all parts"}, follow=True)
    assert "<strong>seals</strong>" in page.html and "2 versions" in page
    history = member.get(f"{path}/history")
    assert "Moussa Traoré" in history and "Seals, not all parts" in history and "As the session ended" in history
    change = member.get(f"{path}/history/2")
    assert "Buy spare parts together." in change and "Buy **seals** together." in change and "taken out" in change
    assert "Buy spare parts together." in member.get(f"{path}/history/1")


def test_a_save_on_an_old_version_is_refused_and_both_texts_are_kept(shelf, signed_in, cast):
    path, member, other = f"/library/{shelf['pumps'].id}", signed_in(cast.member), signed_in(cast.other)
    stale = member.get(f"{path}/edit").form_to(f"{path}/edit").fields
    other.post(f"{path}/edit", {"source": "From Priya"})
    page = member.send(f"{path}/edit", stale | {"source": "From Moussa"})
    assert page.status == 422 and "From Moussa" in page.html and "From Priya" in page.html and "newer version" in page
    again = page.form_to(f"{path}/edit").fields
    assert member.send(f"{path}/edit", again | {"source": "From both"}).status == 302
    assert "From both" in member.get(path)


def test_a_correction_changes_topics_and_what_search_finds(shelf, signed_in, cast):
    path, member = f"/library/{shelf['pumps'].id}", signed_in(cast.member)
    member.post(f"{path}/edit", {"source": "Zeolite filters", "topics": "Filters, filters, WATER"})
    assert "Pumps that last" in member.get("/library/?topic=filters") and "Pumps that last" not in member.get("/library/?topic=pumps").words
    with unit_of_work(write=False):
        assert [hit.ref_id for hit in found(Asker(), "zeolite", kind="notes").rows] == [shelf["pumps"].id]


def test_a_page_of_notes_shows_what_the_session_left(cast, signed_in, client):
    from hub.communities.queries import by_of
    from hub.live import actions, queries

    one = live(cast.wells, cast.facilitator)
    with unit_of_work():
        by = by_of(cast.member)
        actions.arrive(by, queries.seat_for(by, one.id, lock=True))
        line(one, by, "Look at https://example.org/seals, it helps")
    path = f"/library/{session_notes(one).id}"
    page = signed_in(cast.other).get(path)
    assert "https://example.org/seals" in page.links and "Look at" in page and "Moussa Traoré" in page and "Spare parts" in page
    stranger = client.get(path)
    assert "1 person was there" in stranger and "Who, and how long" not in stranger


@pytest.mark.parametrize("path", ["/library/", "/communities/wells/library"])
def test_lists_cost_the_same_for_one_and_for_three(path, cast, signed_in, queries):
    member, counts = signed_in(cast.member), []
    for number in (1, 2):
        for _ in range(number):
            kept(cast.wells, cast.facilitator, topics=["water"], speaker=cast.member)
        with queries() as seen:
            assert member.get(path).status == 200
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 11


def test_many_notes_are_paged(cast, signed_in):
    made = [kept(cast.wells, cast.facilitator, f"Number {n}", ["water"]) for n in range(23)]
    member = signed_in(cast.member)
    page = member.get("/library/?topic=water")
    after = next(link for link in page.links if "before=" in link)
    assert f"/library/{made[22].id}" in page.links and f"/library/{made[0].id}" not in page.links and "topic=water" in after
    assert f"/library/{made[0].id}" in member.get(after).links


@pytest.mark.parametrize("values", [{"title": ""}, {"title": "x" * 500}, {"source": "x" * 20_001}, {"base": "abc"}, {"base": "99999999999999999999"}])
def test_a_correction_that_does_not_fit_is_refused_and_kept(values, shelf, signed_in, cast):
    path = f"/library/{shelf['pumps'].id}/edit"
    page = signed_in(cast.member).post(path, {"source": "Kept text"} | values)
    assert page.status == 422 and (values.get("source") or "Kept text") in page.html


def test_nothing_but_the_named_fields_is_taken(shelf, signed_in, cast):
    number = shelf["pumps"].id
    signed_in(cast.member).post(f"/library/{number}/edit", {"source": "x", "community_id": "2", "live_id": "7", "html": "<b>", "id": "9", "kept_by_id": "3"})
    with unit_of_work(write=False):
        after = db.get(Item, number)
        assert (after.community_id, after.live_id, after.kept_by_id) == (shelf["pumps"].community_id, shelf["pumps"].live_id, HOUSE.id)


@pytest.mark.parametrize("number", ["0", "-1", "9" * 30, "x", "1/history/0", "1/history/" + "9" * 30])
def test_numbers_of_nothing_are_not_found(number, shelf, signed_in, cast):
    assert signed_in(cast.member).get(f"/library/{number}").status == 404
