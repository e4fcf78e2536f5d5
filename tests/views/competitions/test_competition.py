"""The list of competitions: the latest ones come first."""

from lxml import html

from sitebuilder.views.pages.search import search_result, searchable_pages
from tests.library import main_part, make_test_context

COMPETITION = "title: {}\nsummary: 比一比。\n{}"
FILES: dict[str, str | bytes] = {
    f"content/competitions/{name}.yaml": COMPETITION.format(name, more)
    for name, more in (
        ("a", "schedule: [{name: 决赛, start: 2025-05-01}]\n"),
        ("b", 'year: "2024"\nheld: yes\n'),
        ("c", "held: yes\n"),
        ("d", 'year: "2025"\nheld: yes\n'),
    )
}


def test_a_competition_without_a_year_stands_at_the_year_of_its_dates():
    page = html.fromstring(f"<main>{main_part(make_test_context(FILES), 'competitions/')}</main>")
    assert [each.text_content() for each in page.xpath(".//*[@class='card']/h3")] == ["d", "a", "b", "c"]


def test_the_search_filters_a_competition_by_the_year_of_its_dates():
    results = map(search_result, searchable_pages(make_test_context(FILES)) or ())
    found = {each.title: each.year for each in results if "/competitions/" in each.url}
    assert {name: found[name] for name in "abcd"} == {"a": "2025", "b": "2024", "c": None, "d": "2025"}


def test_a_card_has_no_list_of_facts_if_none_is_known():
    page = html.fromstring(f"<main>{main_part(make_test_context(FILES), 'competitions/')}</main>")
    facts = {each.xpath("string(h3)"): len(each.xpath("dl")) for each in page.xpath(".//*[@class='card']")}
    assert facts == {"a": 0, "b": 1, "c": 0, "d": 1}
