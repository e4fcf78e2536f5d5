"""Links from the root of the site, in texts and in ``site.yaml``."""

import pytest

from sitebuilder.views.checks.check_plan import check_plan
from sitebuilder.views.plan import sections
from tests.library import SITE, make_test_context

FILES: dict[str, str | bytes] = {
    "content/pages/about.md": "---\ntitle: 关于\n---\n## 培训 对象\n",
    "content/courses/fire.yaml": (
        "title: 消防\ntrade: safety\nsummary: 摘要\nsessions: [{id: a, start: 2026-04-01, end: 2026-04-02}]\n"
    ),
}


def codes(target: str) -> list[str]:
    text = f"---\ntitle: 首页\n---\n[见]({target})\n"
    task = f"tasks: [{{title: 报名, url: '{target}'}}]\n"
    context = make_test_context({**FILES, "content/pages/index.md": text}, SITE + task)
    outputs = [output.path for section in sections(context) for output in section.outputs()]
    return [each.code for each in check_plan(outputs, context)]


@pytest.mark.parametrize(
    "target",
    [
        "/about/#培训-对象",
        "/about/#%E5%9F%B9%E8%AE%AD-%E5%AF%B9%E8%B1%A1",
        "/courses/fire/#session-a",
        "/courses/#trade=safety&status=open",
        "/calendar/#subscriptions",
    ],
)
def test_a_link_works_as_a_browser_shows_its_address(target):
    assert codes(target) == []


@pytest.mark.parametrize("target", ["/about/#nothing", "/courses/fire/#session-b"])
def test_a_link_to_an_id_that_a_page_does_not_have_is_dead(target):
    assert codes(target) == ["dead-anchor", "dead-anchor"]
