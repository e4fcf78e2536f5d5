"""Pages from a real nginx with the generated settings: nothing that they do is forbidden by its headers."""

import re
from collections.abc import Iterator

import pytest

from sitebuilder.deploy.hosting.description import describe_hosting
from sitebuilder.deploy.hosting.nginx import nginx_settings
from tests.academy import NOW, copy_academy
from tests.browser.policy import violations
from tests.deploy.hosting.released import machine_at, release, switch
from tests.deploy.hosting.servers import ask, nginx_command, running
from tests.machine import free_port
from tests.site_folder import options


@pytest.fixture(scope="module")
def hosted(tmp_path_factory) -> Iterator[str]:
    folder, port = tmp_path_factory.mktemp("hosted"), free_port()
    site = copy_academy(folder / "site", f"http://127.0.0.1:{port}/")
    release(site, folder / "place", "one", now=NOW)
    switch(folder / "place", "one")
    hosting, problems = describe_hosting(options(site, now=NOW))
    assert hosting is not None and problems == ()
    with running(nginx_command(folder, nginx_settings(hosting, machine_at(folder / "place"))), port, folder):
        policy = ask(port, "/").headers["content-security-policy"]
        assert "'sha256-" in policy and "unsafe" not in policy
        yield f"http://127.0.0.1:{port}/"


def test_pages_search_and_finder_work_under_the_headers(page, hosted):
    with violations(page) as found:
        for path in ("", "about/", "news/", "calendar/", "nowhere/"):
            page.goto(hosted + path)
            page.wait_for_load_state("networkidle")
        page.goto(hosted)
        assert page.evaluate("document.documentElement.classList.contains('js')"), "the inline script ran"
        page.get_by_role("search").locator("input").first.fill("示例")
        page.get_by_role("search").get_by_role("button").first.click()
        page.locator(".search-results li").first.wait_for()
        page.goto(hosted + "courses/")
        page.locator("[data-finder] form label").first.click()
        assert page.get_by_text(re.compile(r"找到\d+门课程")).is_visible()
        page.goto(hosted + "contact-us/")
        assert page.url == hosted + "contact/"
        assert found == []
