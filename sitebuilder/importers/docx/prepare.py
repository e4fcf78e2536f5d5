"""Prepare a document for Mammoth by rewriting what Mammoth would silently lose.

Numbers, alignment and pictures become sentinels (``sentinels``); hidden text is removed; text boxes are moved
after their paragraph; fields and formulas are unwrapped. What is dropped is counted.
"""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from sitebuilder.importers.docx.blank_columns import write_tabs_for_gaps
from sitebuilder.importers.docx.computed_fields import write_computed_fields
from sitebuilder.importers.docx.drawings import choose_alternative
from sitebuilder.importers.docx.fields import drop_inner_results
from sitebuilder.importers.docx.forms import write_blanks, write_controls, write_form_fields, write_prompts
from sitebuilder.importers.docx.formulas import linear_formula, write_equation_fields
from sitebuilder.importers.docx.inner_tables import write_inner_tables
from sitebuilder.importers.docx.link_fields import write_link_fields
from sitebuilder.importers.docx.picture_widths import text_width
from sitebuilder.importers.docx.preparation import Preparation
from sitebuilder.importers.docx.runs import DROPPED, prepare_run
from sitebuilder.importers.docx.sentinels import TAB, WITHOUT_SENTINELS, paragraph_sentinel, without_sentinels
from sitebuilder.importers.docx.styles import has_right_stop
from sitebuilder.importers.docx.tables import fill_rows, merge_old_cells, remove_hidden_rows
from sitebuilder.importers.docx.xml import (
    WORD,
    attribute,
    child,
    descendants,
    local_name,
    new_element,
    new_text,
    read_toggle,
    set_val,
    text_of,
    val,
)
from sitebuilder.importers.right_lines import is_set_right

