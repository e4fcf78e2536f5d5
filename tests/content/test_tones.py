"""The colours that stand where a photograph will."""

import re

from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.content.tones import TONES, tone_of

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def parts(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def distance(one: str, other: str) -> int:
    return sum((a - b) ** 2 for a, b in zip(parts(one), parts(other), strict=True))


def test_the_tones_are_few_and_named_so_that_a_stylesheet_can_hold_them():
    assert len(TONES) == 42
    assert all(re.fullmatch(r"tone-\d+", name) for name in TONES)
    assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in TONES.values())


@given(colours)
def test_a_picture_gets_the_nearest_tone(colour):
    assert distance(TONES[tone_of(colour)], colour) == min(distance(each, colour) for each in TONES.values())


def test_a_grey_is_met_within_what_an_eye_takes_for_the_same_lightness():
    for grey in range(256):
        assert max(abs(a - grey) for a in parts(TONES[tone_of(f"#{grey:02x}{grey:02x}{grey:02x}")])) <= 24
