"""A shared cache as RFC 9111 describes it, as careless as it may be: what it is not forbidden to keep, it keeps and gives to anybody."""

import re

from werkzeug.test import Client, run_wsgi_app
from werkzeug.wrappers import Response

KEEPABLE = {200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501}  # RFC 9110, 15.1: heuristically cacheable


class SharedCache:
    """A proxy in front of a WSGI app; `hits` counts what it gave out of its store, `kept` what is in there."""

    def __init__(self, app):
        self.app, self.kept, self.hits = app, {}, 0

    def __call__(self, environ, start_response):
        """Answer from the store where that is allowed, else ask behind."""
        return self._answer(environ)(environ, start_response)

    def _answer(self, environ) -> Response:
        place = f"{environ['PATH_INFO']}?{environ.get('QUERY_STRING', '')}"
        if environ["REQUEST_METHOD"] != "GET":
            return self._behind(environ)
        kept = next((one for one in self.kept.get(place, ()) if _selects(one[0], environ)), None)
        if kept is None:
            return self._keep(place, environ, self._behind(environ))
        if _is_fresh(kept[1]):
            self.hits += 1
            return _copy(kept[1])
        etag = kept[1].headers.get("ETag")
        answer = self._behind(environ | ({"HTTP_IF_NONE_MATCH": etag} if etag else {}))
        if answer.status_code == 304 and etag:
            self.hits += 1
            return _copy(kept[1])
        return self._keep(place, environ, answer)

    def _behind(self, environ) -> Response:
        body, status, headers = run_wsgi_app(self.app, dict(environ), buffered=True)
        return Response(body, status, headers)

    def _keep(self, place: str, environ, answer: Response) -> Response:
        orders, vary = _orders(answer), answer.headers.get("Vary", "")
        if answer.status_code in KEEPABLE and not orders & {"no-store", "private"} and vary != "*":
            asked = {name: environ.get(_key(name), "") for name in re.split(r"\s*,\s*", vary) if name}
            self.kept.setdefault(place, []).append((asked, _copy(answer)))
        return answer


def get(app, path: str, cookie: str = "", **headers) -> Response:
    """One GET with a cookie and nothing else of a browser."""
    client = Client(app, use_cookies=False)
    return client.get(path, buffered=True, headers={**({"Cookie": f"hub={cookie}"} if cookie else {}), **headers})


def _orders(answer: Response) -> set[str]:
    return {part.strip().split("=")[0].lower() for part in answer.headers.get("Cache-Control", "").split(",")}


def _is_fresh(answer: Response) -> bool:
    # Without a word about its age an answer may be held for fresh by a rule of thumb (RFC 9111, 4.2.2).
    ages = re.search(r"(?:s-maxage|max-age)=(\d+)", answer.headers.get("Cache-Control", ""))
    return "no-cache" not in _orders(answer) and (ages is None or int(ages[1]) > 0)


def _selects(asked: dict[str, str], environ) -> bool:
    return all(environ.get(_key(name), "") == value for name, value in asked.items())


def _copy(answer: Response) -> Response:
    return Response(answer.get_data(), answer.status, answer.headers)


def _key(name: str) -> str:
    return "HTTP_" + name.strip().upper().replace("-", "_")
