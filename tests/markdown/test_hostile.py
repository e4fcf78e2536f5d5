"""Expensive texts: rendered if an honest editor may write them, otherwise refused with their line."""

import time
from itertools import count
from types import SimpleNamespace

import pytest

from sitebuilder.markdown import Text, plain_lines, render
from sitebuilder.markdown.character_references import decode_references
from sitebuilder.markdown.full import work_budget
from sitebuilder.markdown.normalise.chinese import strip_line_end
from sitebuilder.messages import Place, Problem, errors, format_problems
from tests.constructs import MARKDOWN, repeated

START = Place("content/news/2026/a.md", 6)


def rendered(source: str) -> tuple[Text, tuple[Problem, ...]]:
    return render(source, START)


def html(source: str) -> str:
    text, problems = rendered(source)
    assert errors(problems) == []
    return "".join(text.parts)


def refusal(source: str) -> tuple[str, int]:
    """Return code and line of the only problem of a text that is refused."""
    text, problems = rendered(source)
    assert text.parts == ("",)
    (found,) = problems
    assert format_problems(problems, "zh-CN")
    return found.code, found.place.line


def test_a_thousand_headings_without_blank_lines_are_a_thousand_headings():
    assert len(rendered("# 甲\n" * 1000)[0].headings) == 1000
    assert len(rendered("# 甲\n乙\n" * 1000)[0].headings) == 1000
    assert len(rendered("甲\n===\n" * 1000)[0].headings) == 1000


def test_a_table_of_twenty_columns_and_five_hundred_rows_is_a_table():
    table = "\n".join(["| a " * 20 + "|", "|---" * 20 + "|", *["| `b` " * 20 + "|"] * 500])
    assert html(table).count("<td>") == 10_000


def test_a_table_of_few_letters_and_a_million_cells_is_refused_at_its_line():
    source = "甲\n\n" + "|a" * 1000 + "|\n" + "|-" * 1000 + "|\n" + "|\n" * 1000
    assert refusal(source) == ("markup-table-too-large", 8)


@pytest.mark.parametrize("head", ["|a|\n|-|\n", "|a|b|\n|-|-|\n|c|d|\n"])
def test_a_table_with_a_row_wider_than_its_head_is_refused_as_soon(head):
    """Short rows were filled with so many cells that the text was long enough for a million."""
    source = f"甲\n\n{head}{'|a' * 900}|\n{'|' + chr(10)}" + "|\n" * 1_200
    assert refusal(source) == ("markup-table-too-large", 8)


def test_thousands_of_links_footnotes_and_items_are_rendered():
    assert html("- [甲](https://example.cn/) *乙* `丙`\n" * 2000).count("<li>") == 2000
    notes = "".join(f"甲[^{n}]\n\n" for n in range(1000)) + "".join(f"[^{n}]: 注{n}。\n" for n in range(1000))
    assert html(notes).count('class="footnote-ref"') == 1000
    references = "".join(f"[甲][{n}]\n\n" for n in range(1000))
    definitions = "".join(f"[{n}]: https://example.cn/{n}\n" for n in range(1000))
    assert len(rendered(references + definitions)[0].links) == 1000
    assert html("甲  \n" * 5000).count("<br>") == 4999


def test_a_long_paragraph_of_links_is_rendered():
    text, problems = rendered("[甲](https://example.cn/) 乙 **丙**\n" * 2000)
    assert (len(text.links), problems) == (2000, ())


def test_footnotes_may_define_footnotes():
    assert html("甲[^1]\n\n[^1]: 乙[^2]\n\n    [^2]: 丙").count("<li id=") == 2


def test_many_footnote_references_lead_back():
    assert html("[^1]: 注\n\n" + "甲[^1]" * 300).count("footnote-backref") == 300


@pytest.mark.parametrize(
    "name",
    [
        "links without an end",
        "links without an end, closed once",
        "links with a title without an end",
        "images with targets without an end",
        "references to no footnote",
        "setext lines",
        "backticks of growing length",
        "tag openings",
        "tag openings with quotes",
        "tag openings with bigger signs in quotes",
        "comments open in a block",
        "comments after open tags",
        "abbreviations without a meaning",
        "fences with lines to mark",
        "openings by lines",
        "formatting over closed paragraphs",
    ],
)
def test_unclosed_markup_is_rendered_or_refused(name):
    source = MARKDOWN[name](20_000)
    text, problems = rendered(source)
    assert problems or plain_lines(text).strip()


def test_a_link_that_is_tangled_is_refused_at_its_line():
    source = "甲\n\n乙" + "[](" * 20_000 + ")" * 41
    assert refusal(source)[0] in ("markup-too-tangled", "markup-too-deep")
    source = "甲\n\n乙 " + '[a](b "' * 12_000 + "')"
    assert refusal(source) == ("markup-too-tangled", 8)


def test_one_long_address_is_not_put_into_a_page_thousands_of_times():
    long = "a" * 20_000
    assert refusal(f"[a]: https://b/{long}\n\n" + "[a] " * 5000)[0] == "markup-too-large"
    assert refusal(f"*[A]: {long}\n\n" + "A " * 5000)[0] == "markup-too-large"
    assert refusal(f"<div><i title='{long}'>" + "<p>甲</p>" * 5000)[0] == "markup-too-large"


def test_an_abbreviation_is_short_and_there_are_not_thousands():
    assert refusal("*[" + "A" * 100_000 + "]: b\n\nA")[0] == "markup-abbreviations"
    assert refusal("".join(f"*[A{n}]: b\n" for n in range(1001)) + "\nA1")[0] == "markup-abbreviations"
    assert html("".join(f"*[A{n}]: b\n" for n in range(300)) + "\nA1 A299").count("<abbr") == 2


