"""Visiting the hub in a test: a visitor that reads pages and posts their forms as a browser does, in the same process."""

from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from urllib.parse import urlsplit

from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer

TOKEN = "csrf_token"
FIELDS = {"input", "textarea", "select", "button"}
UNSENT = {"submit", "button", "reset", "image", "file"}


@dataclass
class PageForm:
    """A form as it stands on a page: where it goes, how, and what it would send."""

    action: str
    method: str
    fields: dict = field(default_factory=dict)
    buttons: list = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects a page's forms, links and words."""

    def __init__(self):
        super().__init__()
        self.forms, self.links, self.words, self.meta = [], [], [], {}
        self._select = self._area = None
        self._hidden = 0

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "form":
            self.forms.append(PageForm(values.get("action", ""), values.get("method", "get").lower()))
        elif tag == "a" and "href" in values:
            self.links.append(values["href"])
        elif tag == "meta" and "name" in values:
            self.meta[values["name"]] = values.get("content", "")
        elif tag in ("script", "style"):
            self._hidden += 1
        elif self.forms and tag in FIELDS:
            self._field(tag, values)
        elif tag == "option" and self._select and ("selected" in values or self._select not in self.forms[-1].fields):
            self.forms[-1].fields[self._select] = values.get("value", "")

    def _field(self, tag, values):
        name, kind, form = values.get("name"), values.get("type", "text").lower(), self.forms[-1]
        if tag == "button" or kind in UNSENT:
            form.buttons.append((name, values.get("value", "")))
        elif not name or "disabled" in values:
            return
        elif tag == "select":
            self._select = name
        elif tag == "textarea":
            self._area, form.fields[name] = name, ""
        elif kind not in ("checkbox", "radio") or "checked" in values:
            form.fields[name] = values.get("value", "on" if kind == "checkbox" else "")

    def handle_endtag(self, tag):
        self._hidden -= tag in ("script", "style")
        if tag == "select":
            self._select = None
        elif tag == "textarea":
            kept = self.forms[-1].fields  # as browsers do, the first line break after the tag is no part of the text
            kept[self._area] = kept[self._area].removeprefix("\r").removeprefix("\n")
            self._area = None

    def handle_data(self, data):
        if self._area:
            self.forms[-1].fields[self._area] += data
        elif not self._hidden and data.strip():
            self.words.append(data.strip())


class Page:
    """One answer of the hub: status, where it sends on, words, forms, links."""

    def __init__(self, response):
        self.response = response
        self.status = response.status_code
        self.headers = response.headers
        self.location = response.headers.get("Location", "")
        self.html = response.get_data().decode(errors="replace") if (response.mimetype or "").startswith(("text/", "application/")) else ""
        response.close()  # a file that was sent

    @cached_property
    def _reader(self) -> _Reader:
        reader = _Reader()
        if self.response.mimetype == "text/html":
            reader.feed(self.html)
        return reader

    @property
    def words(self) -> str:
        """All text a person reads on the page, joined by spaces."""
        return " ".join(" ".join(self._reader.words).split())

    @property
    def links(self) -> list[str]:
        """Where its links lead."""
        return self._reader.links

    @property
    def forms(self) -> list[PageForm]:
        """Its forms."""
        return self._reader.forms

    @property
    def json(self):
        """The answer as JSON."""
        return self.response.get_json()

    def form_to(self, path: str) -> PageForm:
        """The posting form that goes to `path`; an assertion error names those there are."""
        here = self.response.request.path
        posting = [form for form in self.forms if form.method == "post"]
        for form in posting:
            if (urlsplit(form.action).path or here) == urlsplit(path).path:
                return form
        raise AssertionError(f"no form on {here} ({self.status}) posts to {path}; there are {[f.action or here for f in posting]}")

    def __contains__(self, words: str) -> bool:
        return words in self.html or words in self.words

    def __repr__(self) -> str:
        return f"<Page {self.response.request.path} {self.status} {self.location or self.words[:400]}>"


class Visitor:
    """Someone with a browser; signed in as `person` if one is given."""

    def __init__(self, app, person=None):
        self.app, self.person = app, person
        self.client = app.test_client()
        if person is not None:
            from tests.makers import sign_in

            self.carry(sign_in(person))

    def carry(self, token: str) -> None:
        """Carry a sign-in's token in the cookie, as the sign-in view puts it there."""
        with self.client.session_transaction() as cookie:
            cookie["_user_id"] = token
            cookie["_fresh"] = True

    def get(self, path: str, follow: bool = False, **options) -> Page:
        """Open a page; with `follow`, go where it sends on."""
        return Page(self.client.get(path, follow_redirects=follow, **options))

    def post(self, path: str, values: dict | None = None, on: str | None = None, follow: bool = False, **options) -> Page:
        """Open the page `on` (by default `path`), fill in its form that goes to `path` and send it, defaults and all."""
        form = self.get(on or path, follow=True).form_to(path)
        return Page(self.client.post(path, data=form.fields | (values or {}), follow_redirects=follow, **options))

    def send(self, path: str, values: dict | None = None, method: str = "POST", **options) -> Page:
        """Send values to `path` with a valid token but without a form: what a person does who makes up requests."""
        data = {} if "json" in options else {"data": values or {}}
        return Page(self.client.open(path, method=method, headers={"X-CSRFToken": self.token(), **options.pop("headers", {})}, **data, **options))

    def token(self) -> str:
        """A valid form token of this visitor's cookie."""
        with self.client.session_transaction() as cookie:
            raw = cookie.setdefault(TOKEN, "a" * 40)
        return URLSafeTimedSerializer(self.app.secret_key, salt="wtf-csrf-token").dumps(raw)

    def socket(self):
        """A socket opened from this browser, connected; `ask(command, **values)` sends a command."""
        from hub.realtime.hub_socket import socketio

        return Socket(socketio.test_client(self.app, flask_test_client=self.client))


class Socket:
    """A real Flask-SocketIO test client with the house's manners."""

    def __init__(self, client):
        self.client = client

    @property
    def connected(self) -> bool:
        """Whether the line is open."""
        return self.client.is_connected()

    def ask(self, command: str, **values) -> dict:
        """Send a command; returns its acknowledgement."""
        return self.client.emit(command, values, callback=True)

    def send(self, event: str, payload) -> None:
        """Send what is not acknowledged, such as sound."""
        self.client.emit(event, payload)

    def heard(self, fact: str | None = None) -> list[dict]:
        """The facts that arrived since the last time, or only those of one name; each its payload."""
        arrived = [(packet["name"], packet["args"][0] if packet["args"] else None) for packet in self.client.get_received()]
        return [payload for name, payload in arrived if name == fact] if fact else [{"fact": n, "payload": p} for n, p in arrived]

    def close(self) -> None:
        """Hang up."""
        if self.connected:
            self.client.disconnect()


def cookie_of(secret_key: str, token: str) -> str:
    """The signed cookie value of a sign-in, for a client that is no Flask test client."""
    from flask import Flask

    app = Flask("cookie")
    app.secret_key = secret_key
    return SecureCookieSessionInterface().get_signing_serializer(app).dumps({"_user_id": token, "_fresh": True})
