"""The page of an article: what its editor listed as related."""

from lxml import html

from tests.library import main_part, make_test_context


def test_all_courses_that_an_article_lists_are_on_its_page_the_first_ones_as_cards():
    names = "abcde"
    files: dict[str, str | bytes] = {
        f"content/courses/{name}.yaml": f"title: 课程{name}\ntrade: safety\nsummary: 学。\n" for name in names
    }
    listed = ", ".join(f"courses/{name}" for name in names)
    files["content/news/2026/a.md"] = (
        f"---\ntitle: 开班\ndate: 2026-02-01\ncolumn: notices\nrelated: [{listed}]\n---\n正文。\n"
    )
    page = html.fromstring(f"<main>{main_part(make_test_context(files), 'news/2026/a/')}</main>")
    cards = page.xpath(".//article//*[@class='card']/h3")
    links = page.xpath(".//*[@class='aside']//a")
    assert [each.text_content() for each in cards] == ["课程a", "课程b", "课程c"]
    assert [each.text_content() for each in links] == ["课程d", "课程e"]
