"""Write what is shown of forms as text: lines to fill in, boxes to tick, choices, and empty content controls.

Mammoth drops boxes and choices, and blanks that are underlined would vanish as white space.
"""

import re
from xml.etree.ElementTree import Element

from sitebuilder.importers.docx.fields import instructions, show_instruction
from sitebuilder.importers.docx.styles import Styles
from sitebuilder.importers.docx.xml import (
    attribute,
    child,
    descendants,
    local_name,
    new_text,
    parse_number,
    read_toggle,
    text_of,
)

BLANK = "＿"
"""A line to fill in; full-width, so that it is no markup."""

_LEADERS = {
    "underscore": BLANK * 4,
    "heavy": BLANK * 4,
    "dot": "……",
    "middleDot": "……",
    "hyphen": "……",
}
_EMPTY_FIELD = re.compile("\u2002{3,}")
"""What Word shows in a text field of a form that nobody has filled in."""

_PROMPT = re.compile(r"\s*+MACROBUTTON\s++\S++\s++(\S.*)", re.IGNORECASE | re.DOTALL)
_CHARACTERS_PER_TAB = 4
_MAX_BLANK = 10


def write_controls(root: Element) -> None:
    """Write content controls (ECMA-376, 17.5.2) as plain content: a placeholder as a line to fill in."""
    for control in descendants(root, "sdt"):
        properties = child(control, "sdtPr")
        if properties is None:
            continue
        if child(properties, "showingPlcHdr") is not None:
            _write_placeholder(control)
        for each in [one for one in properties if local_name(one) == "checkbox"]:
            properties.remove(each)


def _write_placeholder(control: Element) -> None:
    texts = [each for each in descendants(control, "t") if each.text]
    for index, each in enumerate(texts):
        each.text = "" if index else BLANK * 4


def write_form_fields(root: Element) -> None:
    """Write the boxes and choices of fields in forms (17.16.7) before the field that shows them."""
    for run in descendants(root, "r"):
        for at, each in reversed(list(enumerate(run))):
            data = child(each, "ffData") if local_name(each) == "fldChar" else None
            if data is not None and (shown := _shown(data)):
                run.insert(at, new_text(run, shown))


def write_prompts(root: Element) -> None:
    """Write the words of fields that only show where to type (``MACROBUTTON``, 17.16.5.34)."""
    for pieces, instruction in instructions(root):
        if found := _PROMPT.fullmatch(instruction):
            show_instruction(pieces, found[1].strip())


def _shown(data: Element) -> str:
    if (box := child(data, "checkBox")) is not None:
        is_checked = read_toggle(box, "checked")
        return "☑" if (read_toggle(box, "default") if is_checked is None else is_checked) else "☐"
    choices = child(data, "ddList")
    if choices is None:
        return ""
    entries = [attribute(each, "val") or "" for each in choices if local_name(each) == "listEntry"]
    chosen = child(choices, "result")
    at = parse_number(attribute(chosen if chosen is not None else child(choices, "default"), "val")) or 0
    return entries[at] if 0 <= at < len(entries) else ""


def write_blanks(paragraph: Element, styles: Styles) -> None:
    """Write underlined blanks and tabs with leaders as lines to fill in, or as dots."""
    leaders = [
        attribute(each, "leader") or "" for each in child(paragraph, "pPr", "tabs") or () if len(each) == 0
    ]
    leader = next((_LEADERS[each] for each in leaders if each in _LEADERS), "")
    for run in descendants(paragraph, "r"):
        if _is_blank(run) and (styles.is_set(run, "u") or _EMPTY_FIELD.fullmatch(text_of(run))):
            _write_line(run)
        elif leader:
            _write_tabs(run, leader)


def _is_blank(run: Element) -> bool:
    """Return whether a run has nothing but white space, and enough of it to write on."""
    content = [each for each in run if local_name(each) != "rPr"]
    if not all(local_name(each) in ("t", "tab") for each in content) or text_of(run).strip():
        return False
    return len(text_of(run)) > 1 or any(local_name(each) == "tab" for each in content)


def _write_line(run: Element) -> None:
    tabs = sum(local_name(each) == "tab" for each in run)
    width = len(text_of(run)) + _CHARACTERS_PER_TAB * tabs
    run[:] = [new_text(run, BLANK * max(2, min(width // 2, _MAX_BLANK)))]


def _write_tabs(run: Element, leader: str) -> None:
    for at, each in enumerate(run):
        if local_name(each) == "tab":
            run[at] = new_text(run, leader)
