"""Decoders of scalars: texts, choices, and all values read by ``scalars.py``."""

import html
import textwrap
from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from sitebuilder.content.decoding import references, scalars
from sitebuilder.content.decoding.wrong_types import (
    INVALID,
    Decoder,
    report_colon_in_item,
    report_control_character,
    report_wrong_type,
)
from sitebuilder.content.model.field_types import (
    AttachmentType,
    ColumnName,
    Destination,
    Fee,
    FilePath,
    LessonTimes,
    Moment,
    OldPath,
    PageLanguage,
    PicturePath,
    PlaceName,
    RevisionTime,
    RootFile,
    SiteUrl,
    Slug,
    TagName,
    Text,
    TimeZoneName,
    TradeName,
    Url,
    YearText,
)
from sitebuilder.content.paths.output_paths import to_nfc
from sitebuilder.content.values import addresses, lesson_times
from sitebuilder.content.values.attachment_types import is_attachment_type
from sitebuilder.content.values.choices import list_choices, parse_choice
from sitebuilder.content.values.moments import is_time_zone
from sitebuilder.content.values.reading import Reading, last_key
from sitebuilder.content.values.widths import MARKS_AT_END, strip_quotes, without_mark_at_end
from sitebuilder.content.yaml.lines import unfold
from sitebuilder.content.yaml.lost_text import report_lost_text
from sitebuilder.content.yaml.nodes import Node, ScalarNode, SequenceNode, node_place
from sitebuilder.markdown import TextOptions, render
from sitebuilder.markdown.cjk import join_text_lines
from sitebuilder.markdown.invisible import drop_unseen
from sitebuilder.markdown.line_kinds import are_short_lines
from sitebuilder.messages import PAGE_LANGUAGE, Place, Word
from sitebuilder.patterns import lazy_pattern

_Reader = Callable[[str, str, Place, Reading], Any]
"""Returns the value of a text; None after it reported at a place in a file what is wrong with it."""

_BLOCK = lazy_pattern(r"\s*(?:[-*+][ ]|#{1,6}[ ]|[|>]|[0-9]{1,2}(?:、|[.)][ ]))")
"""A line that begins a block of Markdown, which YAML would fold into the line above."""

_OWN_LINE = lazy_pattern(
    r"\s*+(?:[^\W\d_]{2,8}：|[-*•·][ ]|[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.](?![0-9]))"
)
"""A line that stays apart from the one above where both become one line."""

_MARKUP = lazy_pattern(
    r"(?P<kept>&(?:[a-z]{2,8}|\#[0-9]{1,6});)"
    r"|</?(?:br|strong|em|font|span|p|sup|sub|b|i|u|s|del|mark|small)(?:[ ][^<>]*)?/?>"
    r"|(?<!\*)\*\*(?P<bold>[^\W\d][^*]*\w)\*\*(?!\*)"
)
"""References and elements of HTML, and what is bold in Markdown, which are shown as they are written."""

_YEARS = lazy_pattern("([0-9０-９]{4}(?:[^0-9０-９年]{1,2}[0-9０-９]{4}){0,9})(?:[ \u3000]*年度?)?")
"""A year, or the first and the last of several, with or without the character for it."""

_DIGITS_OF_YEAR = lazy_pattern("[0-9０-９〇○零一二三四五六七八九]{2}")
"""What every year has, and ``第三届`` has not."""

_SEVERAL = frozenset({"author", "editor", "photographer", "person"})
"""Keys of what may be several people, a line for each; others are words divided over two lines."""

_FILE_CONTENT = "content"
"""The key of the content of a verification file, which search engines give as a line of HTML."""

_FIELD_TEXT_LEVEL = 3
"""Level of headings inside a field: below the field's own heading in the template."""


def scalar_decoder(read: _Reader, *, has_words: bool = False, is_name: bool = False) -> Decoder:
    """Return the decoder of a scalar; ``has_words`` means that the value is shown as it is written.

    One value in brackets (``column: [notices]``) is that value, unless the brackets may be words too; no
    brackets belong to what ``is_name`` of something in ``site.yaml``.
    """
    may_be_words = has_words and not is_name

    def decoder(node: Node, path: str, reading: Reading) -> Any:
        if isinstance(node, SequenceNode) and not may_be_words:
            node = _only_item(node, is_name=is_name)
        if not isinstance(node, ScalarNode):
            if has_words and report_colon_in_item(node, path, reading):
                return INVALID
            return report_wrong_type(node, path, reading, "words" if may_be_words else "scalar")
        if report_control_character(node, reading) or report_lost_text(node, reading, has_words=has_words):
            return INVALID
        text = _lines_of(node, reading) if has_words else unfold(node, reading.source)
        value = read(text, last_key(path), node_place(node, reading.start), reading)
        return INVALID if value is None else value

    return decoder


