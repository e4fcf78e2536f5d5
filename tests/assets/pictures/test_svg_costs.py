"""Drawings of few bytes that keep a browser busy: markers at each vertex, filters that redraw much."""

import pytest

from sitebuilder.assets.pictures.svg import process_svg
from tests.assets.pictures.test_svg import svg

MARKER = '<marker id="m0"><rect width="1" height="1"/></marker>'
ZIGZAG = "M0 0" + " 9 9 0 9" * 50


def nested_markers(levels: int, property: str = 'marker-mid="url(#m{n})"') -> str:
    markers = [
        f'<marker id="m{n + 1}"><path {property.format(n=n)} fill="none" d="{ZIGZAG}"/></marker>'
        for n in range(levels)
    ]
    return f"{MARKER}{''.join(markers)}<path {property.format(n=levels)} d='{ZIGZAG}'/>"


def fault_of(inside: str, attributes: str = 'viewBox="0 0 400 300"') -> str:
    found, _ = process_svg(svg(inside, attributes), "0f")
    return getattr(found, "code", "")


@pytest.mark.parametrize(
    "property", ['marker-mid="url(#m{n})"', 'marker="url(#m{n})"', 'style="marker-mid:url(#m{n})"']
)
def test_a_marker_counts_for_each_vertex_of_a_shape(property):
    assert fault_of(nested_markers(3, property)) == "svg-too-much"
    paths = f'<path d="{ZIGZAG}"/>' * 2000
    assert fault_of(f"{MARKER}<g marker-mid='url(#m0)'>{paths}</g>") == "svg-too-much"


CORNERS = "M0 0" + " 9 9" * 20_000
MANY_MARKS = f"<marker id='m'>{'<rect/>' * 50}</marker>"


@pytest.mark.parametrize(
    "inside",
    [
        nested_markers(3, 'style="marker-mid/**/:url(#m{n})"'),
        nested_markers(3, """style='font-family:"/*";marker-mid:url(#m{n});x:"*/"'"""),
        f"{MANY_MARKS}<polyline marker-mid='url(#m)' points='{CORNERS.strip('M')}'/>",
        f"{MANY_MARKS}<path marker-mid='url(#m)' d='M0 0h{'1 ' * 20_000}'/>",
        f"{MANY_MARKS}<path marker-mid='url(#m)' d='M0 0{'z' * 20_000}'/>",
        f"<style>path{{marker-mid:url(#m)}}</style>{MANY_MARKS}<path d='{CORNERS}'/>",
        f"<style>path{{d:path('{CORNERS}')}}</style>{MANY_MARKS}<path marker-mid='url(#m)'/>",
        f"{MANY_MARKS}<path marker-mid='url(#m)' style=\"d:path('{CORNERS}')\"/>",
        f"{MANY_MARKS}<path id='t' d='{CORNERS}'/><use href='#t' marker-mid='url(#m)'/>",
        f"<path id='t' d='{CORNERS}'/>" + "<use href='#t'/>" * 100,
        f"<path id='t' d='{CORNERS}'/>" + "<text><textPath href='#t'>a</textPath></text>" * 100,
    ],
)
def test_vertices_count_however_a_shape_gets_its_outline_and_its_marker(inside):
    assert fault_of(inside) == "svg-too-much"


def test_arrows_and_dots_on_long_lines_are_kept():
    points = " ".join(f"{n},{n % 300}" for n in range(2000))
    dots = f'{MARKER}<polyline points="{points}" marker-mid="url(#m0)" fill="none"/>'
    arrows = "<path d='M0 0L9 9' marker-end='url(#m0)'/>" * 5000
    assert fault_of(dots) == ""
    assert fault_of(MARKER + arrows) == ""


def filtered(depth: int, region: str = "", deviation: int = 20, steps: int = 2) -> str:
    blurs = f'<feGaussianBlur stdDeviation="{deviation}"/>' * steps
    opened, closed = '<g filter="url(#f)">' * depth, "</g>" * depth
    return f'<filter id="f" {region}>{blurs}</filter>{opened}<rect width="400" height="300"/>{closed}'


