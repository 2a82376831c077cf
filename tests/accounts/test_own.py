"""One's own pages: profile, who sees it, devices, drafts, download."""

import pytest

from hub.accounts.models import Person
from hub.storage.unit import db, unit_of_work
from tests.makers import person

PROFILE = {
    "name": "أمينة عثمان", "role": "researcher", "organisation": "University of Nairobi", "organisation_kind": "academia", "sector": "Water",
    "country": "KE", "zone": "Africa/Nairobi", "language_1": "sw", "level_1": "native", "language_2": "ar", "level_2": "basic",
    "ask_me_about": "Hand pumps", "want_to_learn": "Solar", "availability": "Fridays", "connection": "weak",
}
PAGES = ["/me/", "/me/profile", "/me/shown", "/me/password", "/me/address", "/me/devices", "/me/look", "/me/export.json", "/me/close", "/me/welcome"]


@pytest.fixture
def amina(app):
    return person("Amina Otieno", handle="amina", address="amina@example.org")


def stored(who) -> Person:
    with unit_of_work(write=False):
        return db.get(Person, who.id)


@pytest.mark.parametrize("path", PAGES)
def test_own_pages_need_a_sign_in_and_open_with_one(client, signed_in, amina, path):
    assert signed_in(amina).get(path).status == 200
    assert client.get(path).location.startswith("/sign-in?next=")


def test_a_profile_is_kept_and_shown(signed_in, amina):
    visitor = signed_in(amina)
    assert visitor.post("/me/profile", PROFILE).location == "/me/"
    page = visitor.get("/people/amina")
    for words in ("أمينة عثمان", "University of Nairobi", "Hand pumps", "Solar", "Swahili (First language)", "Arabic (Basic)", "Weak"):
        assert words in page
    assert stored(amina).languages == ["sw", "ar"] and stored(amina).levels == {"sw": "native", "ar": "basic"}


def test_the_form_shows_what_is_kept(signed_in, amina):
    visitor = signed_in(amina)
    visitor.post("/me/profile", PROFILE)
    fields = visitor.get("/me/profile").form_to("/me/profile").fields
    assert {name: fields[name] for name in PROFILE} == PROFILE


@pytest.mark.parametrize("wrong", [{"role": "king"}, {"country": "XX"}, {"zone": "Mars/Base"}, {"language_1": "klingon"}, {"level_1": "best"},
                                   {"connection": "fibre"}, {"name": ""}, {"organisation_kind": "gang"}, {"ask_me_about": "x" * 1001}])
def test_what_is_not_offered_is_refused_beside_its_field(signed_in, amina, wrong):
    page = signed_in(amina).post("/me/profile", PROFILE | wrong)
    assert page.status == 422 and "Hand pumps" in page.html or "x" * 1001 in page.html
    assert stored(amina).organisation == ""


def test_columns_that_are_no_fields_stay(signed_in, amina):
    extra = {"is_admin": "1", "state": "placeholder", "handle": "root", "password_hash": "x", "id": "1", "address": "evil@example.org", "shown_to": "{}"}
    assert signed_in(amina).post("/me/profile", PROFILE | extra).status == 302
    assert signed_in(amina).post("/me/look", {"language": "fr", "theme": "dark"} | extra).status == 302
    kept = stored(amina)
    assert (kept.is_admin, kept.state, kept.handle, kept.address, kept.theme) == (False, "active", "amina", "amina@example.org", "dark")


def test_others_see_what_one_chooses(app, client, signed_in, amina):
    signed_in(amina).post("/me/profile", PROFILE)
    other = signed_in(person("Olu"))
    assert "University of Nairobi" in other.get("/people/amina")
    signed_in(amina).post("/me/shown", {"page": "everyone", "work": "nobody", "place": "people", "languages": "people", "exchange": "everyone"})
    assert "University of Nairobi" not in other.get("/people/amina") and "Kenya" in other.get("/people/amina")
    page = client.get("/people/amina")
    assert "Hand pumps" in page and "Kenya" not in page and "amina@example.org" not in page
    signed_in(amina).post("/me/shown", {"page": "nobody"})
    assert other.get("/people/amina").status == other.get("/people/none").status == 404
    assert [client.get(f"/people/{one}").location for one in ("amina", "none")] == ["/sign-in?next=/people/amina", "/sign-in?next=/people/none"]


def test_a_first_visit_asks_little_and_leads_on(signed_in, amina):
    visitor = signed_in(amina)
    asked = {"name": "Amina", "role": "policy_maker", "country": "KE", "zone": "Africa/Nairobi", "language_1": "en", "level_1": "fluent"}
    assert visitor.post("/me/welcome?next=/notices", asked, on="/me/welcome?next=/notices").location in ("/", "/notices")
    assert (stored(amina).role, stored(amina).country, stored(amina).connection) == ("policy_maker", "KE", "fair")


def test_a_role_is_not_guessed_and_need_not_be_said(signed_in, amina):
    visitor = signed_in(amina)
    form = visitor.get("/me/welcome").form_to("/me/welcome")
    assert form.fields["role"] == "" and stored(amina).role == ""
    assert visitor.post("/me/welcome", {"name": "Amina", "zone": "Africa/Nairobi"}).status == 302
    assert stored(amina).role == "" and "Other" not in visitor.get("/people/amina")


