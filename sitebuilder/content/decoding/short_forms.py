"""Models that one value can stand for where the rest follows from it: ``- 报名表.docx`` for an attachment."""

import re
from collections.abc import Callable

import msgspec

from sitebuilder.content.model.article import Correction
from sitebuilder.content.model.competition import Publicity, Result, Stage
from sitebuilder.content.model.field_types import Attachment, Moment, Photo
from sitebuilder.content.model.lists import Figure
from sitebuilder.content.model.navigation import NavigationItem, Task
from sitebuilder.content.model.page import KeyFigure
from sitebuilder.content.model.taxonomy import Synonym, Tag
from sitebuilder.content.values.list_spans import span_of_moments
from sitebuilder.content.values.moments import lacks_year, parse_moment
from sitebuilder.content.yaml.item_signs import ODD_COLONS, split_words
from sitebuilder.content.yaml.nodes import MappingNode, Node, ScalarNode, scalar_like
from sitebuilder.messages import Label
from sitebuilder.patterns import lazy_pattern

_FILE = lazy_pattern(r"(?:.*[/\\])?(?P<stem>[^/\\：]+)\.[A-Za-z0-9]{1,5}", re.DOTALL)

_PAIR = "\x1f"
"""Stands between the key and the value of a pair; no value in YAML has it."""

KEY_IN_TEXT = lazy_pattern(rf"\s*(?P<key>[A-Za-z_][\w-]*)\s*(?P<colon>[:：{ODD_COLONS}])")
"""A key in a text that YAML did not take for one."""

_LABELLED = lazy_pattern(rf"(?P<label>[^：:\n]+)[：{_PAIR}](?P<value>[^：\n]+)")
_LABEL_AND_TARGET = lazy_pattern(rf"(?P<label>[^：:{_PAIR}\n]+)[：:{_PAIR}](?P<target>[^\n]+)")
_SLUG = lazy_pattern("[a-z0-9-]+")
_FILE_AND_TITLE = lazy_pattern(r"(?P<file>\S+\.[A-Za-z][A-Za-z0-9]{1,4})[ \u3000]+(?P<title>[^\s.\[\]()]+)")
_NAME_AND_DAY = lazy_pattern(r"(?P<label>[^\s\u3000：:]+)[ \u3000]+(?P<value>[0-9][^：]*)")
_DAY_AND_TEXT = lazy_pattern(rf"(?P<day>[0-9][^\s：{_PAIR}]*)[\s：{_PAIR}]\s*(?P<text>\S.*)", re.DOTALL)
_DATED_TEXT = lazy_pattern(r"(?P<day>[0-9][^\s：]*?[日号])(?P<text>\S.*)", re.DOTALL)
_TITLED_FILE = lazy_pattern(r"(?P<title>[^：/\\]+)：\s*+(?P<file>[^：/\\]+\.[A-Za-z0-9]{1,5})")
_LINK = lazy_pattern(r"!?[\[［](?P<title>[^\[\]［］]+)[\]］]\s*[(（](?P<file>[^()（）]+)[)）]")


def expand_short_form(node: Node, model: type[msgspec.Struct]) -> Node:
    """Return a value that stands for a whole mapping as that mapping; any other node unchanged."""
    expand = SHORT_FORMS.get(model)
    written = _written(node, model) if expand is not None else ""
    if expand is None or not isinstance(node, ScalarNode | MappingNode) or not written:
        return node
    if (found := KEY_IN_TEXT.match(written)) is not None and found["key"] in model.__struct_fields__:
        # The whole form, with a sign in place of the colon, is told.
        return node
    keys = expand(written)
    pairs = [(scalar_like(node, key), scalar_like(node, value)) for key, value in keys.items()]
    return MappingNode(pairs, node.start_mark, node.end_mark) if keys else node


def pairs_as_items(node: MappingNode, model: type[msgspec.Struct]) -> list[Node]:
    """Return the pairs of a mapping in place of a list as items (``初赛: 2026-05-01``), if each is one."""
    items = [MappingNode([pair], pair[0].start_mark, pair[1].end_mark) for pair in node.value]
    expand = SHORT_FORMS.get(model)
    written = [_written(each, model) for each in items]
    return [*items] if expand and all(each and expand(each) for each in written) else []


def _written(node: Node, model: type[msgspec.Struct]) -> str:
    """Return the scalar in place of a mapping, or the only pair of a mapping if its key is no field.

    Returns an empty string for anything else.
    """
    if isinstance(node, ScalarNode):
        return node.value.strip()
    pairs = node.value if isinstance(node, MappingNode) else []
    if len(pairs) != 1 or not all(isinstance(each, ScalarNode) for each in pairs[0]):
        return ""
    key, value = (str(each.value).strip() for each in pairs[0])
    is_label = _is_words(key) or _day(key) is not None
    return f"{key}{_PAIR}{value}" if is_label and key not in model.__struct_fields__ else ""


def _is_words(text: str) -> bool:
    """Return whether a text is in Chinese, and no slip of a key."""
    return re.search("[\u3400-\u9fff]", text) is not None and "：" not in text


