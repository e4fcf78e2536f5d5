"""Markup in lines of text that the dialect does not have, and that nothing can be made of: it is reported."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from sitebuilder.markdown.code_spans import blank_code
from sitebuilder.markdown.formulas import PLAIN_FORMULA
from sitebuilder.markdown.links.typed_targets import is_unambiguous_target
from sitebuilder.markdown.normalise.citations import report_citations
from sitebuilder.markdown.normalise.lines import Line, Part
from sitebuilder.patterns import lazy_pattern

_TEX = (
    r"[\^_]\{|\\(?:[dt]?frac|sqrt|sum|int|lim|times|cdot|div|pm|[lg]eq?|neq?|approx|infty|log|sin|cos|tan|left|right|begin"
    r"|text|mathrm|alpha|beta|gamma|theta|lambda|mu|pi|sigma|omega|Delta|Omega)\b"
)

_COMMAND = r"(?<![A-Za-z0-9:\\])\\[A-Za-z]{2,}"
_INDEX = r"(?:(?<![A-Za-z0-9_])[A-Za-z]'?[_^][A-Za-z0-9]|[A-Za-z)]\^[0-9])(?![A-Za-z0-9])"
"""A letter with an index or a power (``y_1``)."""

_FORMULA = lazy_pattern(
    r"(?<![$\\A-Za-z0-9])\$\$(?!\$)[^$]+\$\$(?![$A-Za-z0-9])"
    r"|^[ \u3000]*\$\$[ ]*$"
    r"|\\begin\{(?:equation|align|aligned|array|cases|gather|[bpvV]?matrix|split)\*?\}"
    rf"|(?<![$\\])\$(?!\$)(?=[^$\n]*(?:{_TEX}))[^$\n]*\$"
    rf"|(?<![$\\A-Za-z0-9])\$(?=[^$\n]*(?:{_COMMAND}|{_INDEX}))(?=[^$\s])[^$\n]*(?<=\S)\$(?![A-Za-z0-9])",
    re.MULTILINE,
)
"""A formula in TeX; never two prices (``$5 和 $6``)."""

_IN_BRACKETS = lazy_pattern(
    r"(?<!\\)\\\((?P<within>(?:[^\\\n]|\\(?![()\n]))*+)\\\)|(?<!\\)\\\[(?P<apart>(?:[^\\]|\\(?![\[\]]))*+)\\\]"
)
_VARIABLE = lazy_pattern(r"[ ]*+[A-Za-z](?:_[A-Za-z0-9])?[ ]*")
_NOT_HAN = r"[^\u3400-\u9fff\n]"
_EQUATION = lazy_pattern(rf"(?=[^=^<>≤≥]*[=^<>≤≥]){_NOT_HAN}+")
"""What is a formula between ``\\(`` and ``\\)``, which others also write to have brackets."""

_LIKE_FORMULA = lazy_pattern(rf"{_TEX}|\A *\n[^\u3400-\u9fff]*=|\A {_NOT_HAN}*={_NOT_HAN}* \Z")
"""What is a formula between ``\\[`` and ``\\]``: TeX, or an equation between line breaks or spaces."""


_TYPED_BREAKS = lazy_pattern(
    r"[\u3400-\u9fff，。；：！？、）”*0-9]"
    r"(?P<sign>(?:\\r)?\\n(?:\\r)?\\n(?![A-Za-z])|\\n(?:[^\\\n]+\\n(?![A-Za-z])){2})"
)
r"""Line breaks as programs write them, behind Chinese: two together (``\n\n``), or three in a line."""

_ITEM = (
    r"[0-9]{1,2}[.、．)）](?![0-9])|[一二三四五六七八九十]{1,3}、|[（(][0-9一二三四五六七八九十]{1,2}[)）]"
    r"|[-*•·] |#{1,6} "
)
_WORDS = r"[\u3400-\u9fff]{2}[^\\\n]*\\n[\u3400-\u9fff]{2}"
_SINGLE_BREAKS = lazy_pattern(rf"(?<=[^\s\\])(?P<sign>(?:\\r)?\\n(?:{_ITEM}|{_WORDS}))")
r"""One break before an item or a number, or two before words: ``满18岁\n身体健康\n持证``."""

_NO_SINGLE_BREAKS = lazy_pattern(r"\\(?![nr])|换行|回车|转义|正则|字符")
"""What a path or a sentence on such signs has."""

_INLINE_NOTE = lazy_pattern(
    r"(?<![A-Za-z0-9_/\\])\^\[(?P<note>(?=[^\]\n]{0,300}[\u3400-\u9fff])(?:[^\[\]\n]|\[[^\[\]\n]*\]){1,300})\](?![(\[*+?{$])"
)
"""A footnote in the text as Pandoc has it; neither a regular expression nor a number."""


_LABEL_AT_END = lazy_pattern(
    r"(?P<sign>[!！]?)[\[［【](?P<text>[^\[\]［］【】\n]*[^\[\]［］【】\s])[\]］】][ \u3000]*\Z"
)


_TARGET_AT_START = lazy_pattern(r"[ \u3000]*[(（](?P<target>[^()（）\n]+)[)）]")


_ADDRESS_AT_END = lazy_pattern(
    r"://[^\s<>()（）\u3400-\u9fff，。；：！？、“”\"']++(?<=(?P<joint>[/=&?_-]))[ \u3000]*\Z"
)
_REST_AT_START = lazy_pattern(
    r"[ \u3000]*(?!https?:|www\.)(?P<rest>[A-Za-z0-9._/=&?%#-]*[A-Za-z0-9/])(?![A-Za-z0-9@:：])"
)
_REST_OF_ADDRESS = lazy_pattern(r"[/=]|\.(?:s?html?|aspx?|php|jsp|do|pdf|docx?|xlsx?|pptx?|zip|rar)\Z")
"""What a part of an address has behind a slash, and a word or a number of the next line has not."""

_TARGET = r"(?P<target>(?:[^()（）\s，。；、！？]|[(（][^()（）\s]*[)）])++)"
_OPEN_TARGET = rf"[\]］】][(（]{_TARGET}(?!(?:[^()（）]|[(（][^()（）]*[)）])*+[)）])"
_OPEN_LINK = lazy_pattern(rf"(?<!\\)(?P<sign>[!！]?)[\[［【](?P<text>[^\[\]［］【】\n]*){_OPEN_TARGET}")
"""A link without its closing bracket; brackets within its target are in pairs."""

_SWAPPED_TARGET = r"[)）][\[［【](?P<target>[^\[\]［］【】\n]+)[\]］】](?![(（:：\[［【])"
_SWAPPED_LINK = lazy_pattern(rf"(?<![\\\]］】])(?P<sign>[!！]?)[(（](?P<text>[^()（）\n]+){_SWAPPED_TARGET}")
_TURNED_TEXT = r"[)）][\[［【](?P<text>(?![0-9]+[\]］】])[^\[\]［］【】./\n]+)[\]］】](?![(（:：\[［【])"
_TURNED_LINK = lazy_pattern(
    rf"(?<![\\\]］】])(?P<sign>[!！]?)[(（](?P<target>[^()（）\s，。；、！？]+){_TURNED_TEXT}"
)
"""A link that also begins with its target: ``(报名表.docx)[报名表]``; a number is that of a source."""

_OPEN_TEXT_TARGET = r"[(（](?P<target>[^()（）\[\]\s，。；、！？]+)[)）]"
_OPEN_TEXT = lazy_pattern(
    rf"(?<!\\)(?P<sign>[!！]?)[\[［](?P<text>[^\[\]［］【】()（）\n]+){_OPEN_TEXT_TARGET}(?![^\[\]［］\n]*[\]］])"
)
"""A link whose text is not closed."""

_MISTAKEN_LINKS = (
    ("link-open", _OPEN_TEXT, lazy_pattern(_OPEN_TEXT_TARGET)),
    ("link-open", _OPEN_LINK, lazy_pattern(_OPEN_TARGET)),
    ("link-swapped", _SWAPPED_LINK, lazy_pattern(_SWAPPED_TARGET)),
    ("link-swapped", _TURNED_LINK, lazy_pattern(_TURNED_TEXT)),
)
"""Links by the problem that reports them, each with its end, which a search finds quickly."""


def report_unknown_markup(part: Part, lines: Sequence[Line]) -> None:
    """Report formulas, notes within the text, and links that are split, unfinished or swapped, once each.

    Once for a text, report the line breaks of programs too.
    """
    plain = [blank_code(line.text) for line in lines]
    _report_typed_breaks(part, lines, plain)
    report_citations(part, lines, plain)
    _report_formula(part, lines, plain)
    _report_inline_notes(part, lines, plain)
    _report_split_links(part, lines, plain)
    _report_split_addresses(part, lines, plain)
    written = "\n".join(plain)
    for code, pattern, end in _MISTAKEN_LINKS:
        if end.search(written):
            _report_links(part, lines, written, code, pattern)


def _report_typed_breaks(part: Part, lines: Sequence[Line], plain: Sequence[str]) -> None:
    for line, text in zip(lines, plain, strict=True):
        found = _typed_breaks(text) if "\\n" in text else None
        if found is not None:
            part.reading.report_once("break-typed", line.source_offset(found.start("sign")))
            return


def _typed_breaks(text: str) -> re.Match[str] | None:
    """Return the first breaks of a line as programs write them; single ones in no path."""
    found = _TYPED_BREAKS.search(text)
    return found if found or _NO_SINGLE_BREAKS.search(text) else _SINGLE_BREAKS.search(text)


def _report_formula(part: Part, lines: Sequence[Line], plain: Sequence[str]) -> None:
    if not any("$" in text or "\\" in text for text in plain):
        return
    written = "\n".join(plain)
    found = (
        _FORMULA.search(written)
        or _formula_in_brackets(written)
        or ("$" in written and PLAIN_FORMULA.search(written))
    )
    if not found:
        return
    row = written.count("\n", 0, found.start())
    column = found.start() - (written.rfind("\n", 0, found.start()) + 1)
    formula = found[0].strip().partition("\n")[0]
    part.reading.report_once("formula", lines[row].source_offset(column), formula=formula)


def _formula_in_brackets(written: str) -> re.Match[str] | None:
    for found in _IN_BRACKETS.finditer(written) if "\\(" in written or "\\[" in written else ():
        within = found["within"] or ""
        if (
            _VARIABLE.fullmatch(within)
            or _EQUATION.fullmatch(within)
            or _LIKE_FORMULA.search(within or found["apart"] or "")
        ):
            return found
    return None


def _report_inline_notes(part: Part, lines: Sequence[Line], plain: Sequence[str]) -> None:
    for line, text in zip(lines, plain, strict=True):
        for found in _INLINE_NOTE.finditer(text) if "^[" in text else ():
            # Any number will do that is not taken; counting the notes would take long in a text full of them.
            number = len(part.reading.problems) + 1
            note = line.text[found.start("note") : found.end("note")]
            place = line.source_offset(found.start())
            part.reading.report("inline-note", place, note=note, label=f"注{number}")


def _report_split_links(part: Part, lines: Sequence[Line], plain: Sequence[str]) -> None:
    """Report ``[报名表]`` whose target is at the beginning of the next line."""
    for line, before, after in zip(lines, plain, plain[1:], strict=False):
        label = _LABEL_AT_END.search(before) if before.rstrip(" \u3000")[-1:] in ("]", "］", "】") else None
        target = _TARGET_AT_START.match(after) if label else None
        if label and target and is_unambiguous_target(target["target"], is_picture=label["sign"] != ""):
            right = _written_link(label["sign"], label["text"], target["target"])
            part.reading.report("link-split", line.source_offset(label.start()), right=right)


def _report_split_addresses(part: Part, lines: Sequence[Line], plain: Sequence[str]) -> None:
    """Report a web address that goes on at the beginning of the next line, as copied from a page."""
    for line, before, after in zip(lines, plain, plain[1:], strict=False):
        start = before.rfind("://")
        address = _ADDRESS_AT_END.match(before, start) if start >= 0 else None
        rest = _REST_AT_START.match(after) if address else None
        if not address or not rest or not (address["joint"] != "/" or _REST_OF_ADDRESS.search(rest["rest"])):
            continue
        scheme = "https" if before[:start].lower().endswith("https") else "http"
        begin = start - len(scheme)
        right = f"{before[begin:].rstrip()}{rest['rest']}"
        part.reading.report("link-split", line.source_offset(max(begin, 0)), right=right)


def _report_links(
    part: Part, lines: Sequence[Line], written: str, code: str, pattern: re.Pattern[str]
) -> None:
    """Report the links of a pattern; ``written`` are the lines, with their code blanked."""
    starts = list(accumulate((len(line.text) + 1 for line in lines), initial=0))
    for found in pattern.finditer(written):
        if is_unambiguous_target(found["target"], is_picture=found["sign"] != ""):
            row = bisect_right(starts, found.start()) - 1
            place = lines[row].source_offset(found.start() - starts[row])
            right = _written_link(found["sign"], found["text"], found["target"])
            part.reading.report(code, place, right=right)


def _written_link(sign: str, text: str, target: str) -> str:
    return f"{'!' if sign else ''}[{text}]({target.strip()})"