def test_a_role_once_said_can_be_taken_back(signed_in, amina):
    visitor = signed_in(amina)
    visitor.post("/me/profile", {"role": "researcher"})
    assert stored(amina).role == "researcher" and "Researcher" in visitor.get("/people/amina")
    assert visitor.post("/me/profile", {"role": ""}).status == 302
    assert stored(amina).role == "" and "Researcher" not in visitor.get("/people/amina")
    assert visitor.post("/me/profile", {"role": "king"}).status == 422


def test_what_is_sent_after_signing_out_elsewhere_is_not_silently_dropped(signed_in, amina):
    here, there = signed_in(amina), signed_in(amina)
    form = there.get("/me/profile").form_to("/me/profile").fields
    here.post("/me/devices/sign-out", on="/me/devices")
    door = there.send("/me/profile", form | {"name": "Another"}).location
    assert "nothing was done" in there.get(door) and "nothing was done" not in there.get("/sign-in") and stored(amina).name != "Another"


def test_devices_are_signed_out_one_by_one_or_all(app, signed_in, amina):
    here, there, third = signed_in(amina), signed_in(amina), signed_in(amina)
    page = here.get("/me/devices")
    ways = sorted(form.action for form in page.forms if form.action.endswith("/sign-out") and "/devices/" in form.action and form.action.count("/") == 4)
    assert len(ways) == 2
    here.send(ways[0])
    assert sorted([there.get("/me/").status, third.get("/me/").status]) == [200, 302]
    here.post("/me/devices/sign-out", on="/me/devices")
    assert {v.get("/me/").status for v in (here, there, third)} == {302}


def test_somebody_elses_device_is_not_found(signed_in, amina):
    mine = signed_in(amina)
    number = next(f.action for f in signed_in(amina).get("/me/devices").forms if "/devices/" in f.action and f.action.count("/") == 4)
    assert signed_in(person("Olu")).send(number).status == 404
    assert mine.send(number).status == 302


def test_the_download_holds_what_is_kept_and_no_secret(signed_in, amina):
    visitor = signed_in(amina)
    visitor.send("/me/drafts/thread-1", {"text": "Half a thought"})
    data = visitor.get("/me/export.json")
    assert data.json["profile"]["address"] == "amina@example.org" and data.json["drafts"][0]["text"] == "Half a thought"
    assert data.json["profile"]["levels"] == stored(amina).levels
    assert "hash" not in data.response.get_data(as_text=True) and "attachment" in data.headers["Content-Disposition"]


def test_drafts_are_kept_renewed_and_let_go(signed_in, amina):
    visitor = signed_in(amina)
    assert visitor.send("/me/drafts/thread-1", {"text": "One"}).status == 204
    assert visitor.send("/me/drafts/thread-1", json={"text": "Two"}).status == 204
    assert "Two" in visitor.get("/me/") and "One" not in visitor.get("/me/").words
    assert "Two" not in signed_in(person("Olu")).get("/me/").words
    visitor.send("/me/drafts/thread-1", {"text": "  "})
    assert "Two" not in visitor.get("/me/").words


@pytest.mark.parametrize("body", [{"json": ["a"]}, {"json": {"text": 5}}, {"json": "x"}, {"values": {"other": "x"}}])
def test_odd_drafts_do_no_harm(signed_in, amina, body):
    assert signed_in(amina).send("/me/drafts/thread-1", **body).status == 204


@pytest.mark.parametrize("raw", ["", "{", "[" * 200_000, '{"text": NaN}', '{"text": "\\ud800"}', '{"text": "a\\u0000b"}', "9" * 5000, b"\xff", '{"text": {}}'])
def test_json_of_any_shape_does_no_harm(signed_in, amina, raw):
    visitor = signed_in(amina)
    answer = visitor.client.post("/me/drafts/thread-1", data=raw, content_type="application/json", headers={"X-CSRFToken": visitor.token()})
    assert answer.status_code == 204 and visitor.get("/me/").status == 200


def test_the_preview_is_safe_and_only_for_people(client, signed_in, amina):
    page = signed_in(amina).send("/preview", {"text": "**bold** <script>alert(1)</script>"})
    assert "<strong>bold</strong>" in page.html and "<script" not in page.html
    assert client.send("/preview", {"text": "**bold**"}).status == 302
    assert signed_in(amina).send("/preview", {"text": "x" * 20_001}).status == 422


def test_language_is_chosen_by_visitors_and_people(app, client, signed_in, amina):
    client.send("/language", {"language": "fr"})
    assert 'lang="fr"' in client.get("/sign-in").html
    visitor = signed_in(amina)
    visitor.send("/language", {"language": "ar"})
    assert 'dir="rtl"' in visitor.get("/me/").html and stored(amina).language == "ar"
    visitor.send("/language", {"language": "<x>"})
    assert stored(amina).language == "ar"


def test_pages_ask_the_database_as_often_with_one_draft_as_with_three(signed_in, amina, queries):
    visitor = signed_in(amina)
    seen = []
    for count in (1, 3):
        for number in range(count):
            visitor.send(f"/me/drafts/place-{number}", {"text": "x"})
        visitor.get("/me/")
        with queries() as asked:
            visitor.get("/me/")
        seen.append(len(asked))
    assert seen[0] == seen[1] <= 6
