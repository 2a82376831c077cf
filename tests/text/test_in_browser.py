"""The whole collection in a real browser: nothing runs, nothing is fetched, nothing leads astray."""

import markdown
import pytest

from hub.text.folding import folded_html
from hub.text.markdown import render
from hub.text.plain import as_html
from tests.text.attacks import ATTACKS
from tests.text.confusions import CONFUSIONS
from tests.text.judge import faults

PAGE = "http://hub.test/"  # lives only in the route below
AT_ONCE = 50  # strings on one page, so that one unclosed tag of a control hides few others

_HOOKS = """() => {
  window.hits = 0;
  for (const name of ['pwned', 'alert', 'prompt', 'confirm', 'print', 'open']) window[name] = () => { window.hits += 1; };
}"""

_TOUCH = """() => {
  const names = Element.prototype.getAttributeNames, strange = [];
  // What a page reads and writes again is parsed once more, and some tags become others by that.
  for (const section of document.body.querySelectorAll('section')) section.innerHTML = section.innerHTML;
  for (const element of document.body.querySelectorAll('section *')) {
    for (const event of ['mouseover', 'pointerenter', 'focus', 'animationstart', 'toggle', 'beforeinput'])
      element.dispatchEvent(new Event(event));
    if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml') strange.push(element.namespaceURI);
    if (['javascript:', 'data:', 'vbscript:', 'blob:', 'file:'].includes(element.protocol)) strange.push(element.href);
    if (names.call(element).some((name) => /^(on|style|src|id$|name|data-|hx-|x-)/.test(name))) strange.push(element.outerHTML);
  }
  return strange;
}"""


@pytest.fixture
def trial(_chromium):
    """Shows pages and tells how many scripts ran, what strange was in them, and what was fetched."""
    context = _chromium.new_context()
    page = context.new_page()
    requests: list[str] = []
    context.route("**/*", lambda route: (requests.append(route.request.url), route.abort()))
    context.route(PAGE, lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))

    def run(pages, at_once=AT_ONCE):
        hits, strange = 0, []
        for start in range(0, len(pages), at_once):
            page.goto(PAGE)
            page.evaluate(_HOOKS)
            sections = "".join(f"<section>{text}</section>" for text in pages[start : start + at_once])
            page.set_content(f"<!doctype html><body>{sections}</body>")
            strange += page.evaluate(_TOUCH)
            page.wait_for_timeout(20)
            hits += page.evaluate("() => window.hits")
        return hits, strange, requests

    yield run
    context.close()


@pytest.mark.parametrize("renderer", [render, as_html, folded_html], ids=["render", "as_html", "folded_html"])
def test_nothing_runs_and_nothing_is_fetched(trial, renderer):
    assert trial([renderer(attack) for attack in ATTACKS]) == (0, [], [])


def test_nothing_runs_where_parsers_disagree(trial):
    assert len(CONFUSIONS) > 1500
    pages = [render(attack) for attack in CONFUSIONS]
    assert [page for page in pages if faults(page)] == []
    assert trial(pages, at_once=400) == (0, [], [])


def test_the_trial_sees_those_too(trial):
    hits, strange, requests = trial(CONFUSIONS[::9])
    assert hits > 30 and len(strange) > 30 and len(requests) > 3


@pytest.mark.parametrize("renderer", [str, markdown.markdown], ids=["identity", "bare markdown"])
def test_the_trial_sees_what_an_unguarded_renderer_lets_through(trial, renderer):
    hits, strange, requests = trial([renderer(attack) for attack in ATTACKS])
    assert hits > 100
    assert len(strange) > 100
    assert len(requests) > 10
