"""Who may look after the site: administrators; for everybody else there is nothing here. Health answers anybody."""

from hub.accounts import actions
from hub.accounts.queries import invitations
from hub.communities.queries import by_of
from hub.mail import outbox
from hub.storage.unit import db, unit_of_work
from tests.makers import person


def scene(cast) -> dict:
    """Someone who waits, someone suspended, a second administrator, a failed letter, an invitation."""
    with unit_of_work():
        waiting, gone, second = person(state="waiting"), person(state="suspended"), person(is_admin=True)
        letter = outbox.post(cast.member, "Hello", "Words", kind="notice")
        letter.state = "failed"
        actions.invite_to_site(by_of(cast.admin))
        db.flush()
        return {"waiting": waiting.id, "gone": gone.id, "second": second.id, "member": cast.member.id, "letter": letter.id, "invitation": invitations()[0].id}


ALL = (200,) * 6
LOOKED = (302, 404, 404, 404, 404, 200)
DONE = (302, 404, 404, 404, 404, 302)
KEY = {"key": "a-client-key"}

ROUTES = {
    "admin.alive GET": ("/healthz", ALL),
    "admin.ready GET": ("/readyz", (503,) * 6),  # the tests' databases are made without migrations, and it says so
    "admin.admin GET": ("/admin/", LOOKED),
    "admin.people GET": ("/admin/people", LOOKED),
    "admin.approve POST": ("/admin/people/{waiting}/approve", DONE),
    "admin.decline GET": ("/admin/people/{waiting}/decline", LOOKED),
    "admin.decline POST": ("/admin/people/{waiting}/decline", {"why": "Not now", **KEY}, DONE),
    "admin.suspend GET": ("/admin/people/{member}/suspend", LOOKED),
    "admin.suspend POST": ("/admin/people/{member}/suspend", {"length": "week", "why": "Insults", **KEY}, DONE),
    "admin.lift POST": ("/admin/people/{gone}/lift", DONE),
    "admin.appoint POST": ("/admin/people/{member}/appoint", DONE),
    "admin.dismiss POST": ("/admin/people/{second}/dismiss", DONE),
    "admin.invitations GET": ("/admin/invitations", LOOKED),
    "admin.invitations POST": ("/admin/invitations", {"address": "new@example.org", **KEY}, LOOKED),
    "admin.revoke POST": ("/admin/invitations/{invitation}/revoke", DONE),
    "admin.communities GET": ("/admin/communities", LOOKED),
    "admin.outbox GET": ("/admin/outbox", LOOKED),
    "admin.letter GET": ("/admin/outbox/{letter}", LOOKED),
    "admin.send_again POST": ("/admin/outbox/{letter}/again", DONE),
    "admin.jobs GET": ("/admin/jobs", LOOKED),
    "admin.health GET": ("/admin/health", LOOKED),
    "admin.styleguide GET": ("/admin/styleguide", LOOKED),
}
