"""Health: alive while the process is, ready only while everything a request needs is well, and the failing part is named."""

import sqlite3

import pytest

from hub.admin import health
from hub.background import queue
from hub.mail import delivery
from hub.storage import files, migrating, unit
from hub.storage.unit import engine
from tests.databases import settings_for


@pytest.fixture
def well(app, monkeypatch):
    """A hub whose database stands at the newest migration; tests' databases are made without any."""
    monkeypatch.setattr(migrating, "current", migrating.newest)
    monkeypatch.setattr(health, "LONGEST_LOCK", 0.2)


def _ailing(client) -> list[str]:
    answer = client.get("/readyz")
    assert answer.status == (503 if answer.json["ailing"] else 200) and answer.json["ready"] is not bool(answer.json["ailing"])
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.json["ailing"]


def test_ready_while_everything_is_well(well, client):
    assert client.get("/healthz").status == 200 and _ailing(client) == []


def test_redis_away(well, client, settings):
    delivery.connect(settings_for(settings.instance, settings.database_url, redis_url="redis://127.0.0.1:1/0"))
    assert _ailing(client) == ["redis"] and client.get("/healthz").status == 200
    found = {finding.part: finding for finding in health.findings()}
    assert "HUB_REDIS" in found["redis"].words and not found["redis"].well and found["queue"].well


def test_migrations_behind(well, client, monkeypatch):
    monkeypatch.setattr(migrating, "current", lambda: "0000")
    assert _ailing(client) == ["migrations"] and client.get("/healthz").status == 200


def test_disk_nearly_full(well, client, monkeypatch):
    monkeypatch.setattr(files, "free_share", lambda: 0.04)
    assert _ailing(client) == ["disk"]


def test_queue_down(well, client, monkeypatch):
    monkeypatch.setattr(queue, "waiting", lambda: 1 / 0)
    assert _ailing(client) == ["queue"]


@pytest.mark.sqlite_only
def test_database_locked_by_another_process(well, client):
    with sqlite3.connect(engine().url.database, isolation_level=None) as other:
        other.execute("begin immediate")
        assert _ailing(client) == ["database"]
        other.execute("rollback")
    other.close()
    assert _ailing(client) == []


@pytest.mark.sqlite_only
def test_database_read_only(well, client, settings):
    unit.connect(settings_for(settings.instance, f"sqlite:///file:{engine().url.database}?mode=ro&uri=true"))
    try:
        assert _ailing(client) == ["database"]
    finally:
        unit.disconnect()


@pytest.mark.postgresql_only
def test_a_database_server_that_takes_no_writes(well, client, settings):
    unit.connect(settings_for(settings.instance, f"{settings.database_url}&options=-c%20default_transaction_read_only%3Don"))
    try:
        assert _ailing(client) == ["database"] and client.get("/healthz").status == 200
    finally:
        unit.disconnect()


@pytest.mark.sqlite_only
def test_database_gone(well, client, settings):
    unit.connect(settings_for(settings.instance, "postgresql+psycopg://nobody@127.0.0.1:1/nothing"))
    try:
        assert _ailing(client) == ["database"] and client.get("/healthz").status == 200
    finally:
        unit.disconnect()


def test_findings_say_what_to_do(well, app):
    found = {finding.part: finding for finding in health.findings()}
    assert found["database"].well and found["settings"].well and found["clock"].well and found["disk"].well
    assert not found["worker"].well and "hub work" in found["worker"].words  # nothing has run in this test


def test_the_worker_is_well_once_a_job_ran(well, app):
    queue.wake("mail.deliver")
    queue.run_waiting()
    assert {finding.part: finding for finding in health.findings()}["worker"].well


def test_a_wrong_clock_is_told(well, app, frozen):
    frozen.move_to("1970-01-01T00:10:00Z")
    assert not {finding.part: finding for finding in health.findings()}["clock"].well


def test_administrators_read_health_and_jobs_in_their_language(app, cast, signed_in, queries):
    from hub.admin.words import JOB_WORDS, PART_WORDS
    from hub.background.queue import declared

    assert {name for name, _minutes in declared()} <= set(JOB_WORDS) and set(health.CHECKS) == set(PART_WORDS)
    page = signed_in(cast.admin).get("/admin/jobs")
    assert "mail.deliver" not in page.words and signed_in(cast.admin).get("/admin/health").status == 200
