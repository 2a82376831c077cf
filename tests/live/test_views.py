"""What the pages of live sessions promise: planned, found, registered for, followed without script, closed into notes."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from hub.clock import now
from hub.live.models import LiveSession
from hub.storage.unit import db, unit_of_work
from tests.makers.live import live, live_role

WANTED = {"title": "Pumps that last", "about": "**Why** they break.", "on": "2026-12-03", "at": "15:00", "zone": "Africa/Nairobi",
          "minutes": "90", "agenda": "Welcome, 5\nSpare parts (40 min)\nQuestions", "topics": "Water, spare parts", "speakers": "@moussa"}


def only_live() -> LiveSession:
    with unit_of_work(write=False):
        return db.scalar(select(LiveSession))


@pytest.fixture
def planned(cast, signed_in, frozen):
    """A session planned by form, and the answer."""
    facilitator = signed_in(cast.facilitator)
    return facilitator.post("/communities/wells/live/new", WANTED)


def test_a_planned_session_shows_its_time_in_both_zones(planned, cast, signed_in):
    page = signed_in(cast.other).get(planned.location)
    assert "3 Dec 2026, 17:30" in page.words and "(15:00, Africa/Nairobi)" in page.words
    assert "Spare parts" in page and "40 minutes" in page and "Moussa Traoré" in page and "<strong>Why</strong>" in page.html


def test_sending_the_form_twice_plans_once(cast, signed_in, frozen):
    visitor = signed_in(cast.facilitator)
    answers = [visitor.post("/communities/wells/live/new", WANTED | {"key": "once-and-only"}).location for _ in range(2)]
    assert answers[0] == answers[1]


@pytest.mark.parametrize("field, value, words", [
    ("zone", "Mars/Olympus", "no time zone"), ("speakers", "@nobody", "@nobody"), ("on", "2026-01-01", "has passed"),
    ("minutes", "100000", ""), ("on", "tomorrow", ""), ("title", "", "Fill this in"), ("on", "2199-01-01", "three years"),
])
def test_what_does_not_fit_is_said_beside_its_field_and_kept(field, value, words, cast, signed_in, frozen):
    page = signed_in(cast.facilitator).post("/communities/wells/live/new", WANTED | {field: value})
    form = page.form_to("/communities/wells/live/new")
    assert page.status == 422 and words in page and form.fields[field] == value and form.fields["agenda"].strip().startswith("Welcome")
    assert only_live() is None


def test_a_time_that_the_clocks_skip_is_refused_with_another(cast, signed_in, frozen):
    page = signed_in(cast.facilitator).post("/communities/wells/live/new", WANTED | {"zone": "Europe/Paris", "on": "2027-03-28", "at": "02:30"})
    assert page.status == 422 and "jump over 02:30" in page and "03:30" in page


def test_a_change_keeps_what_was_not_touched(planned, cast, signed_in):
    facilitator = signed_in(cast.facilitator)
    page = facilitator.post(f"{planned.location}/edit", {"at": "16:00"}, follow=True)
    assert "16:00" in page.words and "40 minutes" in page and "Moussa" in page


def test_registering_counts_once_and_can_be_taken_back(planned, cast, signed_in):
    member, path = signed_in(cast.member), planned.location
    assert "1 person" in member.post(f"{path}/register", on=path, follow=True)
    member.send(f"{path}/register")
    assert "1 person" in member.get(path)
    assert "0 people" in member.post(f"{path}/unregister", on=path, follow=True)


def test_a_session_called_off_says_so(planned, cast, signed_in):
    facilitator = signed_in(cast.facilitator)
    page = facilitator.post(f"{planned.location}/cancel", on=planned.location, follow=True)
    assert "Called off" in page and facilitator.get("/live/").words.count("Called off") == 1


def test_a_draft_is_only_for_who_prepares_it(cast, signed_in):
    draft = live(cast.wells, cast.facilitator, state="draft", title="Secret plan")
    assert signed_in(cast.facilitator).get(f"/live/{draft.id}").status == 200
    assert "Secret plan" in signed_in(cast.facilitator).get("/live/")
    for person in (cast.member, cast.outsider):
        assert signed_in(person).get(f"/live/{draft.id}").status == 404
        assert "Secret plan" not in signed_in(person).get("/live/") and "Secret plan" not in signed_in(person).get("/communities/wells/live")


@pytest.mark.parametrize("path", ["/live/", "/communities/wells/live"])
def test_lists_cost_the_same_for_one_and_for_three(path, cast, signed_in, queries):
    member, counts = signed_in(cast.member), []
    for number in (1, 2):
        for _ in range(number):
            live(cast.wells, cast.facilitator, state="planned", starts_at=now() + timedelta(days=1))
            live(cast.wells, cast.facilitator, state="closed")
        with queries() as seen:
            assert member.get(path).status == 200
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 10


def test_past_sessions_are_paged(cast, signed_in):
    made = [live(cast.wells, cast.facilitator, state="closed", title=f"Number {n}") for n in range(25)]
    member = signed_in(cast.member)
    page = member.get("/live/")
    after = next(link for link in page.links if "before=" in link)
    assert f"/live/{made[24].id}" in page.links and f"/live/{made[0].id}" not in page.links
    assert f"/live/{made[0].id}" in member.get(after).links


def test_the_page_of_text_needs_no_script(cast, signed_in, socket):
    open_live = live(cast.wells, cast.facilitator)
    host, member = socket(cast.facilitator), signed_in(cast.member)
    host.ask("live:enter", live=open_live.id)
    host.ask("chat:say", live=open_live.id, text="Good morning", client_id="first-line")
    host.ask("notes:write", live=open_live.id, base=0, start=0, gone=0, text="Decided to meet\n", client_id="first-note")
    page = member.get(f"/live/{open_live.id}/text")
    assert "Good morning" in page and "Decided to meet" in page and "Amina Otieno" in page
    assert page.headers["Refresh"] == "20" and "Refresh" not in member.get(f"/live/{open_live.id}/text?write=1").headers


def test_without_script_one_is_there_says_a_line_and_raises_a_hand(cast, signed_in, socket):
    open_live = live(cast.wells, cast.facilitator)
    host, member, text = socket(cast.facilitator), signed_in(cast.member), f"/live/{open_live.id}/text"
    host.ask("live:enter", live=open_live.id)
    host.heard()
    member.post(f"/live/{open_live.id}/here", on=text)
    member.post(f"/live/{open_live.id}/say", {"text": "From a small phone"}, on=f"{text}?write=1")
    page = member.post(f"/live/{open_live.id}/hand", on=text, follow=True)
    assert [one["fact"] for one in host.heard()] == ["person:came", "chat:said", "hand:raised"]
    assert "From a small phone" in page and "Lower my hand" in page


def test_an_empty_line_by_text_is_refused_kindly(cast, signed_in):
    open_live = live(cast.wells, cast.facilitator)
    page = signed_in(cast.member).post(f"/live/{open_live.id}/say", {"text": " "}, on=f"/live/{open_live.id}/text?write=1")
    assert page.status == 422 and "Fill this in" in page


def test_closing_by_form_leads_to_the_notes(cast, signed_in, socket):
    open_live = live(cast.wells, cast.facilitator)
    scribe = socket(cast.member)
    live_role(open_live, cast.member)
    scribe.ask("live:enter", live=open_live.id)
    scribe.ask("notes:write", live=open_live.id, base=0, start=0, gone=0, text="## Agreed\n", client_id="first-note")
    page = signed_in(cast.facilitator).post(f"/live/{open_live.id}/close", on=f"/live/{open_live.id}", follow=True)
    assert "<h3>Agreed</h3>" in page.html and "1 person was there" in page
    assert "the session notes" in signed_in(cast.member).get(f"/live/{open_live.id}")


@pytest.mark.parametrize("number", ["0", "-1", "99999999999999999999999999", "x", "1.5"])
@pytest.mark.parametrize("rest", ["", "/room", "/text", "/session.ics"])
def test_numbers_of_nothing_are_not_found(number, rest, cast, signed_in):
    assert signed_in(cast.member).get(f"/live/{number}{rest}").status == 404


def test_ones_own_download_holds_what_one_said(cast, socket):
    from hub.communities.queries import by_of
    from hub.live.queries import own_part

    open_live = live(cast.wells, cast.facilitator)
    member = socket(cast.member)
    member.ask("live:enter", live=open_live.id)
    member.ask("chat:say", live=open_live.id, text="My words", client_id="my-first-words")
    with unit_of_work(write=False):
        mine, other = own_part(by_of(cast.member)), own_part(by_of(cast.other))
    assert [one["text"] for one in mine["said"]] == ["My words"] and len(mine["attended"]) == 1
    assert other == {"being_recorded": [], "registered": [], "attended": [], "said": []}


def test_visitors_see_how_many_are_there_but_not_who(cast, socket, client, signed_in):
    open_live = live(cast.wells, cast.facilitator)
    socket(cast.member).ask("live:enter", live=open_live.id)
    path = f"/live/{open_live.id}/text"
    assert "Moussa Traoré" in signed_in(cast.other).get(path)
    assert "1 person here" in client.get(path) and "Moussa" not in client.get(path).html


def test_who_follows_without_belonging_is_shown_the_way_in(cast, signed_in):
    open_live = live(cast.wells, cast.facilitator)
    outsider, path = signed_in(cast.outsider), f"/live/{open_live.id}"
    outsider.post("/communities/wells/join", on=path)
    assert signed_in(cast.outsider).post(f"{path}/say", {"text": "Now I belong"}, on=f"{path}/text?write=1").status == 302


def test_the_page_of_text_has_a_pace_too(cast, signed_in):
    open_live, member = live(cast.wells, cast.facilitator), signed_in(cast.member)
    answers = [member.send(f"/live/{open_live.id}/say", {"text": "x", "key": f"key-number-{n}"}).status for n in range(22)]
    assert answers.count(302) == 20 and answers[-1] == 429


def test_a_member_plans_a_session_unless_the_community_says_facilitators_do(cast, signed_in, frozen):
    member = signed_in(cast.member)
    assert "/communities/wells/live/new" in member.get("/live/").links
    page = member.post("/communities/wells/live/new", WANTED | {"speakers": ""}, follow=True)
    assert "Pumps that last" in page and "host" in page and "Open the room" in page
    signed_in(cast.facilitator).post("/communities/wells/manage/edit", {"members_plan": ""})
    refused = member.get("/communities/wells/live/new")
    assert refused.status == 403 and "Facilitators of the community plan" in refused
    assert "/communities/wells/live/new" not in member.get("/live/").links + member.get("/communities/wells/live").links


def test_a_member_does_not_plan_without_end(cast, signed_in, frozen):
    member = signed_in(cast.member)
    sent = [member.post("/communities/wells/live/new", WANTED | {"speakers": "", "key": f"plan-number-{n}"}) for n in range(6)]
    assert [page.status for page in sent] == [302] * 5 + [422] and "many sessions today" in sent[5]


def test_without_script_a_scribe_types_notes_and_reads_them_drawn(cast, signed_in):
    open_live = live(cast.wells, cast.facilitator)
    live_role(open_live, cast.member)
    scribe, path = signed_in(cast.member), f"/live/{open_live.id}/text"
    page = scribe.post(f"/live/{open_live.id}/notes", {"text": "## Agreed\n\n* Buy **seals**"}, on=f"{path}?write=notes", follow=True)
    assert "The notes are saved" in page and "<h3>Agreed</h3>" in page.html and "<strong>seals</strong>" in page.html
    assert "write=notes" not in signed_in(cast.other).get(path).html
    assert signed_in(cast.other).send(f"/live/{open_live.id}/notes", {"text": "No", "base": "1", "key": "not-a-scribe"}).status == 403


def test_notes_typed_without_script_keep_what_others_wrote_meanwhile(cast, signed_in, socket):
    open_live = live(cast.wells, cast.facilitator)
    host, where = signed_in(cast.facilitator), f"/live/{open_live.id}/notes"
    path = f"/live/{open_live.id}/text?write=notes"
    host.post(f"/live/{open_live.id}/notes", {"text": "One\nTwo"}, on=path)
    form = host.get(path)
    other = socket(cast.facilitator)
    other.ask("notes:write", live=open_live.id, base=1, start=2, gone=0, text="Three\n", client_id="meanwhile")
    host.send(f"/live/{open_live.id}/notes", {"text": "Zero\nOne\nTwo", "base": form.form_to(where).fields["base"], "key": "from-the-form"})
    assert host.get(path).form_to(where).fields["text"].split() == ["Zero", "One", "Two", "Three"]


def test_without_script_a_host_calls_a_hand_sets_the_point_and_takes_a_line_away(cast, signed_in):
    open_live = live(cast.wells, cast.facilitator)
    member, host, path = signed_in(cast.member), signed_in(cast.facilitator), f"/live/{open_live.id}/text"
    member.post(f"/live/{open_live.id}/hand", on=path)
    member.post(f"/live/{open_live.id}/say", {"text": "Buy my pumps"}, on=f"{path}?write=1")
    page = host.post(f"/live/{open_live.id}/hands/{cast.member.id}", on=path, follow=True)
    assert "has the word" in page
    host.send(f"/live/{open_live.id}/point", {"point": "1"})
    assert "Spare parts now" in host.get(path).words
    away = next(link for link in page.links if "write=away" in link)
    seq = away.rpartition("=")[2]
    gone = host.post(f"/live/{open_live.id}/lines/{seq}/hide", on=away, follow=True)
    assert "This line was taken away" in gone and "Buy my pumps" not in gone
    host.send(f"/live/{open_live.id}/hands/{cast.member.id}", {"act": "lower"})
    assert "has the word" not in host.get(path)


def test_a_point_that_is_none_is_refused_kindly(cast, signed_in):
    open_live = live(cast.wells, cast.facilitator)
    for number in ("7", "-1", "x", ""):
        assert signed_in(cast.facilitator).send(f"/live/{open_live.id}/point", {"point": number}).status in (400, 409, 422)
