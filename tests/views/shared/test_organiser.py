"""Header and footer say who is behind an academy, and no more of it than is known."""

import pytest
from lxml import html

from tests.library import SITE
from tests.site_folder import build_site, options, write_files


@pytest.mark.parametrize(
    ("role", "shown"),
    [("", "主办"), (", role: 主办", "主办"), (", role: 建设", "建设"), (", role: builder", "建设")],
)
def test_who_built_an_academy_is_not_called_who_runs_it(tmp_path, role, shown):
    site = write_files(
        tmp_path / "site",
        {
            "site.yaml": f"{SITE}organiser: {{name: 某某工会{role}}}\n",
            "content/pages/index.md": "---\ntitle: 首页\n---\n欢迎。\n",
        },
    )
    assert build_site(site).problems == ()
    page = html.fromstring((options(site).output / "index.html").read_bytes())
    assert page.xpath("string(//p[@class='site-organiser'])") == f"某某工会{shown}"
    assert f"{shown}单位：某某工会" in page.xpath("string(//footer)")


def test_another_role_is_refused_with_those_that_there_are(tmp_path):
    site = write_files(tmp_path / "site", {"site.yaml": f"{SITE}organiser: {{name: 某某工会, role: 冠名}}\n"})
    problems = build_site(site).problems
    assert "bad-choice" in [each.code for each in problems]
