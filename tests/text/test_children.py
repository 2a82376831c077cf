"""Rendering happens in children that can be killed, shared, forked and forgotten."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from hub.text.markdown import children, render
from hub.text.markdown.children import Child, Lost, Nursery
from hub.text.plain import as_html

# Each holds the parser up for seconds; none is tangled enough to be refused on sight.
SLOW = ["a\n---\n" * 6_000, "a|b\n-|-\n" * 5_000, "# a\n" * 10_000, "~~~\n" * 10_000, "a\n" * 20_000]
# These never reach a parser.
TANGLED = ["[" * 5000, "(" * 5000, "*" * 9000, "> " * 9000, "[a](" * 9000, "![" * 9000, "`" * 9000, "<" * 9000, "*a _b " * 6000, "```\n" * 9000]


@pytest.mark.parametrize("source", SLOW, ids=range(len(SLOW)))
def test_slow_text_is_stopped_and_shown_escaped(source):
    started = time.monotonic()
    assert render(source) == as_html(source)
    assert time.monotonic() - started < 30


@pytest.mark.parametrize("source", TANGLED, ids=range(len(TANGLED)))
def test_tangled_text_is_escaped_without_a_parser(source, monkeypatch):
    monkeypatch.setattr(children.nursery, "asked", None)
    assert render(source) == as_html(source)


def test_after_a_stopped_text_the_next_one_is_rendered():
    render(SLOW[0])
    assert render("**hi**") == "<p><strong>hi</strong></p>"


def test_a_child_killed_in_the_middle_is_replaced():
    nursery = Nursery()
    child = Child()
    nursery._idle.append(child)
    killer = threading.Timer(0.6, os.kill, (child.pid, signal.SIGKILL))
    killer.start()
    assert nursery.asked(SLOW[0]) is None
    killer.join()
    assert nursery.asked("*x*") == "<p><em>x</em></p>"
    assert nursery._idle[-1].pid != child.pid


def test_a_child_killed_while_idle_is_not_noticed():
    nursery = Nursery()
    assert nursery.asked("*x*") is not None
    os.kill(nursery._idle[-1].pid, signal.SIGKILL)
    time.sleep(0.1)
    assert nursery.asked("*y*") == "<p><em>y</em></p>"


def test_a_child_about_to_end_of_idleness_is_not_asked(monkeypatch):
    nursery = Nursery()
    nursery.asked("*x*")
    old = nursery._idle[-1].pid
    monkeypatch.setattr(children, "IDLE_SECONDS", 10)
    assert nursery.asked("*y*") == "<p><em>y</em></p>"
    assert nursery._idle[-1].pid != old


def test_a_dead_child_is_reported_as_lost():
    child = Child()
    child.end()
    fresh = Child()
    os.kill(fresh.pid, signal.SIGKILL)
    with pytest.raises(Lost):
        fresh.asked("*x*" * 100_000)
    fresh.end()


def test_many_at_once_each_get_their_own_answer():
    answers = {}
    threads = [threading.Thread(target=lambda n=n: answers.update({n: render(f"*{n}* " * 30)})) for n in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert {n: f"<em>{n}</em>" in answers[n] for n in range(40)} == dict.fromkeys(range(40), True)
    assert len(children.nursery._idle) <= children.MOST_CHILDREN


def test_a_fork_has_its_own_children():
    assert render("*x*")
    pid = os.fork()
    if pid == 0:
        os._exit(0 if not children.nursery._idle and render("*y*") == "<p><em>y</em></p>" else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert render("*z*") == "<p><em>z</em></p>"


def _python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    return done.stdout.strip()


def test_other_greenlets_run_while_a_text_is_rendered():
    longest = _python(
        "from gevent import monkey; monkey.patch_all()\n"
        "import gevent, time\nfrom hub.text.markdown import render\n"
        "gaps = []\n"
        "def watch():\n"
        "    while True:\n        start = time.monotonic(); gevent.sleep(0.01); gaps.append(time.monotonic() - start)\n"
        "gevent.spawn(watch)\n"
        f"shown = render({SLOW[0]!r}); assert 'h3' not in shown and len(gaps) > 5, (len(gaps), shown[:50])\n"
        "both = [gevent.spawn(render, f'*{n}*') for n in range(20)]\n"
        "gevent.joinall(both); assert [job.value for job in both] == [f'<p><em>{n}</em></p>' for n in range(20)]\n"
        "pool = gevent.get_hub().threadpool; assert pool.apply(render, ('*t*',)) == '<p><em>t</em></p>'\n"
        "print(max(gaps))"
    )
    assert float(longest) < 5


def test_a_greenlet_that_gives_up_leaves_no_wrong_answer_behind():
    assert _python(
        "from gevent import monkey; monkey.patch_all()\n"
        "import gevent\nfrom hub.text.markdown import render\nrender('*warm*')\n"
        "job = gevent.spawn(render, '*old* ' * 5000); gevent.sleep(0.005); job.kill()\n"
        "print(render('*new*'))"
    ) == "<p><em>new</em></p>"


def test_rendering_still_works_while_python_ends():
    code = "import atexit\nfrom hub.text.markdown import render\natexit.register(lambda: print(render('*bye*')))"
    assert _python(code) == "<p><em>bye</em></p>"


def test_the_parser_is_never_loaded_by_the_application():
    assert _python("import sys\nfrom hub.text.writing import written\nwritten('*x*')\nprint({'markdown', 'bleach', 'nh3'} & set(sys.modules))") == "set()"


def test_a_child_without_work_ends_by_itself():
    code = (
        "import hub.text.markdown.child as child, signal\nchild.IDLE_SECONDS = 0.2\nchild.main()"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as idle:
        assert idle.wait(30) == -signal.SIGALRM
