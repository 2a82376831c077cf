"""Who looks after pairs: what they see of one and of all, what they do, and never a word of messages or notes."""

from datetime import timedelta

import pytest

from hub.clock import now
from hub.communities.queries import by_of
from hub.errors import Forbidden, NotFound
from hub.mentorship import actions, queries
from hub.mentorship.models import Coordinator
from hub.storage.unit import db, unit_of_work
from hub.text.writing import written
from tests.makers import mentorship as make
from tests.makers import person

CANARY = "kanarienvogel"
DAY = timedelta(days=1)


@pytest.fixture
def world(cast):
    """A pair of the cohort of Wells, every text of theirs a canary; Olu coordinates the site, Amina facilitates Wells."""
    with unit_of_work():
        db.add(Coordinator(person_id=cast.outsider.id))
        round_one = make.cohort(cast.wells)
        pair = make.pair(cast.member, cast.other, cohort_id=round_one.id, wanted=CANARY, wanted_html=CANARY, first_goal=CANARY, answer=CANARY)
        make.goal(pair, CANARY, indicator=CANARY, why=CANARY, percent=40)
        make.meeting(pair, plan=CANARY, agreed=CANARY, agreed_html=CANARY, state="held", starts_at=now() - DAY)
        make.step(pair, CANARY), make.private_note(pair, cast.member, CANARY), make.learning(pair, CANARY)
        make.file(make.message(pair, CANARY), CANARY, name=f"{CANARY}.txt")
        make.check_in(pair, cast.member, fit="good", progress=4, words=CANARY, obstacles=["time"], answered_at=now())
        make.alert(pair)
        return cast, pair


@pytest.mark.parametrize("who", ["outsider", "facilitator", "admin"])
def test_the_page_of_a_pair_shows_dates_and_counts_and_no_word(world, signed_in, who):
    """Story four: who looks after the pair opens its page, and the body holds no text of messages, notes or goals."""
    cast, pair = world
    page = signed_in(getattr(cast, who)).get(f"/mentoring/overview/{pair.id}")
    assert page.status == 200 and CANARY not in page.html
    assert "Moussa Traoré" in page and "We fit well" in page and "40" in page and "Messages 1" in page and "How far" not in page


@pytest.mark.parametrize("who", ["member", "other", "muted"])
def test_nobody_else_finds_it_not_even_the_two(world, signed_in, who):
    cast, pair = world
    assert signed_in(getattr(cast, who)).get(f"/mentoring/overview/{pair.id}").status == 404


def test_what_goals_are_called_is_shown_only_if_both_signed_that(world, signed_in):
    cast, pair = world
    visitor, path = signed_in(cast.outsider), f"/mentoring/overview/{pair.id}"
    make.agreement(pair, sees="titles", purpose="Safe wells", mentor_signed_at=now())
    assert CANARY not in visitor.get(path).html
    make.agreement(pair, version=2, sees="titles", purpose="Safe wells", mentor_signed_at=now(), mentee_signed_at=now())
    page = visitor.get(path)
    assert page.html.count(CANARY) == 2 and "Safe wells" in page  # the words and the label of the bar


def test_of_a_check_in_the_rest_is_shown_where_it_is_shared(world, signed_in):
    cast, pair = world
    make.check_in(pair, cast.other, day=90, fit="deciding", progress=2, words="Too little time", is_shared=True, answered_at=now())
    page = signed_in(cast.facilitator).get(f"/mentoring/overview/{pair.id}")
    assert "Too little time" in page and "How far: 2 of 5" in page and CANARY not in page.html


def test_facilitators_see_their_cohorts_and_nothing_else(world, signed_in):
    cast, pair = world
    elsewhere = make.pair(person("Somebody Else"), person())
    visitor = signed_in(cast.facilitator)
    assert "Moussa Traoré" in visitor.get("/mentoring/overview") and "Somebody Else" not in visitor.get("/mentoring/overview")
    assert visitor.get(f"/mentoring/overview/{elsewhere.id}").status == 404
    assert signed_in(cast.outsider).get(f"/mentoring/overview/{elsewhere.id}").status == 200
    with unit_of_work(), pytest.raises(Forbidden):
        actions.nudge(by_of(cast.facilitator), queries.overseen_pair(by_of(cast.outsider), elsewhere.id))