def _only_item(node: SequenceNode, *, is_name: bool) -> Node:
    """Return the one scalar of a list; the list itself if there are others, or if a name is only a number."""
    item = node.value[0] if len(node.value) == 1 else None
    if not isinstance(item, ScalarNode) or (is_name and not any(map(str.isalpha, item.value))):
        return node
    return item


def _markdown_of(node: ScalarNode, reading: Reading) -> str:
    """Return the Markdown of a scalar: what becomes of a line break in it is Markdown's decision.

    So it is in a quoted one without escapes, and in a folded one if some lines stay apart whatever is around
    them.
    """
    first, last = node.start_mark, node.end_mark
    if node.style == ">" and first.line != last.line:
        lines = list(reading.source[first.line + 1 : last.line])
        return textwrap.dedent("\n".join(lines)) if _stay_apart(lines) else unfold(node, reading.source)
    return _lines_of(node, reading)


def _lines_of(node: ScalarNode, reading: Reading) -> str:
    """Return the text of a scalar, with its line breaks if it is plain, or quoted without escapes."""
    first, last = node.start_mark, node.end_mark
    if node.style in ("|", ">") or first.line == last.line:
        return unfold(node, reading.source)
    lines = list(reading.source[first.line : last.line + 1])
    lines[-1] = lines[-1][: last.column]
    lines[0] = lines[0][first.column :]
    written = "\n".join(line.strip() for line in lines)
    if not node.style:
        return written
    return unfold(node, reading.source) if "\\" in written or "''" in written else written[1:-1]


def _stay_apart(lines: Sequence[str]) -> bool:
    """Return whether some lines begin a block of Markdown, or one below another a name or a number."""
    return any(map(_BLOCK.match, lines)) or any(map(_OWN_LINE.match, lines[1:]))


def choice_decoder(enum: type[StrEnum]) -> Decoder:
    """Return the decoder of an enumeration, which accepts a member's value or its Chinese label."""

    def read(text: str, key: str, place: Place, reading: Reading) -> StrEnum | None:
        choice = parse_choice(enum, text)
        if choice is None:
            reading.report("bad-choice", place, key=key, found=text, choices=list_choices(enum))
        return choice

    return scalar_decoder(read)


def _read_string(text: str, key: str, place: Place, reading: Reading) -> str | None:
    # In NFC, so that a name is the same whatever keyboard or disk it comes from.
    # Zero-width characters, as web pages leave them, would make it another one.
    joined = _on_one_line(text, are_several=key in _SEVERAL) if "\n" in text else text
    stripped = to_nfc(" ".join((joined if joined.isprintable() else drop_unseen(joined)).split()))
    if not stripped:
        reading.report("empty-value", place, key=key)
        return None
    may_have_markup = ("&" in stripped or "<" in stripped or "**" in stripped) and key != _FILE_CONTENT
    markup = _MARKUP.search(stripped) if may_have_markup else None
    plain = stripped if markup is None else _without_markup(stripped)
    # The mark after a character reference (&lt;) is a part of it.
    if stripped[-1] in MARKS_AT_END and plain[-1:] == stripped[-1]:
        # A habit of JSON and of program code, or of listing things in a sentence.
        right = f"{key}: {without_mark_at_end(stripped)}"
        reading.report("comma-at-end", place, key=key, mark=stripped[-1], right=right)
    if markup is not None:
        reading.report("markup-in-value", place, key=key, found=markup[0], right=f"{key}: {plain}")
    return stripped


def _without_markup(text: str) -> str:
    return html.unescape(_MARKUP.sub(lambda found: found["kept"] or found["bold"] or "", text))


def _on_one_line(text: str, *, are_several: bool) -> str:
    """Join the lines of a text; before one that begins with a name and a colon, or a number, with a space.

    So are short lines of what ``are_several``, and lines with empty ones between them.
    """
    lines = text.split("\n")
    are_apart = are_several and are_short_lines(lines)
    parts: list[list[str]] = [[]]
    for before, line in zip(["", *lines], lines, strict=False):
        is_word_apart = are_apart and before[-1:].isalnum() and line[:1].isalnum()
        if parts[-1] and (_OWN_LINE.match(line) or is_word_apart or not before.strip()):
            parts.append([])
        parts[-1].append(line)
    return " ".join(join_text_lines("\n".join(each)) for each in parts)


