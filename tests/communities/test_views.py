"""The pages of communities as people meet them: forms, messages, ways, the same number of queries for one and for three."""

import re

import pytest

from hub.clock import now
from hub.storage.unit import unit_of_work
from tests.cast import make_cast
from tests.makers import community, membership, person
from tests.makers.communities import invitation, join_request


def test_founding_by_form_leads_to_invitations(cast, signed_in):
    olu = signed_in(cast.outsider)
    values = {"name": "Hand pumps", "purpose": "Keep water flowing", "about": "# Hello", "access": "request", "tags": "Water, #pumps,water"}
    assert olu.post("/communities/new", values).location == "/communities/hand-pumps/manage/invitations"
    page = olu.get("/communities/hand-pumps/about")
    assert "Hand pumps" in page and "<h1" in page.html and "pumps" in page.words and "Oluwaseun Ade" in page.words
    assert olu.get("/communities/?tag=water").html.count("/communities/hand-pumps") == 1


def test_sending_the_same_form_twice_founds_once(cast, signed_in):
    olu = signed_in(cast.outsider)
    fields = olu.get("/communities/new").form_to("/communities/new").fields | {"name": "Hand pumps"}
    for _time in range(2):
        assert olu.send("/communities/new", fields).status == 302
    assert "hand-pumps-2" not in olu.get("/communities/").html


def test_what_was_typed_is_kept_and_the_message_stands_beside(cast, signed_in):
    page = signed_in(cast.outsider).post("/communities/new", {"name": "ab", "about": "My long text", "access": "private"})
    assert page.status == 422 and "at least 3 characters" in page.words
    assert page.form_to("/communities/new").fields.items() >= {"name": "ab", "about": "My long text", "access": "private"}.items()


def test_editing_shows_what_is_and_saves_what_is_sent(cast, signed_in):
    amina = signed_in(cast.facilitator)
    assert amina.post("/communities/wells/manage/edit", {"purpose": "Deeper", "about": "*x*"}).status == 302
    page = amina.get("/communities/wells/about")
    assert "Deeper" in page.words and "<em>x</em>" in page.html and "Wells" in page.words


def test_join_leave_and_follow_by_buttons(cast, signed_in):
    olu = signed_in(cast.outsider)
    assert olu.post("/communities/wells/join", on="/communities/wells/about").status == 302
    assert olu.post("/communities/wells/following", {"following": "digest"}, on="/me/following").location == "/me/following"
    assert olu.get("/me/following").form_to("/communities/wells/following").fields["following"] == "digest"
    assert olu.post("/communities/wells/leave").location == "/communities/"
    assert olu.get("/me/following").forms[-1].action != "/communities/wells/following"


def test_the_last_facilitator_reads_why_leaving_did_not_work(cast, signed_in):
    amina = signed_in(cast.facilitator)
    page = amina.get("/communities/wells/leave")
    assert "To leave, first make a member a facilitator" in page.words and "/communities/wells/members" in page.html
    assert "To stop, first make a member a facilitator" in amina.get("/communities/wells/manage").words
    assert amina.send("/communities/wells/leave", amina.get("/communities/wells/members").forms[0].fields).status == 422


def test_asking_and_being_let_in(app, signed_in):
    cast = make_cast(access="request")
    olu, amina = signed_in(cast.outsider), signed_in(cast.facilitator)
    assert olu.post("/communities/wells/ask", {"words": "I drill"}).status == 302
    assert "You have asked" in olu.get("/communities/wells/ask").words
    assert "I drill" in amina.get("/communities/wells/manage").words
    assert amina.post("/communities/wells/manage/requests/olu/accept", on="/communities/wells/manage").status == 302
    assert "Nobody is waiting" in amina.get("/communities/wells/manage").words
    assert olu.get("/communities/wells/members").status == 200


def test_declining_with_a_word(app, signed_in):
    cast = make_cast(access="request")
    join_request(cast.wells, cast.outsider)
    amina = signed_in(cast.facilitator)
    assert amina.post("/communities/wells/manage/requests/olu/decline", {"words": "Not now"}).status == 302
    assert amina.get("/communities/wells/manage/requests/olu/decline").status == 404