def test_the_clock_is_the_last_guard(monkeypatch):
    monkeypatch.setattr(work_budget, "MAX_SECONDS", -1.0)
    assert refusal("甲\n\n# *乙* [丙](丁 戊)\n已")[0] == "markup-too-tangled"


def test_the_time_that_other_programs_take_is_not_counted(monkeypatch):
    text = "甲\n\n# *乙* [丙](丁 戊)\n已"
    expected = html(text)
    hours = count(step=3600)
    clocks = SimpleNamespace(monotonic=lambda: float(next(hours)), process_time=time.process_time)
    monkeypatch.setattr(work_budget, "time", clocks)
    assert html(text) == expected
    assert next(hours) > 3600


def test_after_a_refusal_the_next_text_is_rendered():
    before = html("*甲*[^1]\n\n[^1]: 乙\n\n<b>丙</b>")
    refusal("|a" * 1000 + "|\n" + "|-" * 1000 + "|\n" + "|\n" * 1000)
    assert html("*甲*[^1]\n\n[^1]: 乙\n\n<b>丙</b>") == before


def test_an_invalid_width_is_removed_with_a_warning():
    for width in ("²", "９", "1" * 5000):
        text, problems = rendered(f'<img src="p.png" alt="x" width="{width}">')
        assert "width" not in "".join(text.parts)
        (found,) = problems
        assert (found.code, found.place.line) == ("attribute-removed", 6)
        assert len(dict(found.values)["removed"]) <= 60


@pytest.mark.parametrize(
    "source",
    [
        "`{` a `}`",
        "`` { `` a } b",
        "| a `{` | b `}` |\n|---|---|\n| `{` | `}` |\n| { | } |",
        "# 甲 `{` 乙 `}`",
        "`](` `<b ` `<c\n` {",
        "[`{`](x) }",
        "*[A]: {\n\nA }",
        '![a { b](c "{") }',
        "```\n{ a=b}\n```\n\n    {  c}\n",
        "- { \n- }\n- {a}\n",
        "&#xfdd0;0&#xfdd1; &#64976; &#1; &#xffff;",
        "甲\U0001fffe`乙\U0010ffff` &#x1fffe; &#1114111; [a\U0002ffff](/b\U0002ffff '&#x3fffe;')",
    ],
)
def test_no_internal_mark_reaches_a_page(source):
    text, problems = rendered(source)
    seen = [*text.parts, *text.anchors, text.excerpt, plain_lines(text), format_problems(problems, "zh-CN")]
    seen += [link.target for link in text.links] + [heading.title for heading in text.headings]
    for piece in seen:
        assert not any("\ufdd0" <= sign <= "\ufdef" or sign == "\x01" for sign in piece), piece
        assert not any(ord(sign) & 0xFFFE == 0xFFFE for sign in piece), piece


def test_repeated_text_has_about_the_requested_length():
    assert 990 < len(repeated("甲乙 {n}", "a", "b")(1000).encode()) < 1010


@pytest.mark.parametrize("digits", [8, 5_000, 90_000])
@pytest.mark.parametrize(
    "written",
    [
        "甲&#{};乙",
        "# 甲&#{};乙",
        "[甲](b&#{}; 'c&#{};')",
        "![甲&#{};](b.png)",
        "<b title='&#{};'>甲</b>",
        "<b title=&#{}>甲</b>",
        "<a href='https://example.cn/&#{};'>甲</a>",
        "<div id='&#{};'>\n甲\n</div>",
        "<img src='a.png' alt='&#{};'>",
        "<video src='&#{};'></video>",
        "<iframe src='https://v.qq.com/&#{};'></iframe>",
        "*[甲]: &#{};\n\n甲",
        "[甲][1]\n\n[1]: b&#{}; '&#{};'",
        "<!-- &#{}; -->",
    ],
)
def test_a_character_reference_may_have_any_number_of_digits(written, digits):
    text, problems = rendered(written.replace("{}", "9" * digits))
    assert len(text.parts) > 0
    plain_lines(text)
    assert format_problems(problems, "zh-CN") is not None


def test_a_character_reference_with_many_zeros_is_its_character():
    assert "A" in decode_references(f"&#{'0' * 5_000}65;")
    assert decode_references("&#65;&#x42;&amp;&lt&#00000067;&#99999999;&#") == "AB&<C\ufffd&#"


@pytest.mark.parametrize(
    "source",
    [
        "甲\n" + "*" * 3_000 + "乙 >",
        "甲\n" + "*<b>" * 3_000 + "乙 >",
        "a*" * 12_000,
        "甲*乙+" * 6_000,
        "<div>" + "![](a.jpg) " * 6_000,
        "甲\x0b" * 12_000,
    ],
)
def test_thousands_of_marks_within_a_line_take_no_time(source):
    assert rendered(source)[0].parts


@pytest.mark.parametrize(
    ("line", "without"),
    [
        ("甲。**", "甲。"),
        ("甲。</b>** ", "甲。"),
        ("甲。[^1][^注]</mark>`", "甲。"),
        ("甲*乙", "甲*乙"),
        ("甲。]", "甲。]"),
        ("甲<b 乙>", "甲<b 乙>"),
        ("甲[^1]乙]", "甲[^1]乙]"),
        ("***", ""),
        ("", ""),
    ],
)
def test_emphasis_tags_and_footnotes_at_the_end_of_a_line_are_not_its_end(line, without):
    assert strip_line_end(line) == without
