"""Open links and their places in the source."""

import pytest

from sitebuilder.markdown import Link, fill, render
from sitebuilder.messages import Place


def links_of(source):
    return render(source, Place("a.md"))[0].links


def test_the_urls_fill_the_slots_and_are_escaped():
    text, _ = render('见[甲](a.md "题")和![乙](b.jpg)。', Place("a.md"))
    assert fill(text, ['/a/?x=1&y="2"', "/b.jpg"]) == (
        '<p>见<a href="/a/?x=1&amp;y=&quot;2&quot;" title="题">甲</a>和<img alt="乙" src="/b.jpg">。</p>'
    )


def test_as_many_urls_as_links_are_needed():
    text, _ = render("[甲](a.md)", Place("a.md"))
    with pytest.raises(ValueError, match="argument"):
        fill(text, [])


def test_a_link_knows_its_target_its_place_and_whether_it_is_an_image():
    assert links_of("第一行\n\n见[课程](../courses/fire-safety.yaml#fee)和\n![图]( b.jpg )") == (
        Link("../courses/fire-safety.yaml#fee", Place("a.md", 3, 7), False),
        Link("b.jpg", Place("a.md", 4, 7), True),
    )


def test_links_with_the_same_target_have_different_places():
    code = "a.md 与 `[码](a.md)`\n\n    [码](a.md)\n\n```\n[码](a.md)\n```\n\n"
    source = f"{code}[甲](a.md) [乙](a.md)\n\n- [丙](a.md)"
    assert [(link.place.line, link.place.column) for link in links_of(source)] == [(9, 5), (9, 15), (11, 7)]


def test_reference_links_and_automatic_links_point_at_the_target():
    links = "[甲][ref]、[Ref]、![图][pic]\n<https://a.example/b> <me@a.example>"
    source = f"{links}\n\n[ref]: <x.md> '题'\n[pic]:   y.jpg"
    assert links_of(source) == (
        Link("x.md", Place("a.md", 4, 9), False),
        Link("x.md", Place("a.md", 4, 9), False),
        Link("y.jpg", Place("a.md", 5, 10), True),
        Link("https://a.example/b", Place("a.md", 2, 2), False),
        Link("mailto:me@a.example", Place("a.md", 2, 24), False),
    )


def test_links_in_raw_html_point_at_the_attribute():
    source = '文 <a title="]( x" href="a.md">甲</a>\n\n<figure>\n  <img alt="图"\n src=b.jpg>\n</figure>'
    assert links_of(source) == (
        Link("a.md", Place("a.md", 1, 19), False),
        Link("b.jpg", Place("a.md", 5, 2), True),
    )


def test_media_are_slots_too():
    html = '<video src="a.mp4" poster="b.jpg" controls><track src="c.vtt"></video>'
    assert {link.target for link in links_of(html)} == {"a.mp4", "b.jpg", "c.vtt"}
    assert all(link.is_image for link in links_of(html))


def test_columns_in_an_indented_block_are_moved_on_every_line():
    text, _ = render("[甲](a.md)\n[乙](b.md)", Place("a.yaml", 10, 3))
    assert [link.place for link in text.links] == [Place("a.yaml", 10, 7), Place("a.yaml", 11, 7)]


@pytest.mark.parametrize(
    "source", ["\t[a](b)\r\n\r\n甲\t[乙](c.md)", "\t[a](b)\n\n甲\t[乙](c.md)", "x\n\n甲\x00[乙](c.md)"]
)
def test_tabs_control_characters_and_carriage_returns_move_no_column(source):
    assert [link.place for link in links_of(source)] == [Place("a.md", 3, 7)]


def test_a_link_to_an_anchor_is_an_open_link_and_that_of_a_footnote_is_not():
    text, _ = render("[甲](#history)[^1]\n\n[^1]: 注", Place("a.md"))
    assert [link.target for link in text.links] == ["#history"]
    assert 'href="#fn-1"' in text.parts[1]


def test_a_target_is_as_the_editor_wrote_it():
    written = ["<a b.md>", "a%20b.md", "a.md?x=1&y=2&amp;z=3", "文件（一）.pdf", "a_(b)_c.md", "a\\_b.md"]
    targets = ["a b.md", "a%20b.md", "a.md?x=1&y=2&z=3", "文件（一）.pdf", "a_(b)_c.md", "a_b.md"]
    source = " ".join(f"[甲]({target})" for target in written)
    assert [link.target for link in links_of(source)] == targets


def test_text_that_looks_like_an_attribute_is_not_cut():
    text, _ = render('写 href="abc" 和 `<a href="x">`，再写 <b>src="y"</b>', Place("a.md"))
    assert text.parts == ('<p>写 href="abc" 和 <code>&lt;a href="x"&gt;</code>，再写 <b>src="y"</b></p>',)


def test_an_attribute_list_can_set_a_link():
    assert links_of("[甲](a.md){: .c href=b.md }") == (Link("b.md", Place("a.md", 1, 16), False),)


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("甲\n\n文![](x.jpg)", Place("a.md", 3, 2)),
        ("![ ](<x.jpg>)", Place("a.md", 1, 1)),
        ("![][p]\n\n[p]: x.jpg", Place("a.md", 3, 6)),
        ("文 <img src=x.jpg>", Place("a.md", 1, 3)),
    ],
)
def test_an_image_that_says_nothing_is_a_warning(source, place):
    _, problems = render(source, Place("a.md"))
    assert [(problem.code, problem.place) for problem in problems] == [("no-alt-text", place)]
    assert problems[0].values == (("target", "x.jpg"),)


@pytest.mark.parametrize(
    "alt",
    ["IMG_2041", "图片 1", "微信图片_20260301083015", "mmexport1730000000000", "image-20260301", "甲.PNG"],
)
def test_an_alternative_text_that_is_only_a_name_is_a_warning(alt):
    for source in (f"![{alt}](x.jpg)", f'<img src="x.jpg" alt="{alt}">', f"## 节\n\n![{alt}](x.jpg)"):
        _, problems = render(source, Place("a.md"))
        assert [each.code for each in problems] == ["alt-text-is-name"]
        assert problems[0].place.line == source.count("\n") + 1
        assert dict(problems[0].values) == {"found": alt}


@pytest.mark.parametrize(
    "alt", ["图", "图 1 焊接车间", "2026年合影", "车间的照片 3 张", "IMG 的说明", "图片编辑软件"]
)
def test_an_alternative_text_with_words_is_none(alt):
    assert not render(f"![{alt}](x.jpg)", Place("a.md"))[1]


@pytest.mark.parametrize(
    "source", ["![图](x.jpg)", '<img src="x.jpg" alt="">', "![](x.jpg){alt=图}", "`![](x.jpg)`"]
)
def test_an_image_with_alternative_text_or_marked_as_decoration_gives_no_warning(source):
    assert render(source, Place("a.md"))[1] == ()


def test_the_numbers_of_two_sources_side_by_side_are_two_links():
    sources = "\n\n[1]: https://example.org/a\n[2]: https://example.org/b"
    assert [link.target[-1] for link in links_of(f"有效[1][2]。{sources}")] == ["a", "b"]
    assert [link.target[-1] for link in links_of(f"见[通知][2]和[9][2]。{sources}")] == ["b", "b"]
