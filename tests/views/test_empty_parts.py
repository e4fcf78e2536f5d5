"""Parts of pages for which nothing is known yet: they are left out, with their frames."""

import pytest
from lxml import html

from tests.library import main_part, make_test_context

PAGE = "---\ntitle: 数据\nblocks: [numbers]\n---\n文\n"
YEARS = "years:\n  - {year: 2025, source: 院, figures: [%s]}\n  - {year: 2024, source: 院, figures: [%s]}\n"
FIGURE = "{label: 培训, value: 1200, unit: 人次}"
CONTEST = "title: 竞赛\nsummary: 比一比。\nheld: yes\nresults:\n  - {award: 一等奖, name: 张三%s}\n"


def main_of(files: dict[str, str | bytes], path: str) -> html.HtmlElement:
    return html.fromstring(f"<main>{main_part(make_test_context(files), path)}</main>")


@pytest.mark.parametrize(
    ("figures", "years"),
    [((FIGURE, FIGURE), ["2025年", "2024年"]), (("", FIGURE), ["2024年"]), (("", ""), [])],
)
def test_a_year_without_figures_is_on_no_page(figures, years):
    files: dict[str, str | bytes] = {"content/pages/a.md": PAGE, "content/numbers.yaml": YEARS % figures}
    assert [each.text_content() for each in main_of(files, "a/").iter("h3")] == years
    sources = main_of(files, "").xpath(".//*[@class='statistics']/following-sibling::p")
    assert [each.text_content()[:5] for each in sources] == years[:1]


@pytest.mark.parametrize(("sample", "rows"), [("", 0), ("sample: yes\n", 1)])
def test_a_card_without_tags_has_no_line_for_them(sample, rows):
    files: dict[str, str | bytes] = {"content/venues/a.yaml": f"title: 车间\nsummary: 学焊接。\n{sample}"}
    assert len(main_of(files, "venues/").xpath(".//*[@class='card-tags']")) == rows


@pytest.mark.parametrize(("employer", "columns"), [("", 2), (", employer: 甲厂", 3)])
def test_results_have_a_column_of_employers_if_one_is_known(employer, columns):
    main = main_of({"content/competitions/a.yaml": CONTEST % employer}, "competitions/a/")
    assert [len(row) for row in main.iter("tr")] == [columns, columns]
