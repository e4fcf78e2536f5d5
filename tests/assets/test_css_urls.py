"""Stylesheets: files by their published names, and every mistake at its line and column."""

import os
import re
import subprocess
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.assets.bundle import MinifiedAssets, bundle_assets
from sitebuilder.assets.css_minifier import minify_css
from sitebuilder.assets.css_scanner import scan_css
from sitebuilder.assets.css_urls import check_css
from sitebuilder.assets.minify import minify_assets
from sitebuilder.messages import Place, Problem
from tests.fuzz.limits import within_limits
from tests.site_folder import ROOT

FILES = {"images/底纹.svg": b"<svg/>", "images/a b.png": b"p", "fonts/x.woff2": b"f", "icons/x.svg": b"i"}


def minified(sources: Mapping[str, bytes]) -> tuple[MinifiedAssets, tuple[Problem, ...]]:
    return minify_assets(sources, {}, lambda text: text)


def problems_of(text: str, path: str = "css/components/a.css") -> tuple[Problem, ...]:
    return minified({path: text.encode(), **FILES})[1]


def published(text: str) -> str:
    """Return the stylesheet as visitors get it, each fingerprint as ``*``."""
    sources = {"css/components/a.css": text.encode(), **FILES}
    small, problems = minified(sources)
    assert problems == ()
    bundles = bundle_assets(sources, small)
    css = next(file.content.decode() for file in bundles.files if file.path == bundles.css)
    for file in bundles.files:
        stem, fingerprint, _ = file.path.rsplit(".", 2)
        assert len(fingerprint) == 10, stem
        css = css.replace(f".{fingerprint}.", ".*.")
    return css.partition(".tone")[0]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("background:url(../../images/底纹.svg)", "images/%E5%BA%95%E7%BA%B9.*.svg"),
        ("background:url('../../images/%E5%BA%95%E7%BA%B9.svg')", "images/%E5%BA%95%E7%BA%B9.*.svg"),
        ('background:URL( "../../images/a b.png" )', "images/a%20b.*.png"),
        ("background:url(../../images/a\\ b.png)", "images/a%20b.*.png"),
        ("mask:url(../../images/底纹.svg#part)", "images/%E5%BA%95%E7%BA%B9.*.svg#part"),
        ("--ground:url(../../images/底纹.svg)", "images/%E5%BA%95%E7%BA%B9.*.svg"),
        ('background:image-set("../../images/a b.png" 1x)', "images/a%20b.*.png"),
    ],
)
def test_a_file_in_a_stylesheet_is_referenced_by_its_published_name(written, shown):
    css = published(f"p{{{written}}}")
    assert f'url("{shown}")' in css
    assert "../" not in css


def test_a_stylesheet_belongs_to_the_layer_of_its_folder_whatever_its_name():
    """A style sheet has the name of its template, and a layout may be called base."""
    names = ["base", "layout", "components/print", "layouts/base", "extra/tokens", "pages/tokens", "print"]
    sources = {f"css/{name}.css": f"{name.replace('/', '-')}{{top:0}}".encode() for name in names}
    css, _ = minified(sources)
    assert re.findall(r"([\w-]+)\{top:0\}", "".join(css.css)) == [name.replace("/", "-") for name in names]


def test_a_stylesheet_for_the_root_of_the_site_is_no_part_of_the_stylesheet():
    sources = {"css/base.css": b"p{top:0}", "root/old/style.css": b"p{color:red"}
    small, problems = minified(sources)
    assert problems == ()
    bundles = bundle_assets(sources, small)
    assert {file.path: file.content for file in bundles.files}["old/style.css"] == b"p{color:red"
    assert "color:red" not in "".join(small.css)


def test_a_font_is_referenced_by_its_published_name():
    css = published("@font-face{font-family:x;src:url(../../fonts/x.woff2) format('woff2')}p{color:red}")
    assert css == '@font-face{font-family:x;src:url("fonts/x.*.woff2")format("woff2")}p{color:red}'


