"""The lists of articles: each marks its own place among the others, and shows days as shapes."""

from datetime import datetime

from lxml import html

from tests.library import SITE, main_part, make_test_context
from tests.site_folder import NOW

ARTICLE = "---\ntitle: 标题\ndate: {} 09:30\ncolumn: {}\n---\n文\n"
FILES: dict[str, str | bytes] = {
    "content/news/2025/a.md": ARTICLE.format("2025-02-01", "notices"),
    **{f"content/news/2026/{day}.md": ARTICLE.format(f"2026-01-0{day}", "news") for day in range(1, 6)},
}


def page(path: str) -> html.HtmlElement:
    context = make_test_context(FILES, SITE + "page_size: 2\n")
    return html.fromstring(f"<main>{main_part(context, path)}</main>")


def marked(path: str) -> list[tuple[str, str]]:
    links = page(path).xpath(".//nav[not(@class='pager')]//a[@aria-current]")
    return [(each.text, each.get("aria-current")) for each in links]


def test_a_list_marks_itself_among_the_columns_and_years():
    assert marked("news/") == [("全部动态", "page")]
    assert marked("news/notices/") == [("通知公告", "page")]
    assert marked("news/2025/") == [("2025年", "page")]


def test_a_later_page_of_a_list_marks_the_list():
    (later,) = page("news/news/").xpath(".//nav[@class='pager']//a[@rel='next']/@href")
    assert marked(later.strip("/") + "/") == [("新闻", "true")]


def test_a_day_is_shown_above_its_month_and_read_as_a_date():
    (date,) = page("news/notices/").xpath(".//time[@class='article-item-date']")
    assert date.text_content() == "2025-02-01"
    assert date.get("datetime") == "2025-02-01T09:30+08:00"


def test_a_pinned_article_comes_first_in_its_column_until_it_expires():
    files: dict[str, str | bytes] = {
        "content/news/2026/pinned.md": ARTICLE.format("2026-01-02", "notices").replace(
            "标题", "报名通知\npinned: yes\nexpire_at: 2026-03-31"
        ),
        "content/news/2026/later.md": ARTICLE.format("2026-02-01", "notices"),
    }

    def listed(now: datetime) -> list[str]:
        context = make_test_context(files, now=now.replace(tzinfo=NOW.tzinfo))
        items = html.fromstring(f"<main>{main_part(context, 'news/notices/')}</main>")
        return [
            each.text_content().strip() for each in items.xpath(".//h2/a | .//*[contains(@class, 'badge')]")
        ]

    assert listed(datetime(2026, 3, 31, 23, 59)) == ["报名通知", "置顶", "标题"]
    assert listed(datetime(2026, 4, 1)) == ["标题", "报名通知", "已过期"]
