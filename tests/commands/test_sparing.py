"""What a server puts off is there as soon as it is asked for, and what it needs from the start is never put off."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PUT_OFF = {"asyncio", "ssl", "smtplib", "simple_websocket", "importlib.metadata", "multiprocessing"}
NOT_THERE = {"flask", "click", "gevent", "jinja2", "_ssl", "babel.messages", "hub.mail.parsing"}


def _said(program: str, **settings) -> str:
    """What a program prints that begins as servers begin."""
    begun = "import sys; from hub.sparing import Later, spare; spare(); is_later = lambda name: type(sys.modules.get(name)) is Later\n"
    done = subprocess.run([sys.executable, "-c", begun + program], cwd=ROOT, env=settings, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_module_put_off_is_whole_when_asked_for():
    assert _said("import asyncio\nprint(is_later('asyncio'), asyncio.run(asyncio.sleep(0, 'slept')), is_later('asyncio'))") == "True slept False"
    assert _said("import ssl\nprint(is_later('ssl'), ssl.create_default_context().check_hostname)") == "True True"
    assert _said("from werkzeug.debug.tbtools import DebugTraceback\nprint(is_later('werkzeug.serving'), DebugTraceback.__name__)") == "True DebugTraceback"
    assert _said("from asyncio.events import AbstractEventLoop\nprint(AbstractEventLoop.__module__)") == "asyncio.events"


def test_digests_are_the_same_without_openssl():
    program = "import hashlib, hmac\nprint('_hashlib' in sys.modules, hashlib.sha256(b'salt').hexdigest(), hmac.new(b'key', b'salt', hashlib.sha1).hexdigest())"
    loaded, *digests = _said(program).split()
    plain = subprocess.run([sys.executable, "-c", "import sys\n" + program], capture_output=True, text=True, timeout=60, check=True).stdout.split()
    assert loaded == "False" and plain == ["True", *digests]


@pytest.mark.parametrize("setting, value", [("HUB_SMTP_HOST", "mail.example.org"), ("HUB_REDIS", "rediss://cache.example.org")])
def test_whoever_speaks_tls_has_it_from_the_start(setting, value):
    assert _said("from hub.sparing import speaks_tls; import ssl; print(speaks_tls(), is_later('ssl'))", **{setting: value}) == "True False"


def test_a_worker_begins_without_flask_the_shell_and_what_is_put_off(tmp_path):
    program = f"""
from hub.settings import from_environment
from hub.commands import worker
from hub.working import open_workshop
open_workshop(from_environment())
loaded = {{name for name in sys.modules if sys.modules[name] is not None and not is_later(name)}}
print(sorted(loaded & {NOT_THERE | PUT_OFF}))
"""
    assert _said(program, HUB_INSTANCE=str(tmp_path)) == "[]"
