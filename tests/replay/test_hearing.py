"""The administrator's speech-to-text command: run after the session, its words become the transcript, its failures are told."""

import sys
import time
from dataclasses import replace

import pytest

from hub import settings as house_settings
from hub.background import queue
from hub.background.queries import last_runs
from hub.mail import delivery
from hub.replay import jobs, queries
from hub.settings import WrongSetting
from hub.storage.unit import unit_of_work
from tests.live.audio.voices import said
from tests.makers.replay import over, published, recorded, session_notes

WRITES = "open(sys.argv[2], 'w').write('WEBVTT\\n\\n00:01.000 --> 00:03.000\\n' + sys.argv[3] + ' ' + open(sys.argv[1], 'rb').read(4).decode())"
FAILS = "print('no model here'); raise SystemExit(3)"
KEEPS_SECRETS = "import os; open(sys.argv[2], 'w').write('saw ' + ' '.join(name for name in os.environ if name.startswith('HUB_')))"


@pytest.fixture
def told(cast):
    """A session that is recorded and still open."""
    one = over(cast.wells, cast.facilitator)
    recorded(one, (cast.member, 10, said(5)))
    return one


@pytest.fixture
def command(app, settings, monkeypatch):
    """Set the command to a few lines of Python; afterwards nothing is at work any more."""
    monkeypatch.setenv("HUB_SECRET_KEY", "not for commands, and long enough to be one")

    def choose(code):
        words = (sys.executable, "-c", "import sys; " + code, "{input}", "{output}", "{language}")
        delivery.connect(replace(settings, stt_command=words))

    yield choose
    for one in list(jobs.AT_WORK.values()):
        one.forget()
    jobs.AT_WORK.clear()
    delivery.connect(settings)


def heard(one) -> tuple[str, list]:
    """Close, publish, and look once a moment until the command is done with it."""
    session_notes(one)
    queue.run_waiting()
    published(one)
    queue.run_waiting()
    deadline = time.monotonic() + 60
    while True:
        jobs.listen()
        with unit_of_work(write=False):
            choices = queries.choices_of(one.id)
        if choices.hearing not in ("waiting", "running") or time.monotonic() > deadline:
            return choices.hearing, choices.transcript
        time.sleep(0.02)


def test_what_the_command_hears_becomes_the_transcript(cast, told, command, signed_in):
    command(WRITES)
    assert heard(told) == ("done", [[1_000, 3_000, "en OggS"]])
    assert "en OggS" in signed_in(cast.member).get(f"/live/{told.id}/replay")


def test_its_failure_is_told_to_administrators_and_harms_nothing(cast, told, command, signed_in):
    command(FAILS)
    assert heard(told) == ("failed", [])
    with unit_of_work(write=False):
        assert last_runs()["replay.transcribe"].problem == "exit status 3: no model here"
    assert "no model here" in signed_in(cast.admin).get("/admin/jobs")
    page = signed_in(cast.facilitator).get(f"/live/{told.id}/replay")
    assert page.status == 200 and "did not work" in page.words


def test_it_is_given_no_secrets(told, command):
    command(KEEPS_SECRETS)
    assert [words for _from, _to, words in heard(told)[1]] == ["saw"]


def test_a_worker_that_starts_anew_begins_again_and_gives_up_after_three(told, command):
    command("import time; time.sleep(60)")
    session_notes(told)
    queue.run_waiting()
    published(told)
    queue.run_waiting()
    states = []
    for _again in range(4):
        for one in list(jobs.AT_WORK.values()):
            one.forget()
        jobs.AT_WORK.clear()
        jobs.listen()
        with unit_of_work(write=False):
            states.append(queries.choices_of(told.id).hearing)
    assert states == ["running", "running", "failed", "failed"]


def test_without_a_command_nothing_waits(told, app):
    assert heard(told) == ("no", [])


@pytest.mark.parametrize("words", ["whisper {input}", "no-such-program {input} {output}", 'sh "{input} {output}', "{input} {output}"])
def test_a_command_that_cannot_work_stops_the_start(words, tmp_path):
    with pytest.raises(WrongSetting, match="HUB_STT_COMMAND"):
        house_settings.from_environment({"HUB_INSTANCE": str(tmp_path), "HUB_STT_COMMAND": words})


def test_a_command_is_parted_as_a_shell_would_but_runs_without_one(tmp_path):
    environ = {"HUB_INSTANCE": str(tmp_path), "HUB_STT_COMMAND": "sh '/opt/my hear.sh' {input} {output}"}
    assert house_settings.from_environment(environ).stt_command == ("sh", "/opt/my hear.sh", "{input}", "{output}")
