"""What a private community tells outsiders at each of its doors, and on every page of this room: nothing."""

from datetime import timedelta

import pytest

from hub.clock import now
from tests.cast import KINDS, make_cast
from tests.makers import membership, person
from tests.makers.communities import invitation, join_request
from tests.tables.communities import AT, ROUTES

INSIDE = {key: row for key, row in ROUTES.items() if row[0].startswith(f"{AT}/")}


def as_private(key: str, row: tuple) -> tuple:
    """The answers of an open community's door in a private one: outsiders learn what they learn of an unknown one; administrators know of it."""
    if key == "communities.community GET":
        return 404, 404, 200, 200, 200, 200
    if key == "communities.withdraw_request POST":  # who has not asked withdraws nothing
        return 302, 404, 302, 302, 302, 302
    return 302, 404, *row[2:5], 403


@pytest.mark.parametrize("key", INSIDE)
def test_each_door_of_a_private_community(app, signed_in, client, key):
    cast = make_cast(access="private")
    membership(cast.wells, person(), role="facilitator")
    join_request(cast.wells, person(handle="asker"))
    old = invitation(cast.wells, made_at=now() - timedelta(days=9), ends_at=now() - timedelta(days=2))
    path = INSIDE[key][0].replace("{invitation}", str(invitation(cast.wells).id)).replace("{expired}", str(old.id))
    values = INSIDE[key][1] if len(INSIDE[key]) == 3 else {}
    seen = {}
    for kind in sorted(KINDS, key=lambda one: one == "facilitator"):  # who may change things comes last
        visitor = client if kind == "visitor" else signed_in(getattr(cast, kind))
        seen[kind] = (visitor.get(path) if key.endswith("GET") else visitor.send(path, values)).status
    expected = dict(zip(KINDS, as_private(key, INSIDE[key][-1]), strict=True))
    assert seen == expected


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
