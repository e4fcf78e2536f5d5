"""Find the member of an enumeration that a text names: by its value, or by the word that pages show."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from sitebuilder.content.model.fields import choice_word
from sitebuilder.content.values.widths import strip_quotes, to_half_width, without_mark_at_end
from sitebuilder.patterns import lazy_pattern

_WEEK = lazy_pattern("^(?:每?(?:星期|礼拜)|每周)")
"""Other words for the ``周`` of ``周二``."""


def parse_choice(enum: type[StrEnum], text: str) -> StrEnum | None:
    """Return the member that a text names, in any case and width; None if it names none."""
    by_text = _members(enum)
    if text in by_text:
        return by_text[text]
    narrow = strip_quotes(without_mark_at_end(to_half_width(text))).lower()
    return by_text.get(narrow) or by_text.get(_WEEK.sub("周", narrow))


@cache
def list_choices(enum: type[StrEnum]) -> str:
    """Return the values of an enumeration with their words, as a problem lists them."""
    return "、".join(f"{member.value}（{choice_word(member)}）" for member in enum)


@cache
def _members(enum: type[StrEnum]) -> Mapping[str, StrEnum]:
    return {member.value: member for member in enum} | {choice_word(member): member for member in enum}
