"""Nothing of what people write, and no secret, stands in a log; nobody can forge a line of one."""

import io
import logging
import re
import smtplib

import pytest
from sqlalchemy import text

from hub.background import queue
from hub.commands.logs import Careful
from hub.mail import delivery
from hub.storage.unit import db
from tests.makers import mentorship as pairs
from tests.makers.accounts import PASSWORD, link_in
from tests.makers.discussions import thread
from tests.makers.live import live
from tests.serving import Visitor

WORDS = "quibblestone zq81f2c7d9aa"
FORGED = "x\r\n2026-11-24 12:00:00,000 web CRITICAL forged\u2028forged\x1b[2J\x85forged"
BREAKING = ("/threads/<int:id>", "/reset/<token>", "/people/<handle>", "/threads/<int:id>/reply")
ENTRY = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} web (WARNING|ERROR|CRITICAL) |    ")


@pytest.fixture
def logged():
    """All that is logged in this process, as the web process writes it: `logged()`."""
    page, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(page)
    handler.setFormatter(Careful("%(asctime)s web %(levelname)s %(message)s"))
    root.addHandler(handler)
    yield page.getvalue
    root.removeHandler(handler)


def _break(**_given):
    """Fail as a database does, with the words in its hand."""
    db.execute(text("insert into posts (thread_id, source, html) values (1, :words, :words)"), {"words": WORDS})


def _tour(app, cast, outbox, monkeypatch) -> list[str]:
    """Through every way of writing, right and wrong and broken; returns the secrets that went by."""
    newcomer, secrets = Visitor(app), [WORDS, *WORDS.split(), "forged mango lantern", PASSWORD]
    newcomer.post("/register", {"name": FORGED, "address": "new@example.org", "password": "forged mango lantern"}, headers={"User-Agent": "x forged"})
    paths = [link_in(outbox()[-1])]
    newcomer.post(paths[0])
    newcomer.post("/sign-in", {"address": "new@example.org", "password": "wrong forged words"})
    newcomer.post("/sign-in", {"address": "new@example.org", "password": "forged mango lantern"})
    newcomer.post("/reset", {"address": "new@example.org"})
    paths.append(link_in(outbox()[-1]))
    newcomer.send(paths[1], {"password": "short"})
    newcomer.send("/reset/" + "w" * 43, {"password": PASSWORD})
    leader = Visitor(app, cast.facilitator)
    leader.send("/communities/wells/manage/invitations/mail", {"addresses": "guest@example.org", "words": WORDS})
    talk, opened = thread(cast.member, cast.wells, WORDS, WORDS), live(cast.wells, cast.facilitator)
    member = Visitor(app, cast.member)
    for values in ({"text": WORDS}, {"text": ""}, {"text": WORDS * 5000}, {"text": WORDS, "key": "\0"}):
        member.send(f"/threads/{talk.id}/reply", {"key": "a-client-key", **values})
    line = member.socket()
    line.ask("live:enter", live=opened.id), line.ask("chat:say", live=opened.id, text=WORDS, client_id="a-client-key"), line.ask("chat:say", live=WORDS)
    pair = pairs.pair(cast.member, cast.other)
    member.send(f"/mentoring/{pair.id}/notes", {"text": WORDS})
    member.get(f"/search?q={WORDS}"), member.get(f"/people/{FORGED}"), member.get("/" + "t" * 50)
    _broken(app, member, line, talk, opened, paths, monkeypatch)
    cookies = [one.client.get_cookie("hub").value for one in (newcomer, leader, member)]
    return [*secrets, *cookies, *(path.rpartition("/")[2] for path in paths), member.token(), "forged"]


def _broken(app, member, line, talk, opened, paths, monkeypatch) -> None:
    for rule in app.url_map.iter_rules():
        if rule.rule in BREAKING:
            monkeypatch.setitem(app.view_functions, rule.endpoint, _break)
    assert member.get(f"/threads/{talk.id}").status == 500
    member.get(paths[1]), member.get(f"/people/{FORGED}"), member.send(f"/threads/{talk.id}/reply", {"text": WORDS})
    monkeypatch.setattr("hub.live.actions.say", lambda *_a, **_v: int(WORDS))
    assert line.ask("chat:say", live=opened.id, text=WORDS, client_id="another-key")["ok"] is False
    monkeypatch.setitem(queue.JOBS, "mail.deliver", lambda *_a: int(WORDS))
    queue.wake("mail.deliver"), queue.run_waiting()
    monkeypatch.setattr(delivery, "_server", lambda: (_ for _ in ()).throw(smtplib.SMTPException(FORGED.replace("forged", "said"))))
    monkeypatch.setattr(delivery._Post, "settings", _with_server(delivery._Post.settings))
    delivery.deliver()


def _with_server(settings):
    from dataclasses import replace

    return replace(settings, smtp_host="127.0.0.1")


def test_a_broad_tour_leaves_no_word_and_no_secret_in_the_log(app, cast, outbox, logged, monkeypatch, capfd):
    secrets = _tour(app, cast, outbox, monkeypatch)
    heard = logged() + "".join(capfd.readouterr())
    assert heard.count("failure ") == len(BREAKING) and "IntegrityError" in heard and "command chat:say failed" in heard and "mail server" in heard and "job" in heard
    assert [secret for secret in secrets if secret in heard.replace("_forged", "")] == []
    assert [line for line in logged().splitlines() if not ENTRY.match(line)] == []


def test_the_scan_would_find_a_careless_line(logged):
    logging.getLogger("careless").warning("posted: %s", WORDS)
    assert WORDS in logged()


@pytest.mark.parametrize("sign", ["\r\n", "\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1b[1A", "\u202e"])
def test_no_sign_begins_a_line_of_its_own(logged, sign):
    try:
        raise ValueError(f"a{sign}forged")
    except ValueError:
        logging.getLogger("forger").exception("name %s", f"a{sign}forged")
    assert all(ENTRY.match(line) for line in logged().splitlines()) and (sign == "\n" or sign not in logged())
