"""Every route of this room for everybody, and what a private community tells outsiders: nothing."""

import pytest

from hub.clock import now
from hub.communities.views import page as blueprint
from tests.cast import KINDS, make_cast
from tests.makers import membership, person
from tests.makers.communities import invitation, join_request

# For visitor, outsider, member, muted, facilitator, admin: . answered, s sent to the sign-in, f forbidden, n not found.
OPEN = {
    "GET communities": "......", "GET archived": "......", "GET community": "......", "GET found": "s.....", "POST found": "s.....",
    "GET members": "s.....", "GET following": "s.....", "POST join": "s.....", "GET ask": "sfffff", "POST ask": "sfffff",
    "GET leave": "sf...f", "POST leave": "sf...f", "POST follow": "sf...f", "POST step_down": "sfff.f", "POST edit": "sfff..",
} | {f"GET {name}": "sfff.." for name in ("manage", "mix", "edit", "invitations", "member")} | {
    f"POST {name}": "sfff.." for name in ("member", "unmute", "appoint", "remove", "archive", "reopen", "invite_by_link", "invite_by_mail", "revoke")
} | {
    "GET decline": "sfff..", "POST decline": "sfff..", "POST accept": "sfff..",
    "GET invitation": "......", "POST redeem": "s.....", "GET invitation_for_me": "snnnnn", "POST redeem_mine": "snnnnn",
}
NOWHERE = {"GET communities", "GET archived", "GET found", "POST found", "GET following", "GET invitation", "POST redeem", "GET invitation_for_me", "POST redeem_mine"}


def private(row: str, door: str) -> str:
    """The same door of a private community: outsiders are told what they are told of an unknown one; an administrator knows of it."""
    if door in NOWHERE:
        return row
    if door == "GET community":
        return "nn...."
    return "sn" + row[2:5] + "f"


TABLE = {("open", door): row for door, row in OPEN.items()} | {("private", door): private(row, door) for door, row in OPEN.items()}
BODIES = {"found": {"name": "New one"}, "member": {"days": "7"}, "follow": {"following": "none"}, "invite_by_link": {"uses": "5", "days": "7"},
          "invite_by_mail": {"addresses": "a@example.org"}}


def prepare(access: str):
    """The cast; for each kind a member and an asker to act on, so that one door's answer does not change the next one's."""
    cast = make_cast(access=access)
    membership(cast.wells, person(), role="facilitator")
    for kind in KINDS:
        membership(cast.wells, person(handle=f"target.{kind}"))
        join_request(cast.wells, person(handle=f"asker.{kind}"))
    return cast, invitation(cast.wells)


def path_of(app, door: str, values: dict) -> str:
    method, name = door.split()
    rule = next(r for r in app.url_map.iter_rules() if r.endpoint == f"communities.{name}" and method in r.methods)
    path = rule.rule
    for key in rule.arguments:
        path = path.replace(f"<int:{key}>", str(values[key])).replace(f"<{key}>", str(values[key]))
    return path


def verdict(page) -> str:
    if page.status in (301, 302, 303):
        return "s" if "sign" in page.location else "."
    return {403: "f", 404: "n"}.get(page.status, "." if page.status in (200, 409, 422) else str(page.status))


@pytest.mark.parametrize(("access", "door"), TABLE)
def test_each_door_for_each_kind_of_person(app, signed_in, client, access, door):
    cast, made = prepare(access)
    method, name = door.split()
    seen = ""
    for kind in KINDS:
        handle = f"asker.{kind}" if name in ("accept", "decline") else f"target.{kind}"
        path = path_of(app, door, {"slug": "wells", "handle": handle, "id": made.id, "token": made.token})
        visitor = client if kind == "visitor" else signed_in(getattr(cast, kind))
        values = {"key": "a-client-key", "name": "Wells", "access": access} | BODIES.get(name, {})
        seen += verdict(visitor.get(path) if method == "GET" else visitor.send(path, values))
    assert seen == TABLE[access, door]


def test_the_table_names_every_door(app):
    doors = {f"{method} {rule.endpoint.partition('.')[2]}" for rule in app.url_map.iter_rules() if rule.endpoint.startswith(f"{blueprint.name}.")
             for method in rule.methods & {"GET", "POST"}}
    assert doors == set(OPEN)


CANARY = {"name": "Kestrel-name-7f", "purpose": "Kestrel-purpose-7f", "about": "Kestrel-about-7f", "about_html": "<p>Kestrel-about-7f</p>",
          "tags": ["kestrel-tag-7f"], "slug": "kestrel-slug-7f", "folded": "kestrel", "founded_at": now()}


@pytest.mark.parametrize("kind", ["visitor", "outsider"])
@pytest.mark.parametrize("archived", [False, True])
def test_a_private_community_sings_to_no_outsider(app, signed_in, client, kind, archived):
    cast = make_cast(access="private", **CANARY, archived_at=now() if archived else None)
    join_request(cast.wells, person("Kestrel-asker-7f"), words="Kestrel-words-7f")
    invitation(cast.wells, address="kestrel-7f@example.org")
    visitor = client if kind == "visitor" else signed_in(cast.outsider)
    paths = ["/communities/", "/communities/?q=kestrel", "/communities/?tag=kestrel-tag-7f", "/communities/archived", "/communities/new", "/me/following"]
    paths += [f"/communities/kestrel-slug-7f{tail}" for tail in ("/about", "/members", "/manage", "/ask", "/leave", "/manage/mix", "/members/moussa")]
    heard = "".join(visitor.get(path).html for path in paths).replace("kestrel-slug-7f", "")
    assert "kestrel" not in heard.lower().replace('value="kestrel"', "").replace('value="kestrel-tag-7f"', "")
    member = signed_in(cast.member)
    assert CANARY["name"] in "".join(member.get(path).html for path in ("/communities/", "/communities/archived"))
