"""Pastes, documents and blogs that nobody would make: read or refused, within time in proportion."""

import pytest

from sitebuilder.importers.blogs.front_matter import load_yaml_as_text, read_post
from sitebuilder.importers.blogs.wordpress_text import to_markdown
from sitebuilder.importers.html.depth import MAX_DEPTH, limit_depth
from sitebuilder.importers.html.document import decode_page, read_page
from sitebuilder.importers.remarks import remark, to_problems
from sitebuilder.importers.sources import read_paste
from sitebuilder.messages import Place
from tests.fuzz.limits import within_limits
from tests.importers.constructs import CONSTRUCTS
from tests.importers.word import markdown, numbered, part

SIZE = 100_000


def page(html: str) -> tuple[str, str]:
    found = read_page(html, lambda source: None)
    return found.title, found.markdown


@pytest.mark.long
@pytest.mark.parametrize("name", CONSTRUCTS)
def test_what_is_imported_takes_time_and_memory_within_limits(name):
    reader, construct = CONSTRUCTS[name]
    with within_limits():
        reader(construct(SIZE))


@pytest.mark.parametrize("block", ["a: " + "[" * 50_000, "- " * 50_000 + "a", "? " * 50_000, "{a: " * 20_000])
def test_front_matter_that_is_nested_too_deeply_is_read_line_by_line(block):
    assert read_post(f"---\ntitle: 甲\n{block}\n---\n乙").is_broken
    with pytest.raises(Exception, match="nested too deeply"):
        load_yaml_as_text(block)


def test_front_matter_with_a_key_of_thousands_of_parts_is_read_line_by_line():
    found = read_post("+++\ntitle = '甲'\n" + "a." * 40_000 + "a = 1\n+++\n乙")
    assert (found.is_broken, found.values["title"], found.body) == (True, "甲", "乙")


def test_front_matter_with_a_number_of_thousands_of_digits_is_read_line_by_line():
    found = read_post(f"+++\ntitle = '甲'\nweight = 0x{'f' * 20_000}\n+++\n乙")
    assert (found.is_broken, found.values["title"], found.body) == (True, "甲", "乙")


@pytest.mark.parametrize("name", ["idna", "undefined", "punycode", "hex", "zlib", "rot13", "utf-7", "none"])
def test_a_page_that_names_an_encoding_that_is_none_for_pages_is_read(name):
    html = f'<meta charset="{name}"><h1>开班通知</h1><p>正文。</p>'
    assert page(decode_page(html.encode())) == ("开班通知", "正文。\n")


@pytest.mark.parametrize(
    "meta",
    [
        '<meta property="og:title" content="甲">',
        "<META content='甲' property='og:title'/>",
        '<meta name="a" property = "og:title"\ncontent = "甲">',
        '<meta property="og:description" content="乙"><meta property="og:title" content="甲">',
    ],
)
def test_the_title_of_a_page_is_in_its_metadata(meta):
    assert page(f"<head>{meta}</head><p>丙。</p>") == ("甲", "丙。\n")


def test_the_title_in_metadata_may_contain_quotes_and_references():
    assert page('<meta property="og:title" content="甲\'乙&quot;&#x4e19;">丁。')[0] == "甲'乙\"丙"
    assert page(f'<meta property="og:title" content="甲&#{"9" * 5_000};">丁。')[0] == "甲\ufffd"


def test_only_the_fragment_that_was_copied_is_pasted():
    start, end = "<!--StartFragment-->", "<!-- EndFragment -->"
    clipboard = f"Version:1.0\nStartHTML:9\n<html><body>前{start}<p>甲。</p>{end}后</body></html>"
    assert page(clipboard)[1] == "甲。\n"
    assert page(f"前。{start}甲。")[1] == "前。甲。\n"
    assert page(f"前。{start}甲。{end}乙。{end}后。")[1] == "甲。乙。\n"


def test_white_space_of_any_length_is_one_blank_or_none_between_han():
    gap = " " * 1_000
    assert page(f"<p>甲{gap}\n{gap}乙 a{gap}b{gap}\nc</p>")[1] == "甲乙 a b c\n"


