"""Prepare runs: their symbols, tabs, drawings, and the properties of their styles, which Mammoth ignores."""

import re
from xml.etree.ElementTree import Element

from sitebuilder.importers.docx.drawings import (
    DRAWINGS,
    DrawnPicture,
    choose_alternative,
    drawn_words,
    is_cropped,
    picture_relations,
    shows_something,
    text_boxes,
)
from sitebuilder.importers.docx.picture_widths import small_width
from sitebuilder.importers.docx.preparation import Preparation
from sitebuilder.importers.docx.sentinels import TAB, picture_sentinel, ruby_sentinel
from sitebuilder.importers.docx.styles import Styles
from sitebuilder.importers.docx.symbols import symbol_text, symbols_in_text
from sitebuilder.importers.docx.xml import (
    attribute,
    child,
    descendants,
    local_name,
    new_element,
    new_text,
    parse_number,
    set_val,
    text_of,
    val,
)
from sitebuilder.importers.highlights import is_highlight

DROPPED = frozenset({"altChunk", "subDoc", "commentReference", "del", "moveFrom"})
"""Elements of runs and of paragraphs that are not imported."""

_BREAKS = frozenset({"br", "cr"})
"""Mammoth does not know one, and ignores page and column breaks, so that two lines would become one."""

_TABS = frozenset({"tab", "ptab"})

_TOGGLES = ("i", "strike")
_VALUES = ("u", "vertAlign", "highlight")
"""Properties that are no toggles, whose values Mammoth knows."""

_SCRIPT = re.compile(r"[0-9A-Za-z+*()-]{1,6}")
"""What may be a superscript or a subscript, if it is raised or lowered."""


def prepare_run(run: Element, state: Preparation, style: str | None) -> list[Element]:
    """Prepare a run and return its text boxes; hidden runs are counted, and their text boxes dropped."""
    if state.styles.is_set(run, "vanish", style):
        state.hidden += 1 if text_of(run).strip() else 0
        return []
    content: list[Element] = []
    boxes: list[Element] = []
    for each in run:
        name = local_name(each)
        if name in DRAWINGS:
            sentinels, found = _drawing(each, run, state)
            boxes += found
            content += [new_text(run, sentinel) for sentinel in sentinels]
        elif name == "ruby":
            base, reading = child(each, "rubyBase"), child(each, "rt")
            shown = [text_of(one) if one is not None else "" for one in (base, reading)]
            content.append(new_text(run, ruby_sentinel(*shown)))
        elif name == "sym":
            content.append(new_text(run, symbol_text(each)))
        elif name == "noBreakHyphen":
            # Mammoth's character is none that telephones dial.
            content.append(new_text(run, "-"))
        elif name in _BREAKS:
            content.append(new_element(run, "br"))
        elif name in _TABS:
            content.append(new_text(run, TAB))
        elif name == "t":
            each.text = _shown_text(each.text or "", run, state, style)
            content.append(each)
        elif name not in DROPPED:
            content.append(each)
    run[:] = content
    _write_properties(run, state.styles, style)
    return boxes


def _shown_text(text: str, run: Element, state: Preparation, style: str | None) -> str:
    """Return the text of a run as its font and its capitals show it."""
    shown = symbols_in_text(text, run)
    return shown.upper() if state.styles.is_set(run, "caps", style) else shown


def _drawing(element: Element, run: Element, state: Preparation) -> tuple[list[str], list[Element]]:
    """Return the sentinels of a drawing's pictures, and its text boxes."""
    drawing = choose_alternative(element)
    if drawing is None:
        return [], []
    boxes = text_boxes(drawing) or drawn_words(drawing, run)
    within = {id(each) for box in boxes for each in box.iter()}
    outside = [each for each in drawing.iter() if id(each) not in within]
    in_boxes = [relation for box in boxes for relation in picture_relations(box)]
    relations = [each for each in picture_relations(drawing) if each not in in_boxes]
    sentinels: list[str] = []
    # Of several pictures in one drawing nobody knows the widths but their group.
    width = small_width(drawing, state.text_width) if len(relations) == 1 and not boxes else 0
    link = attribute(next(descendants(drawing, "hlinkClick"), None), "id") or ""
    for relation, alt in relations:
        sentinels.append(picture_sentinel(len(state.drawings.pictures)))
        state.drawings.pictures.append(DrawnPicture(state.part, relation, alt, width, link))
    state.drawings.cropped += bool(relations) and is_cropped(drawing)
    if any(local_name(each) == "OLEObject" for each in outside):
        state.drawings.objects += 1
    elif not boxes and not relations and shows_something(drawing):
        state.drawings.lost += 1
    return sentinels, boxes


def _write_properties(run: Element, styles: Styles, paragraph_style: str | None) -> None:
    """Copy the properties of styles, which Mammoth ignores, to a run; marks of emphasis become bold."""
    properties = child(run, "rPr")
    if properties is None:
        if not styles.is_of_text(paragraph_style):
            return
        properties = new_element(run, "rPr")
        run.insert(0, properties)
    emphasis = val(properties, "em")
    properties_set = {name: styles.is_set(run, name) for name in _TOGGLES}
    properties_set["strike"] = any(
        styles.is_emphasised(run, name, paragraph_style) for name in ("strike", "dstrike")
    )
    is_marked = emphasis not in (None, "none")
    properties_set["b"] = is_marked or styles.is_emphasised(run, "b", paragraph_style)
    for name, is_set in properties_set.items():
        if is_set and child(properties, name) is None:
            properties.append(new_element(run, name))
    for name in _VALUES:
        if child(properties, name) is None and (value := styles.value_of_style(run, name)):
            _append_property(properties, name, value)
    if child(properties, "highlight") is None and _is_shaded(properties):
        _append_property(properties, "highlight", "yellow")
    if child(properties, "vertAlign") is None and _SCRIPT.fullmatch(text_of(run)):
        _write_position(properties, parse_number(val(properties, "position")) or 0)
    for each in list(properties):
        if local_name(each) == "rStyle":
            properties.remove(each)


def _append_property(properties: Element, name: str, value: str) -> None:
    written = new_element(properties, name)
    set_val(written, value)
    properties.append(written)


def _is_shaded(properties: Element) -> bool:
    """Return whether a run is highlighted by its shading (17.3.2.32), as LibreOffice writes it."""
    fill = attribute(child(properties, "shd"), "fill")
    return fill is not None and is_highlight(fill.lower())


def _write_position(properties: Element, position: int) -> None:
    """Write a raised or lowered sign (17.3.2.24, in half-points) as a superscript or a subscript."""
    if position:
        _append_property(properties, "vertAlign", "superscript" if position > 0 else "subscript")