def test_looking_after_one_member(cast, signed_in):
    amina, at = signed_in(cast.facilitator), "/communities/wells/members/moussa"
    assert amina.post(at, {"days": "30"}).status == 302 and "Cannot write here until" in amina.get(at).words
    assert amina.post(f"{at}/unmute", on=at).status == 302
    assert amina.post(at, {"days": "4000"}).status == 422
    assert amina.post(f"{at}/appoint", on=at).status == 302 and "do not mute or remove each other" in amina.get(at).words
    assert amina.post("/communities/wells/members/priya/remove", on="/communities/wells/members/priya").status == 302
    assert amina.get("/communities/wells/members/priya").status == 404


def test_archiving_and_reopening(cast, signed_in):
    amina = signed_in(cast.facilitator)
    amina.post("/communities/wells/manage/archive", on="/communities/wells/manage")
    assert "Wells" not in amina.get("/communities/?q=wells").html.split("<main")[1].replace('value="wells"', "").replace("wells", "")
    assert "Wells" in amina.get("/communities/archived").words
    assert amina.get("/communities/wells/manage/edit").status == 403
    amina.post("/communities/wells/manage/reopen", on="/communities/wells/manage")
    assert amina.get("/communities/wells/manage/edit").status == 200


def test_a_link_is_shown_once_and_a_get_changes_nothing(app, signed_in, client):
    cast = make_cast(access="private")
    amina, olu = signed_in(cast.facilitator), signed_in(cast.outsider)
    at = "/communities/wells/manage/invitations"
    amina.post(f"{at}/link", {"uses": "5", "days": "7"}, on=at)
    path = re.search(r"/invitations/[\w-]{43}", amina.get(at).html)[0]
    assert path not in amina.get(at).html
    for visitor in (client, olu, olu):
        page = visitor.get(path)
        assert page.status == 200 and "Wells" in page.words and page.headers["Referrer-Policy"] == "no-referrer"
    assert olu.get("/communities/wells/about").status == 404
    assert olu.post(path).location == "/communities/wells" or olu.get("/communities/wells/about").status == 200
    assert "4 more people" in amina.get(at).words
    assert client.send(path).location.startswith("/accounts.sign_in") or "sign-in" in client.send(path).location


def test_wrong_tokens_are_counted(cast, client):
    assert [client.get("/invitations/nothing-like-this").status for _ in range(31)] == [404] * 30 + [429]


def test_mail_by_form_keeps_wrong_addresses(cast, signed_in, outbox):
    amina, at = signed_in(cast.facilitator), "/communities/wells/manage/invitations"
    page = amina.post(f"{at}/mail", {"addresses": "a@example.org, nonsense"}, on=at)
    assert page.status == 422 and "nonsense does not look like a mail address" in page.words and not outbox()
    assert amina.post(f"{at}/mail", {"addresses": "a@example.org;b@example.org\nc@example.org"}, on=at).status == 302
    assert len(outbox()) == 3


def test_who_is_missing_is_said_in_plain_sentences(cast, signed_in):
    membership(cast.wells, person(organisation_kind="academia"))
    page = signed_in(cast.facilitator).get("/communities/wells/manage/mix")
    assert "Nobody from local government yet. Invite someone." in page.words and "Nobody from academia" not in page.words


def test_slugs_and_filters_made_up_are_no_failures(cast, signed_in, client):
    olu = signed_in(cast.outsider)
    strange = ["%00", "..%2f", "a" * 3000, "1", "-1", "%f0%9f%92%a9", "'%20or%201=1"]
    assert {client.get(f"/communities/{one}/about").status for one in strange} <= {400, 404, 308}
    assert olu.get("/invitations/for-me/" + "9" * 30).status == 404
    for query in ("after=%00", "before=%ff", "tag=%25", "language=%22", "q=" + "x" * 5000, "after[]=1"):
        assert {client.get(f"/communities/?{query}").status, olu.get(f"/communities/wells/members?{query}").status} <= {200, 400, 404}


