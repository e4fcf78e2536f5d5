"""Lists of items with several keys, written in short: what is certain is read, all else is told once."""

import pytest

from sitebuilder.content.values.nearest import Suggestions
from sitebuilder.messages import format_problems
from tests.content.test_slips_of_lists import article, read, settings, told


@pytest.mark.parametrize(
    ("more", "line"),
    [("tags: [夜校, 焊工, 报名]\n", 4), ("steps:\n  - 报名\n  - 上课\n", 5), ("columns: [通知, 新闻]\n", 4)],
)
def test_words_in_place_of_items_are_one_problem(more, line):
    assert told(settings(more)[1]) == [("wrong-type", line)]


def test_items_after_those_that_are_words_keep_their_problems():
    _, problems = read("sessions:\n  - 春季\n  - 秋季\n  - {id: a, start: 三月}\n")
    assert told(problems) == [("wrong-type", 5), ("bad-time", 7)]


def test_a_value_in_place_of_a_list_is_told_how_an_item_is_written():
    _, problems = read("photos: 门口.jpg\n", "content/venues/a.yaml", "title: 甲\nsummary: 一\n")
    assert "- {file: …, alt: …, photographer: …}" in format_problems(problems, "zh-CN")


def test_a_title_before_a_file_is_told_in_both_ways_and_both_are_read():
    _, problems = article("attachments:\n  - 附件3：回执.docx\n")
    assert told(problems) == [("wrong-type", 6)]
    values = dict(problems[0].values)
    whole = "附件3：回执.docx"
    for item, file in (("{file}, title: {title}", "回执.docx"), ("{whole}, title: {stem}", whole)):
        data, again = article(f"attachments:\n  - {{file: {item.format_map(values)}}}\n")
        assert not again
        assert data.attachments[0].file == f"content/news/2026/{file}"


def test_a_file_with_a_number_before_its_name_is_found_beside():
    files = ["content/news/2026/回执.docx", "content/news/2026/名单.xlsx"]
    for written in ("1.回执.docx", "附件2：回执.docx", "（1）回执.docx", "一、回执.docx"):
        values = Suggestions().missing_file(f"content/news/2026/{written}", written, files)
        assert values["near"] == "回执.docx", written
    for written in ("2024.docx", "1.docx"):
        values = Suggestions().missing_file(f"content/{written}", written, ["content/2.docx"])
        assert values["near"] == "", written


def test_a_correction_may_be_its_day_with_its_text_behind_it():
    (correction,) = article("corrections: 2026年3月2日更正了报名地点\n")[0].corrections
    assert (str(correction.date), correction.text) == ("2026-03-02", "更正了报名地点")


def test_the_days_of_a_publicity_period_may_stand_on_one_line():
    head = "title: 甲\nsummary: 一\n"
    path = "content/competitions/a.yaml"
    data, problems = read("publicity: 2026年6月1日至6月5日\n", path, head)
    assert not problems
    assert (str(data.publicity.start), str(data.publicity.end)) == ("2026-06-01", "2026-06-05")
    assert told(read("publicity: 2026年6月1日\n", path, head)[1]) == [("wrong-type", 3)]


def test_figures_may_be_pairs():
    head = "years:\n  - year: 2025\n    source: 工会\n    figures:\n"
    for pairs in ("      学员: 30人\n      竞赛: 2\n", "      - 学员：30人\n      - 竞赛: 2\n"):
        data, problems = read(pairs, "content/numbers.yaml", head)
        assert not problems
        assert [(each.label, each.value) for each in data.years[0].figures] == [
            ("学员", "30人"),
            ("竞赛", "2"),
        ]


def test_a_single_target_needs_no_hyphen():
    site, problems = settings("deploy:\n  name: live\n  type: folder\n  path: /srv/site\n")
    assert not problems and site is not None
    assert [each.name for each in site.deploy] == ["live"]


def test_a_list_of_thousands_of_spans_is_not_expanded_without_end():
    spans = ", ".join(["2026-10-01至12-01"] * 3000)
    session = f"id: a, start: 2026-09-01, end: 2027-01-01, weekdays: [周一], days_off: [{spans}]"
    _, problems = read(f"sessions:\n  - {{{session}}}\n")
    assert {code for code, _ in told(problems)} == {"bad-date"}
