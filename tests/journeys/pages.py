"""Every page there is, by its address: the GET routes of the hub with samples filled in, and what is asked of each page shown."""

import re

OTHER_PLACES = ("/static/", "/healthz", "/readyz", "/favicon.ico", "/feeds/", "/me/export.json", "/files/", "/posts/<int:id>/mail",
                "/communities/<slug>/names")
KINDS_OF_ID = {
    "admin.letter": "letter", "admin.people": "person", "admin.decline": "person", "admin.suspend": "person", "library": "item",
    "live": "live", "mentorship": "pair", "moderation.judge": "report", "moderation.report_post": "post", "replay": "past",
}
POSTS = {"post", "edit", "history", "more", "split", "withdraw"}


def paths(app, world, handle: str = "moussa") -> list[str]:
    """The address of every page, in a steady order; files and feeds left out."""
    found = []
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        if "GET" in rule.methods and not rule.rule.startswith(OTHER_PLACES) and not rule.rule.endswith((".ics", ".atom", ".ogg", ".opus", ".json", ".csv", ".zip", ".vtt")):
            found.append(re.sub(r"<(?:[^:<>]*:)?(\w+)>", lambda part, rule=rule: _sample(rule.endpoint, part[1], world, handle), rule.rule))
    return found


def _sample(endpoint: str, name: str, world, handle: str) -> str:
    fixed = {"slug": "wells", "handle": handle, "what": "join", "seq": 21, "version": 1, "token": world.ids["invitation"],
             "goal_id": world.ids["goal"], "meeting_id": world.ids["meeting"]}
    if name in fixed:
        return str(fixed[name])
    room, _, view = endpoint.partition(".")
    kind = KINDS_OF_ID.get(endpoint) or KINDS_OF_ID.get(room) or ("post" if view in POSTS else "thread")
    return str(world.ids[kind])


def refusal(page, path: str) -> int:
    """The status with which an address is refused to whoever reads the page, or 0; asked without opening it, which costs ten times as much."""
    status = page.request.get(path, max_redirects=0).status
    return status if status >= 400 else 0


WIDER = """() => {
  const most = document.documentElement.clientWidth, wide = document.documentElement.scrollWidth;
  if (wide <= most) return [];
  const out = [...document.body.querySelectorAll('*')].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width && (box.right > most + 1 || box.left < -1) && getComputedStyle(one).position !== 'absolute';
  });
  return [`${wide} > ${most}`, ...out.slice(0, 4).map((one) => `${one.tagName}.${one.className}: ${one.textContent.trim().slice(0, 40)}`)];
}"""


def too_wide(page, widths=(320, 360, 1280)) -> list:
    """Where the page is wider than the screen: (width, what sticks out)."""
    wrong = []
    for width in sorted(widths, reverse=page.viewport_size["width"] > min(widths)):  # begins with the width that stands
        page.set_viewport_size({"width": width, "height": 740})
        if sticking := page.evaluate(WIDER):
            wrong.append((width, sticking))
    return wrong


def shot(page, name: str, full: bool = True) -> None:
    """A photograph for whoever looks at the pages, if HUB_SHOTS names a folder."""
    import os
    from pathlib import Path

    if folder := os.environ.get("HUB_SHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{name}.png", full_page=full)


FOREIGN = """() => {
  const own = 'bdi, noscript, script, [dir=auto], [dir=ltr], .prose, code, pre, textarea, input, option, .brand, .avatar, .foot > span, [lang]:not(html), time, datalist, .table th[scope=row]';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest(own)) (node.data.match(/[A-Za-z]{3,}/g) ?? []).forEach((word) => found.add(word));
  }
  for (const one of document.body.querySelectorAll('[aria-label], [placeholder], [title]'))
    for (const name of ['aria-label', 'placeholder', 'title'])
      ((one.closest(own) && name !== 'placeholder' ? '' : one.getAttribute(name) ?? '').match(/[A-Za-z]{3,}/g) ?? []).forEach((word) => found.add(word));
  return [...found];
}"""
NAMES_OF_THINGS = {"Baraza", "Markdown", "Atom", "JavaScript", "HUB", "SMTP", "HOST", "UTC", "SQLite", "PostgreSQL", "Redis", "Zoom", "https", "Jitsi", "BigBlueButton",
                   "index", "html", "ZIP", "WebVTT", "SRT", "ACDE", "FHJK", "LMNP", "RTUV"}
OWN_WORDS = set("Clinics lake Among ourselves Wells Moussa Traor Karim Haddad Priya Nair Africa Asia Nairobi Kolkata Test every well budgets training nurses".split())


def left_in_english(page) -> set:
    """Latin words on an Arabic page that are neither the world's own words nor names of things."""
    return set(page.evaluate(FOREIGN)) - NAMES_OF_THINGS - OWN_WORDS


LOPSIDED = """() => {
  const main = document.querySelector(".page:not(.has-aside):not(.in-room) > .main");
  if (!main) return 0;
  const said = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()) || one.matches("input, textarea, select, img");
  const ends = [...main.querySelectorAll("*")].filter((one) => one.checkVisibility() && said(one)).map((one) => one.closest("section, form, ul, .row, .card, .title, .tabs") || one)
    .map((one) => one.getBoundingClientRect()).filter((box) => box.width);
  if (!ends.length) return 0;
  const [start, end] = [Math.min(...ends.map((box) => box.left)), Math.max(...ends.map((box) => box.right))];
  const area = document.querySelector(".head").getBoundingClientRect(), rail = document.querySelector(".places").getBoundingClientRect();
  const free = document.dir === "rtl" ? [rail.left - end, start - area.left] : [start - rail.right, area.right - end];
  return Math.round(free[1] - free[0]);
}"""


def lopsided(page) -> int:
    """By how many pixels of 1280 a page without a context column leaves more room at its end than at its start, where that is a quarter of it or more."""
    page.set_viewport_size({"width": 1280, "height": 800})
    more = page.evaluate(LOPSIDED)
    return more if more > 240 else 0
