"""SVG: what draws is kept, scripts and remote references are removed."""

from xml.etree import ElementTree

import pytest

from sitebuilder.assets.pictures.svg import SVG_NAMESPACE, process_svg
from sitebuilder.content.pictures import PictureFacts, PictureFault

RECT = '<rect width="40" height="20" fill="red"/>'


def svg(inside: str = RECT, attributes: str = 'viewBox="0 0 40 20"') -> bytes:
    namespaces = f'xmlns="{SVG_NAMESPACE}" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {namespaces} {attributes}>{inside}</svg>".encode()


def drawn(content: bytes) -> tuple[PictureFacts, str]:
    facts, files = process_svg(content, "0f")
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
        ('<g xml:base="https://evil.example/alert/"/>', 'base="https://evil.example/alert/"'),
        ('<set attributeName="href" to="javascript:alert(1)"/>', "<set>"),
        ('<animate attributeName="href" values="javascript:alert(1)"/>', "<animate>"),
    ],
)
def test_scripts_and_remote_references_are_removed_and_reported(inside, removed):
    facts, file = drawn(svg(inside + RECT))
    assert facts.removed == (removed,)
    assert "alert" not in file and "evil" not in file
    assert 'fill="red"' in file


def test_a_drawing_of_a_common_program_loses_only_what_draws_nothing():
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
def test_the_size_is_that_of_the_attributes_or_else_of_the_view_box(attributes, size):
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
def test_files_that_are_not_drawings_or_hide_something_are_reported(content, code):
    facts, files = process_svg(content, "0f")
    assert isinstance(facts, PictureFault) and facts.code == code
    assert files == {}


def code_of(content: bytes) -> str:
    facts, files = process_svg(content, "0f")
    assert isinstance(facts, PictureFault), facts
    assert files == {}
    return facts.code


def nested_uses(levels: int, each: int, wrap: str = "<g id='{name}'>{inside}</g>") -> bytes:
    """Return a drawing in which each level shows the one below several times."""
    found = ["<g id='l0'><rect width='1' height='1'/></g>"]
    for level in range(1, levels):
        found.append(wrap.format(name=f"l{level}", inside=f"<use href='#l{level - 1}'/>" * each))
    return svg("".join(found))


def painted(levels: int, element: str, attribute: str) -> bytes:
    """Return a drawing in which each pattern, mask… is drawn with the one before."""
    reference = "<rect {0}='url(#l{1})'/><rect {0}='url(#l{1})'/>" * 5
    inside = "".join(
        f"<{element} id='l{level}'>{reference.format(attribute, level - 1)}</{element}>"
        for level in range(1, levels)
    )
    return svg(f"<{element} id='l0'><rect/></{element}>{inside}")


def styled(rule: str) -> bytes:
    """Return masks of rectangles, each of them with the mask before by a rule of a style sheet."""
    masks = "".join(
        f"<mask id='l{level}'>" + f"<rect class='c{level - 1}'/>" * 10 + "</mask>" for level in range(1, 10)
    )
    sheet = "".join(rule.replace("N", str(level)) for level in range(9))
    return svg(f"<style>{sheet}</style><mask id='l0'><rect/></mask>{masks}")


