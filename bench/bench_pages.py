"""The pages people open most: CPU, statements and bytes of a 20-post thread, the weight of three pages, memory after start.

Limits (the issue's): 3.5 ms CPU a request with few and with a million posts, 12 statements, 25 KB on a first visit, 8 KB on a repeat, 150 MB resident.
"""

import http.client
import shutil
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import event, func, insert, select

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.hub_process import HubProcess, cookie_for  # noqa: E402
from hub import settings as settings_module  # noqa: E402
from hub.accounts.models import Person  # noqa: E402
from hub.app import create_app  # noqa: E402
from hub.communities.models import Community, Membership  # noqa: E402
from hub.discussions.models import Post, Thread  # noqa: E402
from hub.storage import unit  # noqa: E402

PORT = 8097
REQUESTS = 600
MILLION = 1_000_000
THREADS_OF = 100  # posts in each of the many threads
SETTLED = 8  # seconds after the first answer in which the worker loads all it needs
READING_FOR = 6_000  # ms a page stays open: less than the ten seconds after which the socket's client follows


def main() -> None:
    """Measure and print the line of figures."""
    instance = Path(tempfile.mkdtemp(prefix="hub-bench-"))
    try:
        with HubProcess(instance, PORT) as hub:
            time.sleep(SETTLED)
            rss_mb = hub.rss_mb()
            print(f"first start with demonstration community: {hub.start_s:.1f} s")
        app = _app(instance)
        person, thread, community = _busiest_reader()
        cookie = cookie_for(app, person)
        few = _thread_cpu_ms(instance, thread, cookie)
        queries = _queries(app, thread, cookie)
        first_kb, repeat_kb = _weights(instance, cookie, {"home": "/", "community": f"/communities/{community}", "thread": f"/threads/{thread}"})
        _add_a_million_posts()
        many = _thread_cpu_ms(instance, thread, cookie)
        print(f"thread_cpu_ms={few:.2f} thread_cpu_ms_1m={many:.2f} queries={queries} first_kb={first_kb:.1f} repeat_kb={repeat_kb:.1f} rss_mb={rss_mb:.0f}")
    finally:
        unit.disconnect()
        shutil.rmtree(instance, ignore_errors=True)


def _app(instance: Path):
    return create_app(settings_module.from_environment({"HUB_INSTANCE": str(instance), "HUB_PORT": str(PORT)}))


def _busiest_reader() -> tuple[str, int, str]:
    """A member's handle, the longest thread they may read, and its community's slug."""
    with unit.unit_of_work(write=False) as db:
        thread, slug = db.execute(
            select(Thread.id, Community.slug).join(Community, Community.id == Thread.community_id).order_by(Thread.posts_count.desc()).limit(1)
        ).one()
        handle = db.scalar(
            select(Person.handle).join(Membership, Membership.person_id == Person.id).join(Community, Community.id == Membership.community_id)
            .where(Community.slug == slug, Person.state == "active").order_by(Person.id).limit(1)
        )
        return handle, thread, slug


def _thread_cpu_ms(instance: Path, thread: int, cookie: str) -> float:
    """Server CPU of one request of the thread's first page, signed in, gzip, over one kept connection; least of three rounds."""
    with HubProcess(instance, PORT) as hub:
        _ask(hub.url, f"/threads/{thread}", cookie, 100)
        rounds = []
        for _ in range(3):
            before = hub.cpu()
            _ask(hub.url, f"/threads/{thread}", cookie, REQUESTS)
            rounds.append((hub.cpu() - before) / REQUESTS * 1000)
        print(f"CPU of a thread page, three rounds: {', '.join(f'{ms:.2f}' for ms in rounds)} ms; start {hub.start_s:.1f} s")
        return min(rounds)


def _ask(url: str, path: str, cookie: str, times: int) -> None:
    connection = http.client.HTTPConnection(urlsplit(url).netloc)
    for _ in range(times):
        connection.request("GET", path, headers={"Cookie": f"hub={cookie}", "Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
        if given := answer.getheader("Set-Cookie"):  # kept, as a browser does
            cookie = given.removeprefix("hub=").partition(";")[0]
        if answer.status != 200 or len(body) < 1000:
            raise SystemExit(f"{path} answered {answer.status}")
    connection.close()


def _queries(app, thread: int, cookie: str) -> int:
    seen = []
    note = lambda _c, _cur, statement, *_: seen.append(statement)  # noqa: E731
    client = app.test_client()
    client.set_cookie("hub", cookie, domain="127.0.0.1")
    client.get(f"/threads/{thread}", base_url=f"http://127.0.0.1:{PORT}")
    event.listen(unit.engine(), "before_cursor_execute", note)
    answer = client.get(f"/threads/{thread}", base_url=f"http://127.0.0.1:{PORT}")
    event.remove(unit.engine(), "before_cursor_execute", note)
    if answer.status_code != 200:
        raise SystemExit(f"the thread answered {answer.status_code}")
    return len([statement for statement in seen if not statement.startswith("BEGIN")])


def _weights(instance: Path, cookie: str, pages: dict[str, str]) -> tuple[float, float]:
    """The heaviest page in KB on the wire, headers and all it pulls in included: on a first visit and on a repeat."""
    from playwright.sync_api import sync_playwright

    from tests.browser import launch

    first, repeat = {}, {}
    with HubProcess(instance, PORT) as hub, sync_playwright() as playwright:
        browser = launch(playwright)
        for name, path in pages.items():
            context = browser.new_context(base_url=hub.url)
            context.add_cookies([{"name": "hub", "value": cookie, "url": hub.url}])
            first[name], repeat[name] = (_weigh(context, path) for _ in range(2))
            context.close()
        browser.close()
    for name in pages:
        print(f"{name}: first visit {first[name]:.1f} KB, repeat {repeat[name]:.1f} KB")
    return max(first.values()), max(repeat.values())


def _weigh(context, path: str) -> float:
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    bytes_on_wire = []
    devtools.on("Network.loadingFinished", lambda loaded: bytes_on_wire.append(loaded["encodedDataLength"]))
    page.goto(path)
    page.wait_for_timeout(READING_FOR)
    page.close()
    return sum(bytes_on_wire) / 1024


def _add_a_million_posts() -> None:
    started = time.monotonic()
    with unit.unit_of_work() as db:
        community = db.scalar(select(func.min(Community.id)))
        author = db.scalar(select(func.min(Person.id)))
        model = db.execute(select(Thread.__table__).limit(1)).mappings().one()
        base = db.scalar(select(func.max(Thread.id))) + 1
        common = {key: model[key] for key in model if key not in ("id", "client_key")} | {"posts_count": THREADS_OF, "community_id": community}
        db.execute(insert(Thread.__table__), [{**common, "id": base + i} for i in range(MILLION // THREADS_OF)])
    text = "<p>" + "Chlorhexidine was out of stock for two weeks, so we went back to dry cord care and wrote down what happened. " * 3 + "</p>"
    for start in range(0, MILLION // THREADS_OF, 200):
        with unit.unit_of_work() as db:
            db.execute(insert(Post.__table__), [
                {"thread_id": base + thread, "seq": seq, "path": f"{seq:04d}", "depth": 0, "author_id": author, "source": text, "html": text}
                for thread in range(start, start + 200) for seq in range(1, THREADS_OF + 1)
            ])
    print(f"a million posts added in {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
