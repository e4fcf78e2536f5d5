"""Drawings of few bytes that keep a browser busy: markers at each vertex, filters of large regions."""

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
    ],
)
def test_filters_that_redraw_a_large_region_again_and_again_are_refused(inside):
    assert fault_of(inside) == "svg-too-much"


@pytest.mark.parametrize(
    "inside",
    [
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
