"""Who may go through the doors of an open community; tests/communities/test_doors.py walks those of a private one."""

from datetime import timedelta

from tests.makers import membership, person
from tests.makers.communities import invitation, join_request


def scene(cast) -> dict:
    """Someone who asks, an invitation, and a second facilitator, so that one may leave."""
    membership(cast.wells, person(), role="facilitator")
    join_request(cast.wells, person(handle="asker"))
    made = invitation(cast.wells)
    old = invitation(cast.wells, ends_at=made.ends_at - timedelta(days=30), made_at=made.ends_at - timedelta(days=60))
    return {"invitation": made.id, "token": made.token, "expired": old.id, "mine": invitation(cast.wells, address="olu@example.org", uses_left=1).id}


ALL = (200,) * 6
PEOPLE = (302, 200, 200, 200, 200, 200)  # whoever is signed in
SENT = (302,) * 6  # and a visitor to the sign-in
BELONGING = (302, 403, 200, 200, 200, 403)
GONE = (302, 403, 302, 302, 302, 403)
TENDING = (302, 403, 403, 403, 200, 200)
TENDED = (302, 403, 403, 403, 302, 302)
AT = "/communities/wells"

ROUTES = {
    "communities.communities GET": ("/communities/", ALL),
    "communities.archived GET": ("/communities/archived", ALL),
    "communities.community GET": (f"{AT}/about", ALL),
    "communities.found GET": ("/communities/new", PEOPLE),
    "communities.found POST": ("/communities/new", {"name": "Hand pumps", "access": "open", "key": "a-client-key"}, SENT),
    "communities.edit GET": (f"{AT}/manage/edit", TENDING),
    "communities.edit POST": (f"{AT}/manage/edit", {"name": "Wells", "access": "private", "key": "a-client-key"}, TENDED),
    "communities.archive POST": (f"{AT}/manage/archive", TENDED),
    "communities.reopen POST": (f"{AT}/manage/reopen", TENDED),
    "communities.join POST": (f"{AT}/join", SENT),
    "communities.ask GET": (f"{AT}/ask", (302, 403, 403, 403, 403, 403)),
    "communities.ask POST": (f"{AT}/ask", {"words": "I drill", "key": "a-client-key"}, (302, 403, 403, 403, 403, 403)),
    "communities.withdraw_request POST": (f"{AT}/ask/withdraw", SENT),
    "communities.leave GET": (f"{AT}/leave", BELONGING),
    "communities.leave POST": (f"{AT}/leave", {"key": "a-client-key"}, GONE),
    "communities.follow POST": (f"{AT}/following", {"following": "none"}, GONE),
    "communities.following GET": ("/me/following", PEOPLE),
    "communities.members GET": (f"{AT}/members", PEOPLE),
    "communities.member GET": (f"{AT}/members/priya", TENDING),
    "communities.member POST": (f"{AT}/members/priya", {"days": "7", "key": "a-client-key"}, TENDED),
    "communities.unmute POST": (f"{AT}/members/priya/unmute", TENDED),
    "communities.appoint POST": (f"{AT}/members/priya/appoint", TENDED),
    "communities.dismiss POST": (f"{AT}/members/priya/dismiss", (302, 403, 403, 403, 403, 403)),
    "communities.remove POST": (f"{AT}/members/priya/remove", TENDED),
    "communities.step_down POST": (f"{AT}/step-down", (302, 403, 403, 403, 302, 403)),
    "communities.manage GET": (f"{AT}/manage", TENDING),
    "communities.mix GET": (f"{AT}/manage/mix", TENDING),
    "communities.accept POST": (f"{AT}/manage/requests/asker/accept", TENDED),
    "communities.decline GET": (f"{AT}/manage/requests/asker/decline", TENDING),
    "communities.decline POST": (f"{AT}/manage/requests/asker/decline", {"words": "Not now", "key": "a-client-key"}, TENDED),
    "communities.invitations GET": (f"{AT}/manage/invitations", TENDING),
    "communities.invite_by_link POST": (f"{AT}/manage/invitations/link", {"uses": "5", "days": "7", "key": "a-client-key"}, TENDED),
    "communities.invite_by_mail POST": (f"{AT}/manage/invitations/mail", {"addresses": "a@example.org", "key": "a-client-key"}, TENDED),
    "communities.invite_again POST": (f"{AT}/manage/invitations/{{expired}}/again", TENDED),
    "communities.revoke POST": (f"{AT}/manage/invitations/{{invitation}}/revoke", TENDED),
    "communities.invitation GET": ("/invitations/{token}", (200, 200, 302, 302, 302, 200)),
    "communities.redeem POST": ("/invitations/{token}", SENT),
    "communities.invitation_for_me GET": ("/invitations/for-me/{mine}", (302, 200, 404, 404, 404, 404)),
    "communities.redeem_mine POST": ("/invitations/for-me/{mine}", (302, 302, 404, 404, 404, 404)),
}
