"""SVG: what draws is kept, what runs or leads elsewhere is not."""

from xml.etree import ElementTree

import pytest

from sitebuilder.assets.pictures.drawings import SVG, make_drawing
from sitebuilder.content.pictures import PictureFacts, PictureFault

RECT = '<rect width="40" height="20" fill="red"/>'


def svg(inside: str = RECT, attributes: str = 'viewBox="0 0 40 20"') -> bytes:
    return (
        f'<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>{inside}</svg>'.encode()
    )


def drawn(content: bytes) -> tuple[PictureFacts, str]:
    facts, files = make_drawing(content, "0f")
    assert isinstance(facts, PictureFacts), facts
    (file,) = files.values()
    ElementTree.fromstring(file)
    return facts, file.decode()


@pytest.mark.parametrize(
    ("inside", "removed"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>', "<script>"),
        ('<g onclick="alert(1)"/>', "onclick"),
        ('<g ONLOAD="alert(1)"/>', "ONLOAD"),
        (
            '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">alert</p></foreignObject>',
            "<foreignObject>",
        ),
        ('<a xlink:href="javascript:alert(1)"><rect/></a>', "<a>"),
        ('<use xlink:href="https://evil.example/x.svg#alert"/>', 'href="https://evil.example/x.svg#alert"'),
        ('<use href="data:image/svg+xml,alert"/>', 'href="data:image/svg+xml,alert"'),
        ('<image href="https://evil.example/alert.png"/>', "<image>"),
        ('<rect fill="url(https://evil.example/alert)"/>', 'fill="url(https://evil.example/alert)"'),
        ('<rect style="fill:url(//evil.example/alert)"/>', 'style="fill:url(//evil.example/alert)"'),
        ("<style>@import 'https://evil.example/alert.css';</style>", "<style>"),
        ("<style>rect{fill:\\75rl(alert)}</style>", "<style>"),
        ('<set attributeName="href" to="javascript:alert(1)"/>', "<set>"),
        ('<animate attributeName="href" values="javascript:alert(1)"/>', "<animate>"),
    ],
)
def test_what_runs_or_leads_elsewhere_is_removed_and_told(inside, removed):
    facts, file = drawn(svg(inside + RECT))
    assert facts.removed == (removed,)
    assert "alert" not in file and "evil" not in file
    assert 'fill="red"' in file


def test_a_drawing_of_a_usual_program_loses_only_what_does_not_draw():
    editor = 'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:version="1"'
    inside = (
        "<metadata><secret/></metadata><inkscape:view/><!-- 注 -->"
        '<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient></defs>'
        "<style>.b{fill:url(#a)}</style>"
        '<rect class="b" width="4" height="4"/><use xlink:href="#c"/>'
        '<text x="1" y="2">字<tspan>体</tspan></text>'
    )
    facts, file = drawn(svg(inside, f'width="80" height="40" {editor}'))
    assert facts.removed == ()
    assert "inkscape" not in file and "secret" not in file
    for kept in ("url(#a)", 'xlink:href="#c"', "字<tspan>体</tspan>", "stop-color", 'viewBox="0 0 80 40"'):
        assert kept in file


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 40 20"', (40, 20)),
        ('width="100%" viewBox="0,0,40,20"', (40, 20)),
        ('width="2in" height="1in"', (192, 96)),
        ('width="30pt" height="10.5px" viewBox="0 0 1 1"', (40, 10)),
    ],
)
def test_the_size_is_what_is_written_or_else_the_view_box(attributes, size):
    facts, _ = drawn(svg(attributes=attributes))
    assert (facts.width, facts.height) == size


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (svg(attributes=""), "svg-without-size"),
        (svg(attributes='viewBox="0 0 0 20"'), "svg-without-size"),
        (b"<html/>", "svg-without-size"),
        (b"<svg", "picture-broken"),
        (b"\x89PNG", "picture-broken"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"), "picture-broken"),
        (b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("&a;"), "picture-broken"),
    ],
)
def test_what_is_no_drawing_or_hides_something_is_told(content, code):
    facts, files = make_drawing(content, "0f")
    assert isinstance(facts, PictureFault) and facts.code == code
    assert files == {}
