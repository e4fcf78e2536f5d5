"""No drawing runs a script or asks another host: each known technique, and what an honest drawing keeps."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitebuilder.assets.pictures.svg import process_svg
from sitebuilder.assets.pictures.svg_styles import empty_comments, is_safe_css
from sitebuilder.content.pictures import PictureFacts, PictureFault
from tests.assets.pictures.svg_vectors import SVG, WHOLE, svg

_RUNS = {"script", "handler", "listener", "foreignObject", "iframe", "object", "embed", "image", "feImage"}
_CHANGES = {
    "a",
    "animate",
    "animateMotion",
    "animateTransform",
    "set",
    "discard",
    "mpath",
    "link",
    "meta",
    "base",
}


def cleaned(text: str) -> str | None:
    """Return the drawing as it is published; None when it is refused."""
    facts, files = process_svg(text.encode(), "0f")
    if isinstance(facts, PictureFault):
        assert files == {}
        return None
    (file,) = files.values()
    return file.decode()


def assert_inert(text: str) -> None:
    """Read a published drawing as another program would, and see that nothing in it leads anywhere."""
    assert "<!" not in text and "<?" not in text
    for element in ElementTree.fromstring(text).iter():
        namespace, _, name = element.tag.rpartition("}")
        assert namespace == f"{{{SVG}"
        assert name not in _RUNS | _CHANGES
        for attribute, value in element.attrib.items():
            local = attribute.rpartition("}")[2]
            assert not local.lower().startswith("on") and local not in ("base", "src")
            assert local != "href" or value.startswith("#")
            assert not re.search(r"url\((?![ '\"]*#)|\\|javascript:|evil\.example", value, re.IGNORECASE)
        if name == "style":
            assert list(element) == []
            assert not re.search(
                r"url\((?![ '\"]*#)|\\|@import|@font-face|image", element.text or "", re.IGNORECASE
            )


def test_there_are_enough_of_them():
    assert len(WHOLE) > 200


@pytest.mark.parametrize("name", WHOLE)
def test_a_drawing_is_inert_or_refused(name):
    text = cleaned(WHOLE[name])
    if text is not None:
        assert_inert(text)
        assert "RAN" not in text and "evil" not in text.replace("element(#evil)", "")


@pytest.mark.parametrize("name", [name for name in WHOLE if name.startswith("whole: ")])
def test_everything_else_that_a_drawing_draws_is_kept(name):
    text = cleaned(WHOLE[name])
    assert text is not None and 'fill="red"' in text


HONEST = [
    ".st0{fill:#FFFFFF;stroke:#1e9999;stroke-width:2.5e-1px;}",
    "@media (prefers-color-scheme: dark){rect{fill:rgba(255, 255, 255, .5)}}",
    ".a,.b>path:nth-child(2n+1):not(.c){clip-path:url(#clip-path);filter:url('#阴影')}",
    "text{font:bold 12px/1.5 'Microsoft YaHei',微软雅黑,sans-serif;transform:rotate(-45deg) translateX(10%)}",
    "@keyframes a{from{opacity:0}50%{opacity:.5}to{opacity:1}}circle{animation:a 2s ease-in infinite}",
    "/* http://example.org: 注释 */ .a/**/.b{fill:var(--main, currentColor)!important}",
    "path{d:path('M0 0L10 10');stroke-dasharray:4,2}[data-x=\"1\"]{fill:red}",
]


@pytest.mark.parametrize("style", HONEST)
def test_the_style_of_an_honest_drawing_is_kept(style):
    assert is_safe_css(style)
    facts, files = process_svg(svg(f"<style type='text/css'><![CDATA[{style}]]></style>").encode(), "0f")
    assert isinstance(facts, PictureFacts) and facts.removed == ()
    (file,) = files.values()
    found = ElementTree.fromstring(file).find(f".//{{{SVG}}}style")
    assert found is not None and found.text == empty_comments(style)


def test_the_attributes_of_an_honest_drawing_stay_and_those_of_its_program_go_without_a_word():
    kept = (
        'fill="#12e456" stroke="#1E9999" transform="matrix(1,0,0,-1,1e-3,.5) rotate(45 1 2)" opacity=".5" '
        'stroke-dasharray="1 2" font-family="\'宋体\'" style="mix-blend-mode:multiply;fill:url(#渐变)" '
        'd="M1-2.5e-3l4,5zA1 1 0 0 1 2 2" data-name="图层 1" class="a b" id="路径" clip-path="url(#a)" '
        'vector-effect="non-scaling-stroke" xml:space="preserve"'
    )
    gone = (
        'enable-background="new 0 0 9 9" baseProfile="tiny" sketch="a" xlink:type="simple" '
        'content="&lt;x host=&quot;a&quot;&gt;"'
    )
    facts, files = process_svg(
        svg(f"<path {kept} {gone}/>", 'version="1.1" viewBox="0 0 40 20"').encode(), "0f"
    )
    assert isinstance(facts, PictureFacts) and facts.removed == ()
    (file,) = files.values()
    for each in re.findall(r'[\w:-]+="[^"]*"', kept):
        assert each in file.decode()
    assert "enable" not in file.decode() and "sketch" not in file.decode()


_WORDS = """
url( URL( src( image-set( element( var( l( ) ( { } ur #a #
http://evil.example ' " ; : , @import @media /* */ \\
--a 1e9 < > a - 字 % !
"""
_PIECES = st.lists(st.sampled_from([*_WORDS.split(), "\n", " ", "\0"])).map("".join)


@given(_PIECES)
def test_css_that_is_kept_never_references_another_host(style):
    if is_safe_css(style):
        bare = re.sub(r"/\*.*?\*/|\"[^\"]*\"|'[^']*'", " ", style, flags=re.DOTALL)
        assert not re.search(r"url\(\s*(?!#)\S|@import|src\(|image-set\(|element\(|\\", bare, re.IGNORECASE)


@given(st.text(st.characters(codec="utf-8"), max_size=40), _PIECES)
@example("", "http://evil.example")
def test_any_attribute_and_text_is_cleaned_without_an_exception(text, value):
    quoted = value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    plain = text.replace("&", "&amp;").replace("<", "&lt;")
    found = cleaned(
        svg(f'<g fill="{quoted}" style="{quoted}" href="{quoted}">{plain}</g><style>{plain}</style>')
    )
    if found is not None:
        assert_inert(found)
