"""Styles and scripts: one fingerprint for all, kept for a year, packed once."""

import gzip

import pytest


@pytest.fixture
def assets(app):
    return app.extensions["hub.assets"]


@pytest.mark.parametrize("name, kind", [("css/site.css", "text/css"), ("js/page.js", "text/javascript"), ("icons.svg", "image/svg+xml")])
def test_a_file_is_kept_for_a_year_under_its_fingerprint(app, client, assets, name, kind):
    answer = client.client.get(assets.url(name), headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.content_type == f"{kind}; charset=utf-8"
    assert gzip.decompress(answer.data) == assets.body(name) == client.client.get(assets.url(name)).data


def test_an_old_fingerprint_still_finds_the_file_but_is_not_kept(client):
    answer = client.client.get("/static/0123456789/css/site.css")
    assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["../hub/app.py", "..%2f..%2fpyproject.toml", "css/../../wsgi.py", "%2e%2e/wsgi.py", "css//site.css", "css"])
def test_nothing_but_assets_is_served(client, assets, path):
    assert client.client.get(f"/static/{assets.fingerprint}/{path}").status_code in (308, 404)


def test_assets_ask_the_database_nothing_and_set_no_cookie(client, assets, queries):
    with queries() as seen:
        answer = client.client.get(assets.url("css/site.css"))
    assert seen == [] and "Set-Cookie" not in answer.headers and "Cookie" not in answer.headers.get("Vary", "")


def test_an_unknown_asset_in_a_template_is_an_error_of_ours(assets):
    with pytest.raises(LookupError):
        assets.url("css/no-such.css")
