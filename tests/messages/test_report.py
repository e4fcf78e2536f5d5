"""Problems in any number: errors first, of each kind the first ones and the places, in a few lines."""

from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.messages import (
    Place,
    Problem,
    Word,
    en,
    format_problem,
    outside,
    problem,
    problem_listing,
    problem_report,
    zh_cn,
)
from sitebuilder.messages.report import sentences
from sitebuilder.preview.overlay import decorate_page


def unknown(number: int) -> Problem:
    place = Place(f"content/news/2026/{number % 40:02}.md", 1 + number)
    return problem("unknown-key", place, key="a", nearest="b", choices="b", remedy=Word("fix-key-nearest"))


def reminder(number: int) -> Problem:
    return problem("no-alt-text", Place(f"content/pages/{number}.md"), target="a.jpg")


def test_a_problem_outside_of_files_names_no_line():
    told = format_problem(problem("deploy-held", outside("deploy/live"), revision="d1c5fb0"), "en")
    assert told.startswith("deploy/live  error deploy-held\n")


def test_errors_come_before_warnings_in_the_listing():
    told = problem_listing([reminder(1), unknown(1)], "zh-CN")
    assert told.index("unknown-key") < told.index("no-alt-text")


def test_of_many_problems_of_a_kind_three_are_shown_in_full_and_the_rest_counted():
    told = problem_listing([unknown(number) for number in range(4_781)], "zh-CN")
    assert told.count("不认识的项目") == 3
    assert "unknown-key：共 4781 处，在 40 个文件里" in told
    assert "--all" in told
    assert len(told.splitlines()) < 20


def test_of_many_kinds_each_is_shown_before_a_second_of_another():
    codes = sorted(zh_cn.PROBLEMS)[:12]
    found = [any_problem(code, line, "甲") for code in codes for line in range(1, 9)]
    told = problem_listing(found, "zh-CN", lambda each: "一行")
    assert told.count("改法：") == 12
    assert all(sentences(any_problem(code, 1, "甲"), "zh-CN")[1] in told for code in codes)


def test_a_kind_without_room_is_told_in_words_too():
    codes = sorted(zh_cn.PROBLEMS)[:40]
    found = [any_problem(code, line, "甲") for code in codes for line in range(1, 3)]
    told = problem_listing(found, "zh-CN", lambda each: "一行")
    assert all(sentences(any_problem(code, 1, "甲"), "zh-CN")[0] in told for code in codes)
    assert len(told.splitlines()) < 200


def test_up_to_three_of_a_kind_are_shown_in_full():
    told = problem_listing([unknown(1), unknown(2), unknown(3)], "en")
    assert told.count("There is no key") == 3
    assert "times in" not in told


def test_problems_at_the_same_place_are_shown_in_full_as_only_their_sentences_differ():
    place = Place("site.yaml", 3)
    lacking = [problem("dead-link", place, target=str(each), nearest="", remedy="") for each in range(9)]
    assert problem_listing(lacking, "en").count("dead-link") == 9
    told = problem_listing([*lacking * 9, *map(unknown, range(9))], "en")
    assert len(told.splitlines()) < 200
    assert "times in" in told


def test_where_there_is_no_room_problems_at_the_same_place_are_told_apart_by_what_differs():
    place = Place("site.yaml", 8)
    parts = ["person", "phone", "email", "wechat", "address", "hours"]
    lacking = [problem("release-missing", place, key="contact", part=part, meaning="") for part in parts]
    before = [problem("dead-link", place, target=str(each), nearest="", remedy="") for each in range(60)]
    told = problem_listing([*before, *map(unknown, range(200)), *lacking], "zh-CN")
    assert told.endswith("release-missing：共 6 处，在 1 个文件里：site.yaml:8 (hours)")
    assert told.count("dead-link：共 60 处") == 1
    (line,) = (line for line in told.splitlines() if "dead-link：共" in line)
    assert line.count("site.yaml:8") == 1 and "…)" in line


def test_all_are_shown_in_full_on_request():
    assert (
        problem_listing([unknown(number) for number in range(50)], "zh-CN", in_full=True).count("不认识")
        == 50
    )


def test_thirty_thousand_reminders_take_fewer_than_200_lines():
    told = problem_report([reminder(number) for number in range(30_000)], "zh-CN")
    assert len(told.splitlines()) < 200
    assert "共 0 个错误，30000 个提醒。" in told


def any_problem(code: str, line: int, value: str) -> Problem:
    """Return a problem of a code whose sentences have this value at each placeholder."""
    text = "".join(zh_cn.PROBLEMS[code] + en.PROBLEMS[code])
    names = {name for _, name, _, _ in Formatter().parse(text) if name}
    return problem(code, Place("content/a.md", line), **dict.fromkeys(names, value))


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_kind_at_once_takes_fewer_than_200_lines(language):
    found = [any_problem(code, line, "甲") for code in zh_cn.PROBLEMS for line in range(1, 9)]
    told = problem_report(found, language, lambda each: "一行")
    assert len(told.splitlines()) < 200
    assert f"{len(found) - 40 * 8}" in told


@given(
    st.lists(
        st.builds(
            any_problem, st.sampled_from(sorted(zh_cn.PROBLEMS)), st.integers(1, 9), st.text(max_size=30)
        ),
        max_size=300,
    )
)
def test_whatever_is_wrong_every_kind_is_reported_within_200_lines(found):
    told = problem_report(found, "zh-CN", lambda each: "一行")
    assert len(told.split("\n")) < 200
    codes = list(dict.fromkeys(each.code for each in sorted(found, key=lambda each: each.severity)))
    assert all(code in told for code in codes[:40])


def test_a_value_of_several_lines_stays_in_its_sentence():
    told = format_problem(any_problem("unknown-key", 1, "甲\n乙\x1b[31m\u202e" + "丙" * 9_000), "zh-CN")
    assert len(told.splitlines()) == 3
    assert len(told) < 5_000
    assert not {"\x1b", "\u202e"} & set(told)


def test_the_overlay_has_only_errors_and_stays_small():
    page = decorate_page(
        b"<p></p></body>", [unknown(1), *(reminder(number) for number in range(9_000))], "zh-CN", 80, "1"
    )
    assert "unknown-key" in page.decode()
    assert "no-alt-text" not in page.decode()
    many = [problem("file-unreadable", Place("<" * 3_000, line), reason="&" * 9_000) for line in range(9)]
    page = decorate_page(b"<p></p></body>", many, "zh-CN", 80, "1")
    assert len(page) < 50_000
    assert "其余错误见命令窗口" in page.decode()
    assert page.endswith(b"</script></body>")


def test_the_place_of_a_problem_is_printable_whatever_it_names():
    found = problem("file-empty", Place("a\x1b[2J\u202e\udcff.md"))
    assert format_problem(found, "en").replace("\n", "").isprintable()
    assert problem_listing([found] * 9, "en").replace("\n", "").isprintable()


@pytest.mark.parametrize("character", ["\x1b", "\u202e", "\ud800", "\ufdd0", "\ufffe", "\uffff"])
def test_of_a_value_only_what_can_be_printed_is_told(character):
    found = problem("yaml-colon", Place("site.yaml"), right=f"a{character}b")
    assert "a b" in format_problem(found, "en")