_UNWRAPPED = frozenset({"fldSimple", "bdo", "dir", "smartTag", "customXml"})
_PROPERTIES = frozenset(
    {"pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "smartTagPr", "customXmlPr"}
)
_Prepared = tuple[list[Element], list[Element]]
"""Prepared content, and the text boxes in it."""

_MAX_FIELDS = 40
"""Nesting of fields; Word's own indexes reach three."""


def prepare(root: Element, state: Preparation) -> None:
    """Prepare a part in place: the body, or the notes."""
    state.text_width = state.text_width or text_width(root)
    for each in descendants(root, "t", "delText"):
        each.text = (each.text or "").translate(WITHOUT_SENTINELS)
    drop_inner_results(root)
    state.formulas += write_equation_fields(root)
    remove_hidden_rows(root)
    fill_rows(root)
    merge_old_cells(root)
    write_inner_tables(root, state.styles)
    write_controls(root)
    write_form_fields(root)
    write_prompts(root)
    write_computed_fields(root)
    write_link_fields(root)
    _limit_fields(root)
    state.deleted += sum(_has(each, "delText", "t") for each in descendants(root, "del", "moveFrom"))
    state.inserted += sum(_has(each, "t") for each in descendants(root, "ins", "moveTo"))
    # Of a deleted row Word deletes the text too; other programs only mark the row, which Mammoth drops.
    rows = (row for row in descendants(root, "tr") if child(row, "trPr", "del") is not None)
    state.deleted += sum(_has(row, "t") for row in rows)
    _prepare_blocks(root, state)


def _limit_fields(root: Element) -> None:
    """Disable fields in too many others: Mammoth searches all that are open for each run of text."""
    opened, disabled = 0, 0
    for each in descendants(root, "fldChar"):
        kind = attribute(each, "fldCharType")
        if kind == "begin" and (disabled or opened >= _MAX_FIELDS):
            disabled += 1
            each.attrib.clear()
        elif disabled:
            disabled -= kind == "end"
            each.attrib.clear()
        else:
            opened = max(0, opened + (kind == "begin") - (kind == "end"))


def _has(element: Element, *names: str) -> bool:
    return next(descendants(element, *names), None) is not None


def _prepare_blocks(parent: Element, state: Preparation) -> None:
    """Prepare the blocks in an element; the text boxes of a paragraph are moved after it."""
    blocks: list[Element] = []
    for each in parent:
        name = local_name(each)
        if name == "p":
            if blocks and _is_drop_cap(blocks[-1]):
                _take_drop_cap(each, blocks.pop())
            blocks += _prepare_paragraph(each, state)
        elif name == "sdt" and _is_contents(each):
            state.has_contents = True
        elif name == "altChunk":
            state.drawings.objects += 1
        else:
            if name not in _PROPERTIES:
                _prepare_blocks(each, state)
            blocks.append(each)
    parent[:] = blocks


def _is_drop_cap(block: Element) -> bool:
    """Return whether a block is the large first letter of the next paragraph (17.3.1.11)."""
    return (attribute(child(block, "pPr", "framePr"), "dropCap") or "none") != "none"


def _take_drop_cap(paragraph: Element, drop_cap: Element) -> None:
    at = 1 if child(paragraph, "pPr") is not None else 0
    paragraph[at:at] = [each for each in drop_cap if local_name(each) != "pPr"]


def _is_contents(block: Element) -> bool:
    gallery = val(block, "sdtPr", "docPartObj", "docPartGallery") or ""
    return "Contents" in gallery or gallery == "目录"


def _prepare_paragraph(paragraph: Element, state: Preparation) -> list[Element]:
    """Return a prepared paragraph and those in its text boxes; nothing for a line of a table of contents."""
    if state.styles.is_contents(paragraph):
        state.has_contents = True
        return []
    write_blanks(paragraph, state.styles)
    write_tabs_for_gaps(paragraph)
    boxes = _prepare_content(paragraph, state, val(paragraph, "pPr", "pStyle"))
    level = state.styles.level(paragraph)
    style = f"Heading{level}" if level is not None else _block_style(paragraph, state)
    if style != "Code" and _has_end(paragraph, has_text=bool(text_of(paragraph).strip())):
        _insert_sentinel(paragraph, state)
    _set_style(paragraph, style)
    return [paragraph, *(block for box in boxes for block in _prepare_box(box, state))]


def _block_style(paragraph: Element, state: Preparation) -> str | None:
    """Return the style of a block that is no heading; None for a plain paragraph."""
    if state.styles.is_quote(paragraph):
        return "Quote"
    return "Code" if state.styles.is_code(paragraph) else None


def _has_end(paragraph: Element, *, has_text: bool) -> bool:
    """Return whether the end of a paragraph is shown, and so its number.

    A paragraph whose end was deleted continues in the next one, and takes its properties; one without text
    is not there if its end is hidden or was moved away.
    """
    mark = child(paragraph, "pPr", "rPr")
    is_gone = child(mark, "moveFrom") is not None or bool(read_toggle(mark, "vanish"))
    return child(mark, "del") is None and (has_text or not is_gone)


def _insert_sentinel(paragraph: Element, state: Preparation) -> None:
    """Write the alignment, the list level and the number of a paragraph before its text, if it has any."""
    align = state.styles.align(paragraph)
    if not align and is_set_right(
        text_of(paragraph).replace(TAB, "\t"), has_right_stop=has_right_stop(paragraph)
    ):
        align = "right"
    label = state.numbering.label(paragraph, state.styles)
    if label is not None:
        level, marker = label
        sentinel = paragraph_sentinel(align, level or state.styles.list_depth(paragraph), marker)
    elif align:
        sentinel = paragraph_sentinel(align, None, "")
    else:
        return
    run = new_element(paragraph, "r")
    run.append(new_text(run, sentinel))
    paragraph.insert(1 if child(paragraph, "pPr") is not None else 0, run)


def _prepare_box(box: Element, state: Preparation) -> list[Element]:
    """Return the prepared blocks of a text box, whose text is reported."""
    holder = new_element(box, "body")
    holder.extend(list(box))
    _prepare_blocks(holder, state)
    state.drawings.boxes.append(without_sentinels("".join(text_of(each) for each in holder)))
    return list(holder)


def _set_style(paragraph: Element, name: str | None) -> None:
    """Give a heading, a quotation or code its style, and remove the style of any other paragraph."""
    properties = child(paragraph, "pPr")
    if properties is None:
        properties = new_element(paragraph, "pPr")
        paragraph.insert(0, properties)
    for each in list(properties):
        if local_name(each) in ("pStyle", "numPr"):
            properties.remove(each)
    if name is not None:
        style = new_element(paragraph, "pStyle")
        set_val(style, name)
        properties.insert(0, style)


def _prepare_content(parent: Element, state: Preparation, style: str | None) -> list[Element]:
    """Prepare the runs in a paragraph, a link or another container; return their text boxes."""
    content, boxes = _prepare_elements(parent, state, style)
    parent[:] = content
    return boxes


def _prepare_elements(elements: Iterable[Element], state: Preparation, style: str | None) -> _Prepared:
    """Return prepared runs and containers, and their text boxes."""
    content: list[Element] = []
    boxes: list[Element] = []
    for each in elements:
        name = local_name(each)
        found: list[Element] = []
        if name in ("oMath", "oMathPara"):
            state.formulas += 1
            content += _formula(each)
        elif name == "r":
            found = prepare_run(each, state, style)
            content += [] if state.styles.is_set(each, "vanish", style) else [each]
        elif name == "subDoc":
            state.drawings.objects += 1
        elif name in _UNWRAPPED:
            inner, found = _prepare_elements(each, state, style)
            content += [one for one in inner if local_name(one) not in _PROPERTIES]
        elif name == "AlternateContent":
            choice = choose_alternative(each)
            inner, found = _prepare_elements(choice if choice is not None else (), state, style)
            content += inner
        elif name not in DROPPED:
            found = [] if name in _PROPERTIES else _prepare_content(each, state, style)
            content.append(each)
        boxes += found
    return content, boxes


def _formula(formula: Element) -> list[Element]:
    """Return the text of a formula as a run, on one line."""
    text = linear_formula(formula).translate(WITHOUT_SENTINELS)
    run = Element(f"{{{WORD}}}r")
    run.append(new_text(run, text))
    return [run] if text.strip() else []


def paragraph_texts(root: Element) -> Iterator[str]:
    """Yield the non-empty texts of the paragraphs of a header or a footer, and those of its watermark."""
    yield from (text for each in descendants(root, "p") if (text := text_of(each).strip()))
    yield from (mark for each in descendants(root, "textpath") if (mark := attribute(each, "string")))