def lists(cast):
    return {"/communities/": cast.member, "/communities/archived": cast.member, "/communities/wells/members": cast.member,
            "/communities/wells/members?q=new": cast.member, "/me/following": cast.member, "/communities/wells/manage": cast.facilitator, "/communities/wells/manage/invitations": cast.facilitator,
            "/communities/wells/manage/mix": cast.facilitator, "/communities/wells/about": cast.member}


def more_of_everything(cast, number):
    with unit_of_work():
        someone = person(f"New {number}", country="TZ", languages=["sw"])
        membership(cast.wells, someone, role="facilitator" if number else "member")
        membership(community(f"Mine {number}"), cast.member)
        community(f"Other {number}")
        community(f"Old {number}", archived_at=cast.wells.founded_at)
        join_request(cast.wells, person())
        invitation(cast.wells)


@pytest.mark.parametrize("path", ["/communities/", "/communities/archived", "/communities/wells/members", "/communities/wells/members?q=new",
                                  "/me/following", "/communities/wells/manage",
                                  "/communities/wells/manage/invitations", "/communities/wells/manage/mix", "/communities/wells/about"])
def test_one_and_three_take_the_same_number_of_queries(cast, signed_in, queries, path):
    visitor = signed_in(lists(cast)[path])
    counts = []
    for number in range(3):
        more_of_everything(cast, number)
        with queries() as seen:
            assert visitor.get(path).status == 200
        counts.append(len(seen))
    assert counts[0] == counts[2] and counts[0] <= 12


def test_an_unknown_and_a_private_community_answer_alike(app, signed_in):
    cast = make_cast(access="private")
    olu = signed_in(cast.outsider)
    for tail in ("about", "members", "manage", "ask", "leave", "manage/mix", "manage/edit", "manage/invitations", "members/moussa"):
        known, unknown = olu.get(f"/communities/wells/{tail}"), olu.get(f"/communities/walls/{tail}")
        assert known.status == unknown.status == 404, tail
        assert known.words == unknown.words


def test_a_request_is_shown_and_taken_back_by_a_button(app, signed_in):
    olu = signed_in(make_cast(access="request").outsider)
    olu.post("/communities/wells/ask", {"words": "I drill"})
    assert "You have asked" in olu.get("/communities/wells/about").words and "I drill" in olu.get("/communities/wells/ask").words
    assert olu.post("/communities/wells/ask/withdraw", on="/communities/wells/ask").location == "/communities/wells/about"
    assert "Ask to join" in olu.get("/communities/wells/about").words


def test_who_was_declined_reads_when_to_ask_again_instead_of_a_form(app, signed_in):
    cast = make_cast(access="request")
    join_request(cast.wells, cast.outsider, declined_at=now())
    page = signed_in(cast.outsider).get("/communities/wells/ask")
    assert "You can ask again from" in page.words and "<textarea" not in page.html


def test_an_invitation_is_sent_again_by_a_button(cast, signed_in, outbox, frozen):
    amina, ways = signed_in(cast.facilitator), "/communities/wells/manage/invitations"
    amina.post(f"{ways}/mail", {"addresses": "new@example.org, moussa@example.org"}, on=ways)
    assert "1 invitation is on its way." in (page := amina.get(ways)).words and "1 address got no letter" in page.words
    frozen.shift(180)
    again = [form for form in amina.get(ways).forms if form.fields.get("addresses") == "new@example.org"]
    amina.send(again[0].action, again[0].fields)
    assert len(outbox()) == 2 and amina.get(ways).html.count("new@example.org</bdi>") == 1


def test_the_mix_says_so_where_nobody_is_looked_for(app, signed_in):
    amina = signed_in(make_cast(wanted_mix=[]).facilitator)
    for path in ("/communities/wells/manage", "/communities/wells/manage/mix"):
        assert "Nothing is said yet about who should be part of it." in amina.get(path).words


def test_a_name_nobody_can_see_is_none(cast, signed_in):
    assert signed_in(cast.outsider).post("/communities/new", {"name": "\u200b\u200b\u200b \u200d"}).status == 422
