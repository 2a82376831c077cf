"""Chromium reaches the served hub."""


def test_a_page_opens(browser):
    page = browser.page(phone=True, dark=True, language="ar")
    answer = page.goto("/no-such-page")
    assert answer.status == 404
    assert page.locator("html").get_attribute("dir") == "rtl"
