"""Nothing of the workshop is left in the shop: no debugger, no listing, no file beside the assets, no figures for strangers."""

import pytest

LEFTOVERS = (
    "/console", "/?__debugger__=yes&cmd=resource&f=debugger.js", "/__debug__/", "/debug", "/.git/config", "/.env", "/hub.db", "/instance/hub.db", "/metrics",
    "/static/", "/static/css/", "/static/../hub/app.py", "/static/..%2f..%2fpyproject.toml", "/static/x/../../SECURITY.md", "/files/", "/files/1/",
    "/server-status", "/test", "/probe/crash", "/socket.io/?EIO=4&transport=polling&j=1", "/templates/layout.html", "/feeds/", "/admin/../.git/HEAD",
)


@pytest.mark.parametrize("address", LEFTOVERS)
def test_leftovers_are_not_there(client, address):
    page = client.get(address)
    assert page.status in (400, 401, 403, 404) or (page.status == 200 and address.startswith("/?"))
    assert not any(word in page.html for word in ("Traceback", "Werkzeug Debugger", "__debugger__", "[core]", "create_app", "SQLite format", "Index of"))


def test_figures_are_for_administrators(cast, client, signed_in):
    assert client.get("/admin/health").status in (302, 404) and signed_in(cast.member).get("/admin/health").status in (403, 404)
    assert signed_in(cast.admin).get("/admin/health").status == 200