@pytest.mark.parametrize(
    "inside",
    [
        filtered(1, 'x="-9999" y="-9999" width="99999" height="99999"'),
        filtered(1, 'filterUnits="userSpaceOnUse" width="90000" height="90000"'),
        filtered(5, 'x="-500%" y="-500%" width="1000%" height="1000%"'),
        filtered(90),
        '<g style="filter:blur(500px)">' * 20 + "<rect/>" + "</g>" * 20,
        '<g style="filter:blur(calc(1px * 900))"><rect/></g>',
        '<g filter="drop-shadow(0 0 400px red)">' * 2 + "<rect/>" + "</g>" * 2,
        "<style>g{filter:blur(300px)}</style>" + "<g>" * 5 + "<rect/>" + "</g>" * 5,
        "<style>.a{-webkit-filter:blur(300px)}</style>" + "<g class='a'>" * 5 + "<rect/>" + "</g>" * 5,
        "<style>@keyframes b{to{filter:blur(300px)}}.a{animation:b 1s infinite}</style>"
        + "<g class='a'>" * 5
        + "<rect/>"
        + "</g>" * 5,
    ],
)
def test_filters_that_redraw_a_large_region_again_and_again_are_refused(inside):
    assert fault_of(inside) == "svg-too-much"


def steps(steps: str, by: str = "filter='url(#f)'") -> str:
    return f"<filter id='f'>{steps}</filter><rect width='400' height='300' {by}/>"


@pytest.mark.parametrize(
    "inside",
    [
        steps("<feBlend in='r' in2='r' result='r'/>" * 20),
        steps("<feBlend in2='r' result='r'/>" * 20, by="style='-webkit-filter:url(#f)'"),
        steps("<feMerge result='r'><feMergeNode in='r'/><feMergeNode in='r'/></feMerge>" * 20),
        steps("<feMorphology radius='1000' operator='dilate'/>"),
        steps("<feConvolveMatrix order='15'/>"),
        "<g filter='blur(1px)'><g filter='Inherit'><rect/></g></g>",
        "<style>g{filter/**/: inherit}</style><g><rect/></g>",
        "<style>g{all:inherit}</style><g><rect/></g>",
    ],
)
def test_steps_that_are_drawn_again_and_again_are_refused(inside):
    assert fault_of(inside) == "svg-too-much"


SHADOW = """
<feFlood flood-opacity='0' result='fix'/><feColorMatrix in='SourceAlpha' values='0' result='alpha'/>
<feOffset dy='4'/><feGaussianBlur stdDeviation='2'/><feComposite in2='alpha' operator='out'/>
<feColorMatrix values='0'/><feBlend in2='fix' result='shadow'/><feBlend in='SourceGraphic' in2='shadow'/>
"""
"""The steps that design programs write for a shadow."""

GLOW = """<feGaussianBlur stdDeviation='9' result='b'/><feMerge><feMergeNode in='b'/><feMergeNode in='b'/>
<feMergeNode in='b'/><feMergeNode in='SourceGraphic'/></feMerge>"""

NOISE = """<feTurbulence baseFrequency='.05' numOctaves='5' result='n'/><feDiffuseLighting in='n'>
<feDistantLight/></feDiffuseLighting><feComposite in2='SourceGraphic' operator='in'/>"""


@pytest.mark.parametrize(
    "inside",
    [
        steps(SHADOW) + "<g filter='url(#f)'/>" * 200,
        steps(SHADOW) + "<g filter='url(#f)'><rect filter='url(#f)'/></g>",
        steps(GLOW),
        steps(NOISE),
        "<style>@keyframes b{50%{filter:brightness(1.2)}}.a{filter:drop-shadow(2px 2px 3px #999)}"
        ".b{animation:b 3s}</style>" + "<g class='a'><rect class='b'/></g>" * 80 + "<rect/>" * 1_000,
        filtered(3),
        filtered(1, 'x="-50%" y="-50%" width="200%" height="200%"', steps=5),
        '<filter id="f"><feOffset/><feGaussianBlur stdDeviation="4"/><feMerge/></filter>'
        + '<rect filter="url(#f)"/>' * 800,
        "<style>.s{filter:drop-shadow(2px 3px 2px rgba(90, 90, 90, .8))}</style>"
        + '<g class="s"><rect/></g>' * 500,
    ],
)
def test_shadows_of_ordinary_drawings_are_kept(inside):
    assert fault_of(inside) == ""