def test_shortcodes_of_wordpress_are_dropped_and_what_resembles_them_is_kept():
    written, remarks = to_markdown('甲[gallery ids="1,2"]乙[a b=c d="e f" g=\'h\']丙[注]丁[1 a=b]戊[x y]己')
    assert written == "甲乙丙\\[注\\]丁\\[1 a=b\\]戊\\[x y\\]己\n"
    assert [dict(each.values)["tag"] for each in remarks] == [
        '[gallery ids="1,2"]',
        "[a b=c d=\"e f\" g='h']",
    ]


def test_letters_in_the_same_style_are_one_word():
    assert page("<p><b>甲</b><b>乙</b><b></b><i></i><b>丙</b><a href='https://example.cn/'>丁</a></p>")[
        1
    ] == ("**甲乙丙**[丁](https://example.cn/)\n")


def test_items_of_a_list_continue_it_and_text_between_belongs_to_the_item_before():
    assert page("<ne-uli>甲</ne-uli><ne-uli>乙</ne-uli><ne-oli>丙</ne-oli>")[1] == "- 甲\n- 乙\n\n1. 丙\n"
    assert (
        page("<ul><li>甲</li><p>乙</p><p>丙</p><li>丁</li></ul>")[1] == "- 甲\n\n    乙\n\n    丙\n\n- 丁\n"
    )


@pytest.mark.parametrize("level", ["9", "999999999", "-1", "9" * 5_000])
def test_a_list_level_that_word_does_not_have_is_the_first(level):
    lists = (
        f"<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='{level}'><w:start w:val='1'/>"
        "<w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
    )
    body = numbered("甲", 1).replace("w:ilvl w:val='0'", f"w:ilvl w:val='{level}'")
    assert "甲" in markdown(body, numbering__xml=part("numbering", lists))


@pytest.mark.parametrize("level", ["9" * 5_000, "0", "99"])
def test_a_list_level_in_a_paste_may_be_any_number(level):
    html = f"<p>前。</p><p style='mso-list:l0 level{level} lfo1'><span style='mso-list:Ignore'>●</span>甲</p>"
    assert page(html)[1] == "前。\n\n- 甲\n"


def test_remarks_are_told_at_their_first_place_in_the_text():
    text = "甲\n(b.png) (a.png)\n(a.png)\n"
    found = [
        remark("import-picture-missing", near=f"({name})", name=name) for name in ("a.png", "b.png", "c")
    ]
    assert [each.place for each in to_problems(found, "a.md", text)] == [
        Place("a.md", 2, 9),
        Place("a.md", 2, 1),
        Place("a.md", 1, 1),
    ]


def test_a_picture_that_is_shown_a_thousand_times_is_read_once():
    asked: list[str] = []
    read_page("<p><img src='a.png' alt='甲'></p>" * 1_000, lambda source: asked.append(source))
    assert asked == ["a.png"]


def test_a_paste_of_references_with_thousands_of_digits_is_read():
    digits = f"&#{'9' * 5_000};"
    assert not hasattr(
        read_paste(f"<title>{digits}</title><p title='{digits}'>甲{digits}</p>".encode()), "code"
    )


def test_elements_beyond_a_depth_that_no_page_has_are_dropped_and_their_text_stays():
    html = f"<p>前。</p>{'<div>' * 3_000}甲。{'</div>' * 3_000}<p>后。</p>"
    assert page(html)[1] == "前。\n\n甲。\n\n后。\n"
    assert limit_depth(html).count("<div>") == limit_depth(html).count("</div>") == MAX_DEPTH
    honest = "<ul>" + "<li>甲<p>乙" * 3_000 + "</ul>" + "<div>丙</div>" * 3_000
    assert limit_depth(honest) == honest


def test_an_element_that_is_closed_at_once_contains_nothing():
    assert page("甲。<o:p/>乙。<v:shape id='a'/>丙。<a href='https://example.cn/'>丁</a>")[1] == (
        "甲。乙。丙。[丁](https://example.cn/)\n"
    )


def test_fields_in_hundreds_of_fields_are_read_as_text():
    begin, end = (f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "end"))
    run = "<w:r><w:t>甲</w:t></w:r>"
    assert markdown(f"<w:p>{begin * 300}{run}{end * 300}{run}</w:p>") == "甲甲\n"
