"""What a visitor meets: pages that open without an error, and a way on from one that is gone."""

from tests.browser.visitor import visit


def test_every_page_opens_without_an_error(browser, sample, address):
    complaints: list[str] = []
    with visit(browser) as page:
        page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        for path in sample.pages:
            page.goto(address + path)
    assert complaints == []


def test_an_address_that_does_not_exist_shows_the_way(page, address):
    response = page.goto(address + "nowhere/")
    assert response.status == 404
    assert page.get_by_role("main").get_by_role("link").count() >= 3
