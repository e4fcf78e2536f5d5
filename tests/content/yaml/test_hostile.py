"""YAML and links that cost too much, or are not what they seem: refused with their line, or told at once."""

from decimal import Decimal

import pytest

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.library.absent import Selection
from sitebuilder.content.library.content_files import ContentFiles
from sitebuilder.content.library.gather import gather
from sitebuilder.content.model.field_types import Fee
from sitebuilder.content.site_file import read_site
from sitebuilder.messages import Problem, errors, format_problems
from tests.constructs import COURSE, FRONT_MATTER
from tests.library import SITE
from tests.site_folder import NOW


def problems_of(path: str, text: str) -> list[Problem]:
    """Return what a build would tell of a source file."""
    site, reading = read_site(SITE.encode())
    assert site is not None
    document = read_document(path, text.encode())
    _, problems = gather(site, reading, Selection([document]), ContentFiles({}), NOW)
    return [*document.problems, *problems]


@pytest.mark.parametrize(
    "text",
    ["1e-99999999", "1E+5", "NaN", "Infinity", "-1", "1_000", "9" * 10_000, "1." + "9" * 10_000, "²", "."],
)
def test_an_amount_is_written_in_plain_digits(text):
    (found,) = problems_of("content/courses/a.yaml", COURSE + f"fee: {text}\n")
    assert (found.code, found.place.line, found.place.column) == ("bad-number", 4, 6)


@pytest.mark.parametrize("text", ["380", "380.50", "0.5", "１２３", "1000000000000"])
def test_an_amount_may_have_decimals(text):
    document = read_document("content/courses/a.yaml", (COURSE + f"fee: {text}\n").encode())
    assert document.data is not None
    assert getattr(document.data, "fee", None) == Fee(Decimal(text))


def test_a_long_text_that_aliases_repeat_is_refused_at_the_first_alias():
    text = COURSE + f"code: &a {'x' * 20_000}\naliases:\n" + "  - *a\n" * 200
    (found,) = problems_of("content/courses/a.yaml", text)
    assert (found.code, found.place.line, found.place.column) == ("yaml-alias-too-large", 6, 5)


def test_a_short_text_may_be_repeated_by_aliases():
    text = COURSE + "code: &a B1\nfee_note: *a\n"
    assert problems_of("content/courses/a.yaml", text) == []


@pytest.mark.parametrize("sign", ["\ufdd0", "\uffff", "\U0001fffe", "\U0010ffff"])
def test_a_noncharacter_in_a_value_is_refused_written_or_escaped(sign):
    for written in (f"甲{sign}", f'"甲\\U{ord(sign):08x}"'):
        (found,) = problems_of("content/courses/a.yaml", COURSE + f"code: {written}\n")
        assert (found.code, found.place.line) == ("yaml-control-character", 4)


def test_a_key_with_a_control_character_is_refused_and_not_shown():
    (found,) = problems_of("content/courses/a.yaml", COURSE + '"\\x1b[2J": a\n')
    assert (found.code, found.place.line) == ("yaml-control-character", 4)


@pytest.mark.parametrize(
    "link", ["[x]()", "[x](#)", "<img src='' alt=''>", "![图]()", "<a href=''>x</a>", "[x](?)"]
)
@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "content/services.yaml",
            "services:\n  - id: a\n    name: 甲\n    summary: 乙\n    details: |\n      {}\n",
        ),
        ("content/courses/a.yaml", COURSE + "syllabus: |\n  {}\n"),
        ("content/competitions/a.yaml", "title: 赛\nsummary: 比。\noverview: |\n  {}\n"),
        ("content/credentials/a.yaml", "title: 证\nsummary: 考。\nnotes: |\n  {}\n"),
        ("content/news/2026/a.md", FRONT_MATTER + "{}\n"),
    ],
)
def test_a_link_without_a_target_ends_no_program(path, text, link):
    assert isinstance(format_problems(problems_of(path, text.format(link)), "zh-CN"), str)


def test_thousands_of_dead_links_are_reported_at_once_with_their_places():
    body = "".join(f"[甲](../no-{number}/a.md)\n\n" for number in range(3_000))
    found = errors(problems_of("content/news/2026/a.md", FRONT_MATTER + body))
    assert {each.code for each in found} == {"dead-link"}
    assert sorted(each.place.line for each in found) == [6 + 2 * number for number in range(3_000)]
    told = format_problems(found, "zh-CN")
    assert "最接近的是" in told
    assert "先改正前面的" in told


def test_a_text_that_is_refused_is_not_published_empty():
    body = "|a" * 1000 + "|\n" + "|-" * 1000 + "|\n" + "|\n" * 1000
    (found,) = problems_of("content/news/2026/a.md", FRONT_MATTER + body)
    assert found in errors([found])