def test_the_overview_filters_by_health_and_reminds_with_one_click(world, signed_in):
    cast, pair = world
    with unit_of_work():
        quiet = make.pair(person("Quiet One"), person())
    visitor = signed_in(cast.outsider)
    here = {state: visitor.get(f"/mentoring/overview?state={state}").links for state in ("", "stalled", "watch")}
    paths = [f"/mentoring/overview/{one.id}" for one in (pair, quiet)]
    assert {state: [path in links for path in paths] for state, links in here.items()} == {"": [True] * 2, "stalled": [True, False], "watch": [False] * 2}
    assert visitor.post(f"/mentoring/overview/{pair.id}/nudge", on="/mentoring/overview").status == 302
    assert visitor.send(f"/mentoring/overview/{pair.id}/nudge").status == 409


def test_a_question_is_for_coordinators_and_the_answer_for_who_asked(world, signed_in):
    cast, pair = world
    asker, other, coordinator = signed_in(cast.member), signed_in(cast.other), signed_in(cast.outsider)
    path = f"/mentoring/{pair.id}/ask-coordinators"
    assert asker.post(path, {"words": "May we go on longer?"}).status == 302
    assert "asks you something" in coordinator.get("/mentoring/overview")
    page = coordinator.get(f"/mentoring/overview/{pair.id}")
    answer = next(form for form in page.forms if "/questions/" in form.action)
    assert "May we go on longer?" in page and coordinator.post(answer.action, {"words": "Of course"}, on=f"/mentoring/overview/{pair.id}").status == 302
    assert "Of course" in asker.get(path) and "longer" not in other.get(path) and "asks you something" not in coordinator.get("/mentoring/overview")


def test_a_seen_alert_of_a_check_in_is_gone(world):
    cast, pair = world
    alert = make.alert(pair, rule="check_in")
    with unit_of_work():
        by = by_of(cast.outsider)
        found = queries.overseen_pair(by, pair.id)
        actions.see_to(by, found, queries.alert_of(found, alert.id))
        assert "check_in" not in queries.open_alerts([pair.id])[pair.id]
        with pytest.raises(NotFound):
            queries.overseen_pair(by_of(cast.member), pair.id)


def test_a_mentor_writes_to_all_at_once(app, signed_in):
    """Each in the thread of the pair; sent again, nobody gets it twice; a paused pair is left out."""
    with unit_of_work():
        mentor = person("Amina")
        pairs = [make.pair(mentor, person()) for _ in range(3)]
        make.pair(mentor, person(), state="paused")
    visitor = signed_in(mentor)
    for _ in range(2):
        visitor.send("/mentoring/write-to-all", {"text": "The clinic is closed on Friday", "key": "one-key-for-all"})
    with unit_of_work():
        for pair in pairs:
            assert len(queries.workspace_for(by_of(mentor), queries.pair_for(by_of(mentor), pair.id)).messages.rows) == 1
        assert actions.write_to_all(by_of(mentor), written("Again"), "another-key-for-all") == 3


def test_a_mentor_with_fifty_mentees_asks_no_more_than_twelve_times(app, signed_in, queries):
    """Whoever it is: a mentor who also facilitates asks no more."""
    from tests.makers import community

    with unit_of_work():
        mentor = person()
        community("Wells", facilitators=[mentor])
        for number in range(50):
            pair = make.pair(mentor, person(), contact_at=now() - number * DAY)
            make.goal(pair), make.meeting(pair), make.step(pair), make.check_in(pair, mentor)
    visitor = signed_in(mentor)
    with queries() as seen:
        page = visitor.get("/mentoring/")
    assert page.html.count("<article") == 50 and len(seen) <= 12
