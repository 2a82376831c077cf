"""Security headers and caching of every answer."""


def test_every_answer_says_what_a_browser_may_load(client):
    page = client.get("/no-such-page")
    assert page.status == 404
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