def _attachment(written: str) -> dict[str, str]:
    """Return the file and its title: the words of a link, a key before it, words after it, or its name."""
    link = _LINK.fullmatch(written)
    title, _, target = (link["title"], "", link["file"]) if link else written.partition(_PAIR)
    if target and _FILE.fullmatch(target):
        return {"file": target.strip(), "title": title.strip()}
    if titled := _FILE_AND_TITLE.fullmatch(written):
        return {"file": titled["file"], "title": titled["title"]}
    file = _FILE.fullmatch(written)
    return {"file": written, "title": file["stem"]} if file and not _LINK.match(written) else {}


def _photo(written: str) -> dict[str, str]:
    """Return the file and the description of a picture in Markdown (``![门口](门口.jpg)``)."""
    link = _LINK.fullmatch(written)
    return {"file": link["file"].strip(), "alt": link["title"].strip()} if link and written[0] == "!" else {}


def titled_file(written: str) -> tuple[str, str] | None:
    """Split ``附件1：报名表.docx`` into a title and a file; the colon may be part of the file's name too."""
    found = _TITLED_FILE.fullmatch(written)
    return (found["title"].strip(), found["file"]) if found else None


def _correction(written: str) -> dict[str, str]:
    """Return the day of a correction and what it says (``2026-03-02: 更正了地点``)."""
    found = _DAY_AND_TEXT.fullmatch(written)
    if found is None or _day(found["day"]) is None:
        found = _DATED_TEXT.fullmatch(written)
    if found is None or _day(found["day"]) is None:
        return {}
    return {"date": found["day"], "text": found["text"].strip()}


def _day(written: str) -> Moment | None:
    moment = parse_moment(written)
    return moment if moment is not None and moment.time is None else None


def _labelled(label_key: str, value_key: str) -> Callable[[str], dict[str, str]]:
    """Return the reader of a label with its value (``一等奖：张三``, ``培训人次: 1200``), each for a key."""

    def read(written: str) -> dict[str, str]:
        found = _LABELLED.fullmatch(written)
        return {label_key: found["label"].strip(), value_key: found["value"].strip()} if found else {}

    return read


def _stage(written: str) -> dict[str, str]:
    """Return the name of a stage and its day or days (``初赛：2026-05-01``, ``初赛 2026年5月1日至3日``).

    A day without a year is returned too, as it is told.
    """
    found = _LABELLED.fullmatch(written) or _NAME_AND_DAY.fullmatch(written)
    value = found["value"].strip() if found else ""
    days = {"start": value} if lacks_year(value) else _days(value)
    return {"name": found["label"].strip(), **days} if found and days else {}


def _publicity(written: str) -> dict[str, str]:
    """Return the first and the last day of a period (``2026年6月1日至6月5日``)."""
    days = _days(written)
    return days if "end" in days else {}


def _days(written: str) -> dict[str, str]:
    """Return the start of what takes a day, and also the end of what takes several days or some hours."""
    if parse_moment(written) is not None:
        return {"start": written}
    span = span_of_moments(written)
    return {"start": f"{span[0]}", "end": f"{span[1]}"} if span else {}


def _link(written: str) -> dict[str, str]:
    """Return the title of a link and where it leads (``首页: /``)."""
    found = _LABEL_AND_TARGET.fullmatch(written)
    if found is None or not _is_words(found["label"]):
        return {}
    target = found["target"].strip()
    is_address = target.startswith(("/", "https://", "http://"))
    return {"title": found["label"].strip(), "url": target} if is_address else {}


def _tag(written: str) -> dict[str, str]:
    """Return a tag and its part of an address (``报名: enrolment``)."""
    tag = _labelled("name", "slug")(written)
    return tag if tag and _SLUG.fullmatch(tag["slug"]) else {}


def _synonym(written: str) -> dict[str, str]:
    """Return a word of the site and what people say for it (``学费: 多少钱、价格``)."""
    synonym = _labelled("word", "also")(written)
    also = synonym.get("also", "")
    # Words with nothing but spaces between them may be one or several.
    return synonym if len(split_words(also)) > 1 or len(also.split()) == 1 else {}


SHORT_FORMS: dict[type[msgspec.Struct], Callable[[str], dict[str, str]]] = {
    Attachment: _attachment,
    Correction: _correction,
    Figure: _labelled("label", "value"),
    KeyFigure: _labelled("title", "value"),
    NavigationItem: _link,
    Photo: _photo,
    Synonym: _synonym,
    Tag: _tag,
    Task: _link,
    Publicity: _publicity,
    Result: _labelled("award", "name"),
    Stage: _stage,
}
"""By model what its keys are, if one value is written in their place; none if it is not certain."""

_EXAMPLES: dict[type[msgspec.Struct], str] = {
    Attachment: "- 报名表.docx",
    Correction: "- 2026-03-02：更正了上课地点",
    Photo: "- '![门口的坡道](门口.jpg)'",
    Result: "- 一等奖：姓名",
    Stage: "- 初赛：2026-05-01",
}


def short_example(model: type[msgspec.Struct]) -> dict[str, Label]:
    """Return an item on one line as a problem shows it, as the value ``short``; nothing if there is none."""
    line = _EXAMPLES.get(model)
    return {} if line is None else {"short": Label(line, line)}
