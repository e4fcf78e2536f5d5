"""Path data as points: what a browser draws and what a share picture shows are the same lines."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.assets.share.path_data import path_to_polylines
from sitebuilder.content.model.drawings import DRAWING_SIZE, LINES, Drawing


def test_straight_lines_are_relative_or_not_and_close():
    assert path_to_polylines("M1 2h3v4H0V1z") == [[(1, 2), (4, 2), (4, 6), (0, 6), (0, 1), (1, 2)]]
    assert path_to_polylines("m1 2 3 4-1-1") == [[(1, 2), (4, 6), (3, 5)]]
    assert path_to_polylines("M0 0L1 1M5 5l1 1") == [[(0, 0), (1, 1)], [(5, 5), (6, 6)]]


def test_a_line_after_a_closed_one_begins_where_that_began():
    assert path_to_polylines("M1 1h2v2zl0-1") == [[(1, 1), (3, 1), (3, 3), (1, 1)], [(1, 1), (1, 0)]]


def test_numbers_may_be_as_close_as_svg_allows():
    assert path_to_polylines("M.5-.5l1.5-2") == [[(0.5, -0.5), (2, -2.5)]]


@pytest.mark.parametrize(("data", "end"), [("M0 0q5 5 10 0", (10, 0)), ("M1 1C2 2 3 4 5 6", (5, 6))])
def test_a_curve_runs_from_one_end_to_the_other(data, end):
    (line,) = path_to_polylines(data)
    assert line[-1] == end and len(line) > 8


def test_a_quadratic_curve_passes_half_way_to_its_corner():
    (line,) = path_to_polylines("M0 0Q5 8 10 0")
    assert (5, 4) in line


@given(
    st.floats(1, 50),
    st.floats(0, math.tau),
    st.floats(0.1, math.pi - 0.1),
    st.booleans(),
    st.booleans(),
)
def test_all_points_of_an_arc_are_as_far_from_its_centre(radius, first, half, is_large, is_clockwise):
    turn = (math.tau - half if is_large else half) * (1 if is_clockwise else -1)
    start = (radius * math.cos(first), radius * math.sin(first))
    end = (radius * math.cos(first + turn), radius * math.sin(first + turn))
    numbers = f"{radius:.9f} {radius:.9f} 0 {is_large:d} {is_clockwise:d} {end[0]:.9f} {end[1]:.9f}"
    (line,) = path_to_polylines(f"M{start[0]:.9f} {start[1]:.9f}A{numbers}")
    assert all(math.isclose(math.hypot(*point), radius, abs_tol=radius * 0.01) for point in line)
    length = sum(math.dist(a, b) for a, b in pairwise(line))
    assert math.isclose(length, radius * abs(turn), rel_tol=0.02)


@pytest.mark.parametrize("drawing", Drawing)
def test_every_drawing_lies_within_its_square_and_fills_it(drawing):
    points = [
        point for _, path in LINES[drawing].paths() for line in path_to_polylines(path) for point in line
    ]
    across, down = zip(*points, strict=True)
    assert min(across) >= 0 and max(across) <= DRAWING_SIZE
    assert min(down) >= 0 and max(down) <= DRAWING_SIZE
    assert max(max(across) - min(across), max(down) - min(down)) > DRAWING_SIZE * 0.75
