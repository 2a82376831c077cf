"""The shell's commands as an operator runs them: each says what it did, or in one line what to do."""

import sqlite3
import sys

import pytest

from hub.settings import WrongSetting, from_environment


@pytest.mark.parametrize("name, value", [
    ("HUB_SECRET_KEY", "short"), ("HUB_PORT", "seventy"), ("HUB_REGISTRATION", "nobody"), ("HUB_DATABASE", "mysql://x"),
    ("HUB_BASE_URL", "hub.example.org"), ("HUB_BASE_URL", "http://hub:999999"), ("HUB_SMTP_HOST", "mail.example.org"), ("HUB_REDIS", "here"),
])
def test_a_wrong_setting_is_refused_in_one_line(tmp_path, name, value):
    with pytest.raises(WrongSetting) as refused:
        from_environment({"HUB_INSTANCE": str(tmp_path), name: value})
    assert len(str(refused.value).splitlines()) == 1 and "HUB_" in str(refused.value)


def test_redis_without_its_package_is_refused_in_one_line(tmp_path, monkeypatch):
    asked = {"HUB_INSTANCE": str(tmp_path), "HUB_REDIS": "redis://127.0.0.1:6379/0"}
    assert from_environment(asked).redis_url
    monkeypatch.setattr(sys, "path", [])
    with pytest.raises(WrongSetting, match="pip install"):
        from_environment(asked)


def test_a_slip_in_the_name_of_a_setting_is_told(hub):
    hub("migrate")
    status, said = hub("doctor", HUB_REDIS_URL="redis://127.0.0.1:1/0")
    assert status == 1 and "LOOK  settings: no setting of this name: HUB_REDIS_URL;" in said


def test_a_wrong_setting_stops_the_start_with_one_line(hub):
    status, said = hub("serve", HUB_PORT="seventy")
    assert status == 1 and len(said.strip().splitlines()) == 1 and "HUB_PORT" in said


def test_the_doctor_says_what_to_do(hub):
    status, said = hub("doctor")
    assert status == 1 and "LOOK  migrations" in said and "hub migrate" in said
    hub("migrate")
    status, said = hub("doctor")
    for part in ("settings", "database", "migrations", "disk", "clock", "queue", "mail", "outbox", "demonstration"):
        assert f"ok    {part}:" in said


def test_an_administrator_is_made_and_a_weak_password_refused(hub, stands_at):
    stands_at("head")
    status, said = hub("create-admin", "adjoa@example.org", "--name", "Adjoa", "--password", "password")
    assert status == 1 and said.startswith("Error:")
    status, said = hub("create-admin", "adjoa@example.org", "--name", "Adjoa", "--password", "a long walk to the well")
    assert status == 0 and "Adjoa <adjoa@example.org> is an administrator." in said


def one_line(status: int, said: str) -> str:
    """What a refused command said, which was one line."""
    assert status == 1 and len(said.strip().splitlines()) == 1, said
    return said


PASSWORD = "a long walk to the well"
ADMIN = ("create-admin", "adjoa@example.org", "--name", "Adjoa", "--password", PASSWORD)


def test_the_first_command_on_an_empty_machine_sets_up_the_database(hub):
    status, said = hub(*ADMIN, afresh=True)
    assert status == 0 and "set up now" in said and "is an administrator" in said
    assert "already" in hub("migrate")[1]


@pytest.mark.parametrize("command", [ADMIN, ("demo",), ("import-mbox", "README.md", "--community", "water"), ("migrate",)])
def test_a_database_out_of_reach_is_one_line(hub, command):
    said = one_line(*hub(*command, HUB_DATABASE="postgresql://u:p@127.0.0.1:1/x"))
    assert "HUB_DATABASE" in said and "hub doctor" in said


def test_what_is_no_database_is_one_line(hub, tmp_path):
    (tmp_path / "hub.db").write_bytes(bytes(range(7, 250)) * 40)
    assert "not a database" in one_line(*hub(*ADMIN)) and "not a database" in one_line(*hub("serve"))


@pytest.mark.parametrize("command", [ADMIN, ("demo",), ("import-mbox", "README.md", "--community", "water")])
def test_an_older_database_is_for_migrate(hub, stands_at, command):
    stands_at("0001")
    assert "hub migrate" in one_line(*hub(*command))


def test_a_newer_database_is_for_a_newer_hub(hub, stands_at, tmp_path):
    stands_at("head")
    with sqlite3.connect(tmp_path / "hub.db") as newer:
        newer.execute("update alembic_version set version_num = '9999'")
    assert "git pull" in one_line(*hub("migrate")) and "git pull" in one_line(*hub(*ADMIN))


def test_going_back_asks(hub, stands_at):
    stands_at("head")
    assert hub("migrate", "--to", "base")[0] == 1 and "already" in hub("migrate")[1]
    status, said = hub("migrate", "--to", "0001", "--yes")
    assert status == 0 and "version 0001 now" in said and "before-migration" in said


def test_a_version_that_does_not_exist(hub):
    assert "0001" in one_line(*hub("migrate", "--to", "0x"))


def test_a_slip_in_what_create_admin_is_given_is_one_line(hub, stands_at):
    stands_at("head")
    assert "mail address" in one_line(*hub("create-admin", "adjoa"))
    assert "--name" in one_line(*hub("create-admin", "adjoa@example.org", "--name", "A", "--password", PASSWORD))


def test_an_administrator_who_is_here_already_gets_the_new_password(hub):
    hub(*ADMIN)
    status, said = hub(*ADMIN)
    assert status == 0 and "here already" in said and "signed out" in said


def test_an_archive_that_is_not_there_or_a_community_that_cannot_be(hub, stands_at):
    assert "There is no" in one_line(*hub("import-mbox", "nowhere.mbox", "--community", "water"))
    stands_at("head")
    assert "--name" in one_line(*hub("import-mbox", "README.md", "--community", "x"))


def test_the_doctor_does_not_repeat_one_trouble(hub):
    status, said = hub("doctor", HUB_DATABASE="postgresql://u:p@127.0.0.1:1/x")
    assert status == 1 and said.count("refused") == 1 and said.count("mend “database” first") >= 3


def test_a_folder_that_cannot_be_made(hub, tmp_path):
    (tmp_path / "file").write_text("")
    assert "HUB_INSTANCE" in one_line(*hub("doctor", HUB_INSTANCE=str(tmp_path / "file")))


def test_a_new_instance_is_for_its_owner_alone(hub, tmp_path):
    assert hub("migrate", HUB_INSTANCE=str(tmp_path / "new"))[0] == 0
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
