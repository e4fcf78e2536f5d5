"""Find the member of an enumeration that a text names: by its value, or by the word that pages show."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from sitebuilder.content.model.fields import choice_word
from sitebuilder.content.values.widths import strip_quotes, to_half_width, without_mark_at_end
from sitebuilder.patterns import lazy_pattern

_OTHER_WORDS = {
    "专项能力": "专项职业能力",
    "上门": "送教上门",
    "主办单位": "主办",
    "企业职工": "职工",
    "双休日": "周末",
    "原创": "本院原创",
    "周六日": "周末",
    "周六周日": "周末",
    "周六、周日": "周末",
    "在线": "线上",
    "在职职工": "职工",
    "夜间": "晚上",
    "建设单位": "建设",
    "技能等级": "职业技能等级",
    "晚间": "晚上",
    "特种作业": "特种作业操作资格",
    "特种作业操作": "特种作业操作资格",
    "社会人士": "社会人员",
    "线上+线下": "线上线下结合",
    "线上线下": "线上线下结合",
    "结业": "结业证明",
}
"""Maps other words of offices to those that pages show, where they can mean one choice only."""

_WEEK = lazy_pattern("^(?:每?(?:星期|礼拜)|每周)")
"""Other words for the ``周`` of ``周二``."""

_CERTIFICATE = lazy_pattern("证书?$")


def parse_choice(enum: type[StrEnum], text: str) -> StrEnum | None:
    """Return the member that a text names, in any case and width; None if it names none."""
    by_text = _members(enum)
    if text in by_text:
        return by_text[text]
    narrow = strip_quotes(without_mark_at_end(to_half_width(text))).lower()
    for word in (narrow, _WEEK.sub("周", narrow), _CERTIFICATE.sub("", narrow)):
        choice = by_text.get(word) or by_text.get(_OTHER_WORDS.get(word, ""))
        if choice is not None:
            return choice
    return None


@cache
def list_choices(enum: type[StrEnum]) -> str:
    """Return the values of an enumeration with their words, as a problem lists them."""
    return "、".join(f"{member.value}（{choice_word(member)}）" for member in enum)


@cache
def _members(enum: type[StrEnum]) -> Mapping[str, StrEnum]:
    words = {member: choice_word(member) for member in enum}
    # Problems list both, and what they list is copied.
    both = {f"{member.value}({word})": member for member, word in words.items()}
    return both | {member.value: member for member in enum} | {word: each for each, word in words.items()}