def _read_name(text: str, key: str, place: Place, reading: Reading) -> str | None:
    """Read the name of what ``site.yaml`` lists, without a mark at its end and quotation marks around it."""
    return _read_string(strip_quotes(without_mark_at_end(text)) or text, key, place, reading)


def _setting_reader(is_valid: Callable[[str], bool], code: str) -> _Reader:
    """Return the reader of a string of ``site.yaml``; ``code`` is that of the problem if it is not valid."""

    def read(text: str, key: str, place: Place, reading: Reading) -> str | None:
        string = _read_string(text, key, place, reading)
        if string is None or is_valid(string):
            return string
        reading.report(code, place, found=string)
        return None

    return read


def _read_place_name(text: str, key: str, place: Place, reading: Reading) -> str | None:
    name = _read_string(text, key, place, reading)
    if name is not None:
        name = references.read_place_name(name, key, place, reading)
        reading.place_names.append(name)
    return name


def _read_year(text: str, key: str, place: Place, reading: Reading) -> str | None:
    years = _read_string(text, key, place, reading)
    if years is not None and _DIGITS_OF_YEAR.search(years) is None:
        values = {"expected": Word("type-number"), "remedy": Word("fix-number-or-none"), "example": "2026"}
        reading.report("bad-number", place, key=key, found=years, **values)
        return None
    found = _YEARS.fullmatch(years) if years is not None else None
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in found[1]) if found else years


def read_text(node: Node, path: str, reading: Reading) -> Any:
    """Read a scalar as Markdown; return its ``Text``, or INVALID after reporting why."""
    if not isinstance(node, ScalarNode):
        return report_wrong_type(node, path, reading, "text")
    if report_control_character(node, reading) or report_lost_text(node, reading, has_words=True):
        return INVALID
    id_prefix = path.replace(".", "-").replace("_", "-") + "-"
    options = TextOptions(_FIELD_TEXT_LEVEL, id_prefix, with_excerpt=False)
    text, problems = render(_markdown_of(node, reading), _text_place(node, reading), options)
    reading.problems.extend(problems)
    return text


def _text_place(node: ScalarNode, reading: Reading) -> Place:
    """Return the place at which a scalar's text begins; in a block scalar, its first non-blank line."""
    place = node_place(node, reading.start)
    if node.style in {"|", ">"}:
        for number in range(node.start_mark.line + 1, len(reading.source)):
            line = reading.source[number]
            if line.strip():
                indent = len(line) - len(line.lstrip(" "))
                return Place(place.file, reading.start.line + number, indent + 1)
    offset = 1 if node.style in {"'", '"'} else 0
    return Place(place.file, place.line, place.column + offset)


WORD_LIST_TYPES = (str, TagName, AttachmentType)
"""Types of words, of which several may be listed on one line."""

WORD_TYPES = (str, Text, TagName, PlaceName, YearText, TradeName, ColumnName)
"""Types of values that are shown as they are written."""

NAME_TYPES = (TradeName, ColumnName)
"""Types of names of what ``site.yaml`` lists."""

ANNOTATED_READERS: dict[Any, _Reader] = {
    Slug: scalars.read_slug,
    Url: scalars.read_url,
    SiteUrl: scalars.read_site_url,
    PageLanguage: _setting_reader(PAGE_LANGUAGE.__eq__, "page-language"),
    TimeZoneName: _setting_reader(is_time_zone, "timezone-unknown"),
    AttachmentType: _setting_reader(is_attachment_type, "bad-attachment-type"),
    RevisionTime: scalars.read_revision_time,
    OldPath: addresses.read_old_path,
    RootFile: addresses.read_root_file,
    Destination: addresses.read_destination,
    FilePath: references.read_file_path,
    PicturePath: references.read_picture_path,
    PlaceName: _read_place_name,
    YearText: _read_year,
    TagName: _read_string,
    TradeName: _read_name,
    ColumnName: _read_name,
}
PLAIN_READERS: dict[Any, _Reader] = {
    str: _read_string,
    date: scalars.read_date,
    Moment: scalars.read_moment,
    LessonTimes: lesson_times.read_lesson_times,
    Fee: scalars.read_fee,
}
