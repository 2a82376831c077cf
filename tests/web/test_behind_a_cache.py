"""Two people behind one caching proxy are never shown each other's pages, whatever it is allowed to keep."""

import pytest

from hub.storage.unit import unit_of_work
from tests.caching import SharedCache, get
from tests.canaries.keeping import kept_world
from tests.canaries.test_sweep import CHANGING
from tests.canaries.walker import addresses
from tests.makers import sign_in
from tests.serving import cookie_of

pytestmark = pytest.mark.sqlite_only  # what a cache may keep is said before any database is asked
FEW = 1  # of each kind of thing
ENDLESS = "/listen.ogg"  # a voice that goes on; it says no-store


@pytest.fixture
def people(app, run_jobs, frozen, database, _databases):
    """(addresses, name -> cookie) of a world with talk of every kind, and three who ask."""
    world = kept_world(_databases, database, run_jobs)
    ids = {kind: values[:FEW] for kind, values in world.ids.items()} | {"handle": ["keeper"], "slug": world.ids["slug"]}
    with unit_of_work():
        cookies = {who: cookie_of(app.secret_key, sign_in(world.people[who])) for who in ("keeper", "foreign")}
    paths = [path for path in addresses(app, ids) if not path.startswith("/search?") and not path.endswith(ENDLESS)]
    return [*paths, "/search?q=quibblestone"], {**cookies, "": ""}


def _told(answer) -> str:
    kept = [f"{name}: {value}" for name, value in answer.headers if name not in ("Set-Cookie", "Content-Length", "Date")]
    return CHANGING.sub("", "\n".join((answer.status, *sorted(kept), answer.get_data().decode(errors="replace"))))


def _mixed_up(app, cache, paths, cookies) -> list[str]:
    """The addresses where somebody gets through the cache what they do not get without it, or somebody's cookie."""
    wrong = []
    for number, path in enumerate(paths):
        turns = [*cookies][number % 2:] + [*cookies][:number % 2]  # somebody, or nobody, is first
        given = {who: get(cache, path, cookies[who]) for who in turns}
        alone = {who: get(app, path, cookie) for who, cookie in cookies.items()}
        differ = any(_told(given[who]) != _told(alone[who]) for who in cookies)
        wrong += [path] if differ or any("Set-Cookie" in answer.headers for answers in cache.kept.values() for _asked, answer in answers) else []
    return wrong


def test_nobody_is_given_the_page_of_another(app, people):
    paths, cookies = people
    cache = SharedCache(app)
    assert _mixed_up(app, cache, paths, cookies) == []
    assert len(paths) > 100


def test_what_is_everybodys_is_kept_and_sets_no_cookie(app, people):
    cache, (_paths, cookies) = SharedCache(app), people
    page = get(app, "/").get_data(as_text=True)
    assets = {part.split('"')[0] for part in page.split('"/static/')[1:]}
    assert len(assets) >= 3
    for path in (*(f"/static/{one.split('#')[0]}" for one in assets), "/favicon.ico"):
        for cookie in (*cookies.values(), *cookies.values()):
            answer = get(cache, path, cookie)
            assert answer.status_code in (200, 302) and "Set-Cookie" not in answer.headers and "Cookie" not in answer.headers.get("Vary", ""), path
    assert cache.hits >= 3 * len(assets)


def test_the_cache_would_mix_up_a_page_that_says_public(app, people):
    _paths, cookies = people

    def careless(environ, start_response):
        def begin(status, headers, *rest):
            kept = [(name, value) for name, value in headers if name not in ("Cache-Control", "Vary", "Set-Cookie")]
            return start_response(status, [*kept, ("Cache-Control", "public, max-age=60")], *rest)

        return app(environ, begin)

    assert _mixed_up(careless, SharedCache(careless), ["/me/"], cookies) == ["/me/"]
