"""Who may go through the doors of accounts: the doors are open to all, one's own pages to whoever is signed in."""

from hub.accounts import actions
from hub.accounts.models import MailedToken, Person
from hub.accounts.tokens import hashed, new_token
from hub.clock import now
from hub.storage.unit import db, unit_of_work
from tests.makers import person
from tests.makers.accounts import PASSWORD, placeholder


def scene(cast) -> dict:
    """A live link of each purpose, and the device of somebody else."""
    with unit_of_work():
        people = {"confirm": person(state="unconfirmed"), "claim": placeholder(), "reset": person(), "change_address": person()}
        db.flush()
        actions.begin(db.get(Person, cast.other.id), "Phone")
        return {purpose: _link(purpose, one) for purpose, one in people.items()}


def _link(purpose: str, one) -> str:
    token, address = new_token(), "changed@example.org" if purpose == "change_address" else one.address
    ends = now().replace(year=now().year + 1)
    db.add(MailedToken(person_id=one.id, purpose=purpose, token_hash=hashed(token), address=address, ends_at=ends))
    return token


ALL = (200,) * 6
SENT = (302,) * 6
OWN = (302, 200, 200, 200, 200, 200)
REFUSED = (302, 422, 422, 422, 422, 422)
ENTERING = (200, 302, 302, 302, 302, 302)
NEW = {"password": PASSWORD, "key": "a-client-key"}
WRONG = {"current": "not the present one", "password": PASSWORD, "address": "new@example.org", "name_stays": "no", "key": "a-client-key"}
SAID = {"name": "Somebody", "role": "other", "zone": "UTC", "connection": "fair", "level_1": "good", "key": "a-client-key"}
SHOWN = {"page": "people", "work": "people", "place": "people", "languages": "people", "exchange": "people"}

ROUTES = {
    "accounts.register GET": ("/register", ENTERING),
    "accounts.register POST": ("/register", NEW | {"name": "Wanjiru", "address": "wanjiru@example.org"}, SENT),
    "accounts.sent GET": ("/sent/join", ALL),
    "accounts.sign_in GET": ("/sign-in", ENTERING),
    "accounts.sign_in POST": ("/sign-in", {"address": "nobody@example.org", "password": "not the right one"}, (422,) * 6),
    "accounts.sign_out POST": ("/sign-out", SENT),
    "accounts.reset GET": ("/reset", ALL),
    "accounts.reset POST": ("/reset", {"address": "nobody@example.org"}, SENT),
    "accounts.choose_language POST": ("/language", {"language": "fr"}, SENT),
    "accounts.confirm GET": ("/confirm/{confirm}", ALL),
    "accounts.confirm POST": ("/confirm/{confirm}", {}, SENT),
    "accounts.claim GET": ("/claim/{claim}", ALL),
    "accounts.claim POST": ("/claim/{claim}", NEW | {"name": "Ngozi Eze"}, SENT),
    "accounts.choose_password GET": ("/reset/{reset}", ALL),
    "accounts.choose_password POST": ("/reset/{reset}", NEW, SENT),
    "accounts.confirm_address GET": ("/change-address/{change_address}", ALL),
    "accounts.confirm_address POST": ("/change-address/{change_address}", {}, SENT),
    "accounts.me GET": ("/me/", OWN),
    "accounts.welcome GET": ("/me/welcome", OWN),
    "accounts.welcome POST": ("/me/welcome", SAID, SENT),
    "accounts.profile GET": ("/me/profile", OWN),
    "accounts.profile POST": ("/me/profile", SAID, SENT),
    "accounts.shown GET": ("/me/shown", OWN),
    "accounts.shown POST": ("/me/shown", SHOWN, SENT),
    "accounts.password GET": ("/me/password", OWN),
    "accounts.password POST": ("/me/password", WRONG, REFUSED),
    "accounts.address GET": ("/me/address", OWN),
    "accounts.address POST": ("/me/address", WRONG, REFUSED),
    "accounts.devices GET": ("/me/devices", OWN),
    "accounts.sign_out_device POST": ("/me/devices/1/sign-out", (302, 404, 404, 404, 404, 404)),
    "accounts.sign_out_everywhere POST": ("/me/devices/sign-out", SENT),
    "accounts.look GET": ("/me/look", OWN),
    "accounts.look POST": ("/me/look", {"language": "fr", "theme": "dark"}, SENT),
    "accounts.download GET": ("/me/export.json", OWN),
    "accounts.close GET": ("/me/close", OWN),
    "accounts.close POST": ("/me/close", WRONG, REFUSED),
    "accounts.person GET": ("/people/moussa", (302, 200, 200, 200, 200, 200)),
    "accounts.preview POST": ("/preview", {"text": "**Bold**"}, OWN),
    "accounts.keep_draft POST": ("/me/drafts/thread-1", {"text": "Half a thought"}, (302, 204, 204, 204, 204, 204)),
}
