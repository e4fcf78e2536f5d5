"""Which articles name a course, and which documents an article names."""

from sitebuilder.views.shared.mentions import MAX_MENTIONS, find_mentions, named_document_finder
from tests.library import main_part, make_library, make_test_context

COURSE = "title: {}\ntrade: safety\nsummary: 摘要。\n"
FILES: dict[str, str | bytes] = {
    "content/courses/fire.yaml": COURSE.format("消防"),
    "content/courses/food.yaml": COURSE.format("食品"),
    "content/pages/services.md": "---\ntitle: 企业服务\n---\n服务。\n",
}


def article(day: int, head: str = "", body: str = "正文。") -> dict[str, str | bytes]:
    text = f"---\ntitle: 第 {day} 天\ndate: 2026-01-{day:02}\ncolumn: notices\n{head}---\n{body}\n"
    return {f"content/news/2026/day-{day}.md": text}


LISTED = article(3, "related: [courses/fire, pages/services]\n")
LINKED = article(4, body="看[食品班](../../courses/food.yaml)和[消防](/courses/fire/#sessions)。")


def test_an_article_names_the_documents_that_it_lists_or_links_to():
    library = make_library({**FILES, **LISTED, **LINKED})
    named = named_document_finder(library)
    assert [[each.id for each in named(entry)] for entry in library.articles] == [
        ["food", "fire"],
        ["fire", "services"],
    ]


def test_a_course_shows_the_newest_articles_that_name_it():
    many = {
        path: text for day in range(5, 12) for path, text in article(day, "related: [courses/fire]\n").items()
    }
    mentions = find_mentions(make_library({**FILES, **LISTED, **LINKED, **many}))
    assert [each.title for each in mentions["courses/fire/"]] == [f"第 {day} 天" for day in range(11, 6, -1)]
    assert len(mentions["courses/fire/"]) == MAX_MENTIONS
    assert [each.title for each in mentions["courses/food/"]] == ["第 4 天"]


def test_both_stand_on_the_pages():
    context = make_test_context({**FILES, **LISTED, **LINKED})
    course = main_part(context, "courses/fire/")
    assert "有关通知" in course
    assert '<a href="/news/2026/day-4/">第 4 天</a>' in course
    assert '<a href="/services/">看企业服务</a>' in course
    notice = main_part(context, "news/2026/day-3/")
    assert "相关课程" in notice
    assert '<a href="/courses/fire/">消防</a>' in notice
    assert '<a href="/services/">企业服务</a>' in notice


def test_an_article_that_names_no_course_shows_none():
    assert "相关课程" not in main_part(make_test_context({**FILES, **article(9)}), "news/2026/day-9/")
