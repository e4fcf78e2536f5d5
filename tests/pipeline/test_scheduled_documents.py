"""Mistakes in a scheduled article are told when it is written, not in the night on which it is published."""

from tests.site_folder import build_site, copy_site, write_files

ARTICLE = "---\ntitle: 通知\ndate: 2026-01-05\ncolumn: news\n{more}\n---\n\n{body}\n"
COLUMN = "columns:\n  - {slug: news, name: 新闻, description: 新闻}\n"


def told(folder, more: str, body: str = "文") -> list[tuple[str, int]]:
    site = copy_site("minimal", folder)
    with (site / "site.yaml").open("a", encoding="utf-8") as file:
        file.write(COLUMN)
    write_files(site, {"content/news/2026/a.md": ARTICLE.format(more=more, body=body)})
    return [(each.code, each.place.line) for each in build_site(site).problems]


def test_an_article_that_would_expire_before_its_publication_is_told_at_once(tmp_path):
    assert told(tmp_path, "publish_at: 2090-03-01\nexpire_at: 2090-02-01") == [("end-before-start", 6)]


def test_a_slip_in_the_text_of_a_scheduled_article_is_told_at_once(tmp_path):
    assert told(tmp_path, "publish_at: 2090-03-01", "**重要：请带身份证。") == [("bold-open", 8)]


def test_a_draft_may_be_unfinished(tmp_path):
    assert told(tmp_path, "draft: yes\nexpire_at: 2025-02-01", "**重要：请带身份证。") == []