@pytest.mark.parametrize(
    "written",
    [
        "p{filter:url(#blur)}",
        "p{--a:#ggg}",
        "#main:hover #list{color:#abc}",
        "p{color:#ABCD;border:1px solid #12345678}",
        "p{background:url(data:image/svg+xml;base64,AAAA)}",
        'p{background:url("data:image/svg+xml,%3Csvg xmlns=%22http://x/%22%3E(%3C/svg%3E")}',
        'p{content:"url(x.svg) {"}',
        "/* url(x.svg) { @import 'y' */p{color:red}",
        "@namespace svg url(http://www.w3.org/2000/svg);p{color:red}",
        'p{content:"a\\"b(";color:red}',
        "a[href$='.pdf)']{color:red}",
        'p{background:image-set(url(../../images/底纹.svg) type("image/svg+xml"))}',
    ],
)
def test_values_that_reference_no_file_are_kept(written):
    assert problems_of(written) == ()


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("p {\n  color: red;\n  background: url(x.svg);\n}\n", "css-url", 3, 15),
        ("p { background: url('../images/底纹.svg') }", "css-url", 1, 17),
        ("p { background: url(../../icons/x.svg) }", "css-url", 1, 17),
        ("p { background: url(../../../content/x.jpg) }", "css-url", 1, 17),
        ("p { background: url(/images/底纹.svg) }", "css-url", 1, 17),
        ("p { background: url(https://x.example/a.png) }", "css-url", 1, 17),
        ("p { background: url(//x.example/a.png) }", "css-url", 1, 17),
        ("p { background: url(h\\74tps://x.example/a.png) }", "css-url", 1, 17),
        ("p { background: image-set('x.png' 1x) }", "css-url", 1, 27),
        ("p { --x: url(x.png) }", "css-url", 1, 10),
        ("p{color:red}\n@import 'b.css';\n", "css-import", 2, 1),
        ("@import url(https://x.example/b.css);", "css-import", 1, 1),
        ("p {\n  color: red;\n\nb { color: blue }\n", "css-syntax", 1, 3),
        ("p { color: red }\n}\nb { color: blue }\n", "css-syntax", 2, 1),
        ("p { width: calc(1px + (2px); }", "css-syntax", 1, 16),
        ("p { width: 1px); }", "css-syntax", 1, 15),
        ("p {}\n/* never ends\nb { color: blue }", "css-syntax", 2, 1),
        ("p {}\n /*/ p {}", "css-syntax", 2, 2),
        ("@media (max-width: 9px {\n  p { color: red }\n}\n", "css-syntax", 1, 8),
        ("p {\n  colour red blue;\n}\n", "css-syntax", 2, 9),
        ("p { content: 'a\n}", "css-syntax", 1, 14),
        ("p {\n  color: #ggg;\n}\n", "css-syntax", 2, 10),
        ("p { border: 1px solid #12345 }", "css-syntax", 1, 23),
        ("p {\n  color: red；\n  margin: 0;\n}\n", "css-syntax", 2, 13),
        ("p { color：red }", "css-syntax", 1, 10),
        ("h1，h2 { color: red }", "css-syntax", 1, 3),
    ],
)
def test_a_mistake_is_reported_at_its_line_and_column(text, code, line, column):
    found = problems_of(text)
    assert (found[0].code, found[0].place) == (code, Place("assets/css/components/a.css", line, column))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("p{background:u\\72l(../../images/none.svg)}", "css-url"),
        ('p{background:\\75RL("https://other.example/x.png")}', "css-url"),
        ('p{background:\\69mage-set("https://other.example/x.png" 1x)}', "css-url"),
        ('@imp\\6frt "https://other.example/x.css";', "css-import"),
    ],
)
def test_a_name_with_an_escape_hides_no_request(text, code):
    (found,) = problems_of(text)
    assert (found.code, found.place) == (code, Place("assets/css/components/a.css"))


def test_a_name_with_an_escape_may_reference_a_file():
    assert 'url("images/a%20b.*.png")' in published('p{background:u\\72l("../../images/a b.png")}')


def test_marks_of_a_chinese_keyboard_may_stand_in_strings_and_comments():
    assert problems_of("/* 标题：红；大 */ p::before { content: '（：；，）' }") == ()


def test_all_mistakes_are_reported_at_once():
    found = problems_of("@import 'b.css';\np { background: url(x.svg) }\nb { color: red\n")
    assert [each.code for each in found] == ["css-import", "css-url", "css-syntax"]


@given(st.text(alphabet="url()'\"\\/*@import;{}[] #abc:.\n-image-set(", max_size=60))
def test_any_text_is_scanned_to_its_end_and_each_place_lies_in_it(text):
    for found in scan_css(text):
        assert 0 <= found.start < found.end <= len(text)


@given(st.lists(st.sampled_from(["url(../../images/底纹.svg)", "url(#a)", "red"]), max_size=5))
def test_as_many_names_are_published_as_were_written(values):
    css = published("".join(f".x{number}{{order:{number};a:{value}}}" for number, value in enumerate(values)))
    assert len(re.findall(r'url\("images/', css)) == sum("images" in value for value in values)