TOO_MUCH = {
    "wide": svg("<g/>" * 100_000),
    "deep": svg("<g>" * 100_000 + "</g>" * 100_000),
    "deep but small": svg("<g>" * 200 + "</g>" * 200),
    "deep, of another namespace": svg("<x xmlns='urn:x'>" * 5_000 + "</x>" * 5_000),
    "large": svg(f"<text>{'字' * 2_000_000}</text>"),
    "an attribute": svg(f"<g class='{'a ' * 10_000}'/>"),
    "an outline": svg(f"<path d='{'M0 0' * 300_000}'/>"),
    "many attributes": svg("<g" + "".join(f" data-{number}='1'" for number in range(300)) + "/>"),
    "uses": nested_uses(10, 10),
    "uses in symbols": nested_uses(10, 10, "<symbol id='{name}'>{inside}</symbol>"),
    "uses, as in SVG 1.1": nested_uses(10, 10).replace(b" href", b" xlink:href"),
    "patterns": painted(10, "pattern", "fill"),
    "patterns by style": svg(painted(10, "pattern", "fill").decode().replace("fill='url", "style='fill:url")),
    "masks": painted(10, "mask", "mask"),
    "cut outs": painted(10, "clipPath", "clip-path"),
    "markers": painted(10, "marker", "marker-start"),
    "masks by a sheet": styled(".cN{mask:url(#lN)}"),
    "masks by selectors of another kind": styled(":is(.cN){mask:url(#lN)}"),
    "a rule of many selectors": svg(
        f"<style>{'.a,' * 1_000}.a{{mask:url(#b)}}</style>" + "<path class='a'/>" * 3_000
    ),
    "many rules for the same elements": svg(
        f"<style>{'path{mask:url(#b)}' * 1_000}</style>{'<path/>' * 3_000}"
    ),
    "a rule of many references": svg(f"<style>path{{{'mask:url(#b);' * 1_000}}}</style>{'<path/>' * 3_000}"),
    "masks in a condition": styled("@media all{rect.cN{mask:url(#lN)}}"),
    "what is inherited": svg(
        "<pattern id='l0'><rect/></pattern>"
        + "".join(
            f"<pattern id='l{n}'><g fill='url(#l{n - 1})'>{'<rect/>' * 10}</g></pattern>"
            for n in range(1, 10)
        )
    ),
    "what is inherited by use": svg(
        f"<g id='many'>{'<rect/>' * 1_000}</g><pattern id='p'>{'<rect/>' * 1_000}</pattern>"
        "<use href='#many' fill='url(#p)'/>"
    ),
    "itself": svg("<g id='a'><use href='#a'/></g>"),
    "a circle": svg(
        "<g id='a'><use href='#b'/></g><g id='b'><use href='#c'/></g><g id='c'><use href='#a'/></g>"
    ),
    "a circle of masks": svg(
        "<mask id='a'><g mask='url(#b)'/></mask><mask id='b'><g mask='url(#a)'/></mask>"
    ),
    "a long chain": svg("".join(f"<g id='a{n}'><use href='#a{n + 1}'/></g>" for n in range(2_000))),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_a_drawing_that_is_too_much_is_refused(name):
    assert code_of(TOO_MUCH[name]) == "svg-too-much"


def test_a_rich_drawing_is_not_too_much():
    shapes = "".join(f"<path class='e' fill='url(#g)' d='M{n} 0l9 9'/>" for n in range(10_000))
    inside = (
        "<style>path{marker-end:url(#arrow)}.e{clip-path:url(#cut)}</style>"
        "<defs><linearGradient id='g'/><marker id='arrow'><path d='M0 0L9 9'/></marker>"
        "<clipPath id='cut'><rect/></clipPath></defs>" + shapes
    )
    facts, _ = drawn(svg(inside))
    assert facts.removed == ()


@pytest.mark.parametrize(
    ("attributes", "code"),
    [
        (f"width='{'9' * 400}' height='5'", "svg-too-large"),
        (f"width='5' height='{'9' * 400}'", "svg-too-large"),
        (f"viewBox='0 0 {'9' * 400} 5'", "svg-too-large"),
        ("width='20001' height='5'", "svg-too-large"),
        ("width='1e999' height='5'", "svg-without-size"),
        ("width='nan' height='5'", "svg-without-size"),
        ("width='-5' height='5'", "svg-without-size"),
        ("width='²' height='5'", "svg-without-size"),
        ("width='٣' height='５'", "svg-without-size"),
        ("width='0.0' height='5'", "svg-without-size"),
        (f"width='{'9' * 20_000}' height='5'", "svg-too-much"),
    ],
)
def test_a_size_is_a_number_that_a_screen_can_have(attributes, code):
    assert code_of(svg(attributes=attributes)) == code


@pytest.mark.parametrize(
    "attribute",
    [
        "x='1e999'",
        "r='-1e30'",
        "transform='scale(1e99)'",
        "numOctaves='1000000'",
        "stdDeviation='1e6 2'",
        "d='M0 url(#a)'",
    ],
)
def test_absurd_numbers_are_removed(attribute):
    facts, file = drawn(svg(f"<circle {attribute}/>{RECT}"))
    assert facts.removed == (attribute.replace("'", '"'),)
    assert "<circle />" in file


def test_a_document_type_that_only_references_the_standard_is_removed():
    doctype = (
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    facts, file = drawn(b'<?xml version="1.0" encoding="UTF-8"?>' + doctype.encode() + svg())
    assert facts.removed == () and "DOCTYPE" not in file
