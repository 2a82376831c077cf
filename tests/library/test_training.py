"""Training material: marked with a guide by who looks after the community, found by it, shown with it."""

import pytest

from hub.storage.unit import unit_of_work
from tests.makers.live import live, session_notes

GUIDE = "## Aims\n\nTo choose a **pump**.\n\n## Time\n\nNinety minutes"


@pytest.fixture
def item(cast, frozen):
    """Session notes with a decision and an action."""
    return session_notes(live(cast.wells, cast.facilitator), notes="Decision: one stock for all\n\nAction: list the dealers @moussa by 14 May")


def test_a_facilitator_makes_notes_training_material(item, cast, signed_in):
    facilitator, path = signed_in(cast.facilitator), f"/library/{item.id}"
    assert "## Aims" in facilitator.get(f"{path}/guide").html
    page = facilitator.post(f"{path}/guide", {"source": GUIDE}, follow=True)
    assert "<strong>pump</strong>" in page.html and "Amina Otieno" in page and "Training material" in page
    member = signed_in(cast.member)
    assert "Ninety minutes" in member.get(path) and "Make it training material" not in member.get(path)


def test_the_library_is_narrowed_to_it(item, cast, signed_in):
    session_notes(live(cast.wells, cast.facilitator, title="Only notes"))
    visitor = signed_in(None)
    assert "kind=training" not in visitor.get("/library/").html
    signed_in(cast.facilitator).send(f"/library/{item.id}/guide", {"source": GUIDE, "key": "a-key-of-it"})
    for shelf in ("/library/", "/communities/wells/library"):
        assert "Only notes" in visitor.get(shelf) and "kind=training" in visitor.get(shelf).html
        narrowed = visitor.get(f"{shelf}?kind=training")
        assert "Pumps that last" in narrowed and "Only notes" not in narrowed


def test_it_is_found_by_the_words_of_its_guide(item, cast, signed_in):
    assert "Pumps that last" not in signed_in(None).get("/search?q=ninety")
    signed_in(cast.facilitator).send(f"/library/{item.id}/guide", {"source": GUIDE, "key": "a-key-of-it"})
    assert "Pumps that last" in signed_in(None).get("/search?q=ninety")


def test_it_becomes_plain_notes_again(item, cast, signed_in):
    facilitator = signed_in(cast.facilitator)
    facilitator.send(f"/library/{item.id}/guide", {"source": GUIDE, "key": "a-key-of-it"})
    page = facilitator.post(f"/library/{item.id}/guide/remove", on=f"/library/{item.id}/guide", follow=True)
    assert "Ninety minutes" not in page and "Make it training material" in page


def test_an_empty_guide_is_refused(item, cast, signed_in):
    page = signed_in(cast.facilitator).post(f"/library/{item.id}/guide", {"source": "  "})
    assert page.status == 422 and "Write a few lines" in page


def test_nobody_else_marks_it(item, cast, signed_in):
    for who in (cast.member, cast.outsider, cast.muted):
        assert signed_in(who).send(f"/library/{item.id}/guide", {"source": GUIDE, "key": "a-key-of-it"}).status == 403
    assert "Ninety" not in signed_in(cast.member).get(f"/library/{item.id}")


def test_decisions_and_actions_stand_on_the_page_and_follow_corrections(item, cast, signed_in):
    member, path = signed_in(cast.member), f"/library/{item.id}"
    page = member.get(path)
    assert "one stock for all" in page and "list the dealers" in page and "14 May" in page and "/people/moussa" in page.links
    member.post(f"{path}/edit", {"source": "Décision : deux stocks"})
    page = member.get(path)
    assert "deux stocks" in page and "list the dealers" not in page and "Actions" not in page


def test_the_agenda_says_when_each_point_was_talked_about(cast, frozen):
    from datetime import timedelta

    import time_machine

    from hub.clock import now
    from hub.live import actions, queries
    from tests.cast import acting_as

    opened = live(cast.wells, cast.facilitator, opened_at=now())
    for minutes, number in ((2, 0), (7, 1), (17, 0)):
        with time_machine.travel(now() + timedelta(minutes=minutes), tick=False), acting_as(cast.facilitator) as by:
            actions.point(by, queries.seat_for(by, opened.id, lock=True), number)
    with time_machine.travel(now() + timedelta(minutes=20), tick=False), unit_of_work():
        points = session_notes(opened).record["agenda"]
    assert [(point["at"], point["took"]) for point in points] == [(2, 8), (7, 10)]