@pytest.mark.long
@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000 + "a{}" * 20_000,
        "a{b:url(" + " " * 100_000,
        "a{b:url(c.png)}\n" * 6_000,
        "(" * 50_000 + "]" * 50_000,
        'url("' * 20_000,
    ],
)
def test_a_stylesheet_of_any_kind_is_checked_within_limits(text):
    with within_limits():
        list(check_css("css/base.css", text, ()))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a{b:(c]}", "]"),
        ("a{b:(c}", "("),
        ("a{b:[(c)]}", None),
        ("([a{}])", None),
        ("[[a{}", "["),
        ("a{}}", "}"),
    ],
)
def test_the_first_bracket_without_a_partner_is_named(text, found):
    brackets = [dict(each.values)["found"] for each in check_css("css/base.css", text, ())]
    assert brackets == ([found] if found else [])


@pytest.mark.parametrize("text", ["p{color:red}\n.a{b:c}", "p{color:red}\n" * 3_000 + ".a{b:c}"])
def test_a_stylesheet_of_any_length_is_minified_the_same(text):
    assert minify_css("a.css", text) == "p{color:red}.a{b:c}"


@pytest.mark.parametrize("blank", ["", "\n" * 30_000])
def test_the_mistake_of_a_long_stylesheet_is_told_at_its_line_too(blank):
    (found,) = problems_of(f"{blank}p {{\n  colour red blue;\n}}\n")
    assert (found.code, found.place.line, found.place.column) == ("css-syntax", len(blank) + 2, 9)


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on processor time")
@pytest.mark.parametrize(
    "text",
    [
        *(
            f"p{{width:{name * 40}1 2{')' * 40}}}"
            for name in ("calc(", "min(", "abs(", "calc(1px + calc(", "max(1px,")
        ),
        f"@media (min-width:{'calc(' * 40}1 2{')' * 40}){{a{{b:c}}}}",
        f"a,b{{{'&,&{' * 40}c:d{'}' * 40}}}",
        "a{" * 6_000 + "b:c" + "}" * 6_000,
        f"a{':not(' * 5_000}b{')' * 5_000}{{c:d}}",
        "@media x{" * 50_000 + "}" * 50_000,
    ],
    ids=lambda text: text[:20],
)
def test_a_short_stylesheet_that_takes_too_long_or_nests_too_deeply_is_a_problem(text, monkeypatch):
    monkeypatch.setattr("sitebuilder.assets.minify.minify_css", lambda path, text: minify_css(path, text, 1))
    (found,) = {each.code for each in problems_of(text)}
    assert found in ("file-too-complex", "css-syntax")


@pytest.mark.long
@pytest.mark.skipif(os.name != "posix", reason="needs a limit on memory")
def test_a_stylesheet_that_takes_too_much_memory_is_a_problem():
    assert minify_css("a.css", f"a,b{{{'c &,d &{' * 40}e:f{'}' * 40}}}") is None


@pytest.mark.parametrize(
    "text",
    [
        "a{color:red;&:hover{color:#00f}}",
        "a{color:red;&:hover{color:#00f}}p{width:calc(1px + (2em*(3 - (1*(2 + (3*(4 - (5*(6 - 1)))))))))}",
    ],
)
def test_rules_in_rules_and_brackets_in_brackets_are_minified(text):
    assert "a:hover{color:#00f}" in (minify_css("a.css", text) or "")


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on processor time")
def test_a_stylesheet_that_takes_too_long_is_a_problem(monkeypatch):
    text = "a{b:c}\n" * 40_000
    assert minify_css("a.css", text, seconds=1) is None
    monkeypatch.setattr("sitebuilder.assets.minify.minify_css", lambda path, text: minify_css(path, text, 1))
    assert [each.code for each in problems_of(text)] == ["file-too-complex"]


def test_the_stylesheets_of_the_repository_are_minified_without_another_process(monkeypatch):
    def refuse(*given: object, **more: object) -> None:
        raise AssertionError("a process takes longer to start than all of them take")

    monkeypatch.setattr(subprocess, "run", refuse)
    paths = list((ROOT / "assets/css").rglob("*.css"))
    assert len(paths) > 40
    assert all(minify_css(path.name, path.read_text(encoding="utf-8")) is not None for path in paths)


@pytest.mark.parametrize("text", ["#a ", "#abcdef,", "a{b:#abc;", "#x{"])
def test_thousands_of_colours_and_ids_take_time_in_proportion(text):
    with within_limits():
        list(scan_css(f"a{{b:{text * 30_000}"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#ab{color:red}", []),
        ("a #ab, #cd .x{color:#fff}", []),
        ("a{color:#ab;b:#ffff}", ["#ab"]),
        ("a{color:#ab}", ["#ab"]),
        ("a{b:c}#ab{d:#ef}", ["#ef"]),
        ("a{b:#12345 #fff #1;}#x{c:#ggg}", ["#12345", "#1", "#ggg"]),
        ("#ab", []),
    ],
)
def test_a_sharp_in_a_declaration_is_a_colour_and_an_id_before_a_block(text, found):
    assert [each.text for each in scan_css(text) if each.kind == "colour"] == found
