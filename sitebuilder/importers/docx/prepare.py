"""The text of a document made ready for Mammoth: what it loses without a word is written as text before it.

Numbers and alignment become signs (``signs``), pictures too; hidden text is taken out; text boxes stand after
their paragraph; fields, ruby and formulas are unwrapped. What is left out is counted.
"""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from sitebuilder.importers.docx.drawings import (
    DRAWINGS,
    Drawn,
    boxes_of,
    chosen,
    is_lost,
    picture_relations,
)
from sitebuilder.importers.docx.numbering import Numbering
from sitebuilder.importers.docx.signs import OWN, paragraph_sign, picture_sign
from sitebuilder.importers.docx.styles import Styles
from sitebuilder.importers.docx.xml import WORD, all_named, attribute, child, like, name_of, text_of, value

_UNWRAPPED = frozenset({"fldSimple", "bdo", "dir", "smartTag", "customXml", "ruby", "rubyBase"})
_DROPPED = frozenset({"rubyPr", "rt", "altChunk", "subDoc", "commentReference", "del", "moveFrom"})
_PROPERTIES = frozenset(
    {"pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "smartTagPr", "customXmlPr"}
)
_REPLACED = {"cr": "br", "ptab": "tab"}
"""What Mammoth does not know, and what it knows that is shown alike."""

Prepared = tuple[list[Element], list[Element]]
_UNKNOWN = "□"
_LOOKS = ("i", "strike")


class Ready(Struct):
    """What is known while a document is made ready, and what is found on the way."""

    styles: Styles
    numbering: Numbering
    relation_prefix: str = ""
    drawn: Drawn = field(default_factory=Drawn)
    hidden: int = 0
    deleted: int = 0
    inserted: int = 0
    formulas: int = 0
    has_contents: bool = False


def prepare(root: Element, ready: Ready) -> None:
    """Make the text of a part ready, in place: its body, or its notes."""
    for each in all_named(root, "t", "delText"):
        each.text = (each.text or "").translate(OWN)
    ready.deleted += sum(_has(each, "delText", "t") for each in all_named(root, "del", "moveFrom"))
    ready.inserted += sum(_has(each, "t") for each in all_named(root, "ins", "moveTo"))
    _prepare_blocks(root, ready)


def _has(element: Element, *names: str) -> bool:
    return next(all_named(element, *names), None) is not None


def _prepare_blocks(parent: Element, ready: Ready) -> None:
    """Make what stands in an element ready, block by block; paragraphs get their text boxes after them."""
    blocks: list[Element] = []
    for each in parent:
        name = name_of(each)
        if name == "p":
            blocks += _prepare_paragraph(each, ready)
        elif name == "sdt" and _is_contents(each):
            ready.has_contents = True
        elif name == "altChunk":
            ready.drawn.objects += 1
        else:
            if name not in _PROPERTIES:
                _prepare_blocks(each, ready)
            blocks.append(each)
    parent[:] = blocks


def _is_contents(block: Element) -> bool:
    gallery = value(block, "sdtPr", "docPartObj", "docPartGallery") or ""
    return "Contents" in gallery or gallery == "目录"


def _prepare_paragraph(paragraph: Element, ready: Ready) -> list[Element]:
    """Return a paragraph made ready, with those of its text boxes after it; none for a line of contents."""
    if ready.styles.is_contents(paragraph):
        ready.has_contents = True
        return []
    boxes = _prepare_content(paragraph, ready, value(paragraph, "pPr", "pStyle"))
    level = ready.styles.level(paragraph)
    # One whose end was deleted goes on with the next, and stands as that does.
    is_joined = child(paragraph, "pPr", "rPr", "del") is not None
    if text_of(paragraph).strip() and not is_joined:
        label = ready.numbering.label(paragraph, ready.styles)
        align = ready.styles.align(paragraph)
        at, marker = label if label is not None else (None, "")
        if align or label is not None:
            _insert_first(paragraph, paragraph_sign(align, at, marker))
    _set_style(paragraph, level)
    after: list[Element] = []
    for box in boxes:
        holder = like(paragraph, "body")
        holder.extend(list(box))
        _prepare_blocks(holder, ready)
        text = "".join(text_of(each) for each in holder)
        ready.drawn.boxes.append(text)
        after += list(holder)
    return [paragraph, *after]


def _insert_first(paragraph: Element, text: str) -> None:
    run, content = like(paragraph, "r"), like(paragraph, "t")
    content.text = text
    run.append(content)
    paragraph.insert(1 if child(paragraph, "pPr") is not None else 0, run)


def _set_style(paragraph: Element, level: int | None) -> None:
    """Give a heading the one style of its level, and any other paragraph none."""
    properties = child(paragraph, "pPr")
    if properties is None:
        properties = like(paragraph, "pPr")
        paragraph.insert(0, properties)
    for each in list(properties):
        if name_of(each) in ("pStyle", "numPr"):
            properties.remove(each)
    if level is not None:
        style = like(paragraph, "pStyle")
        style.set(f"{style.tag.rpartition('}')[0]}}}val" if "}" in style.tag else "val", f"Heading{level}")
        properties.insert(0, style)


def _prepare_content(parent: Element, ready: Ready, style: str | None) -> list[Element]:
    """Make runs ready, in paragraphs, links and whatever else holds them; return their text boxes."""
    content, boxes = _prepared(parent, ready, style)
    parent[:] = content
    return boxes


def _prepared(elements: Iterable[Element], ready: Ready, style: str | None) -> Prepared:
    """Return runs and what holds them made ready, and their text boxes."""
    content: list[Element] = []
    boxes: list[Element] = []
    for each in elements:
        name = name_of(each)
        found: list[Element] = []
        if name in ("oMath", "oMathPara"):
            ready.formulas += 1
            content += _formula(each)
        elif name == "r":
            found = _prepare_run(each, ready, style)
            content += [] if ready.styles.is_set(each, "vanish", style) else [each]
        elif name in _UNWRAPPED:
            inner, found = _prepared(each, ready, style)
            content += [one for one in inner if name_of(one) not in _PROPERTIES]
        elif name == "AlternateContent":
            choice = chosen(each)
            inner, found = _prepared(choice if choice is not None else (), ready, style)
            content += inner
        elif name not in _DROPPED:
            found = [] if name in _PROPERTIES else _prepare_content(each, ready, style)
            content.append(each)
        boxes += found
    return content, boxes


def _formula(formula: Element) -> list[Element]:
    """Return the text of a formula as a run: its signs in a row, without their places."""
    text = text_of(formula).translate(OWN)
    run = Element(f"{{{WORD}}}r")
    run.append(_text(run, text))
    return [run] if text.strip() else []


def _prepare_run(run: Element, ready: Ready, style: str | None) -> list[Element]:
    """Make a run ready and return its text boxes; hidden text is counted, and its boxes are hidden too."""
    if ready.styles.is_set(run, "vanish", style):
        ready.hidden += 1 if text_of(run).strip() else 0
        return []
    content: list[Element] = []
    boxes: list[Element] = []
    for each in run:
        name = name_of(each)
        if name in DRAWINGS:
            signs, found = _drawing(each, ready)
            boxes += found
            content += [_text(run, sign) for sign in signs]
        elif name == "ruby":
            bases = [base for base in each if name_of(base) == "rubyBase"]
            runs = [one for base in bases for one in base if name_of(one) == "r"]
            content += [inner for one in runs for inner in one if name_of(inner) != "rPr"]
        elif name == "sym":
            content.append(_text(run, _symbol(each)))
        elif name in _REPLACED:
            content.append(like(run, _REPLACED[name]))
        elif name not in _DROPPED:
            content.append(each)
    run[:] = content
    _write_looks(run, ready.styles)
    return boxes


def _symbol(element: Element) -> str:
    """Return a sign of a font of signs as one of Unicode; a box for one that is not known."""
    # Imported here: only Word's files need it.
    from mammoth.docx.dingbats import dingbats

    font, code = attribute(element, "font"), attribute(element, "char") or ""
    try:
        number = int(code, 16)
    except ValueError:
        return _UNKNOWN
    found = dingbats.get((font, number)) or dingbats.get((font, number & 0xFF))
    return chr(found) if found else _UNKNOWN


def _text(run: Element, text: str) -> Element:
    content = like(run, "t")
    content.text = text
    return content


def _drawing(element: Element, ready: Ready) -> tuple[list[str], list[Element]]:
    """Return the signs of a drawing's pictures, and its text boxes."""
    drawing = chosen(element)
    if drawing is None:
        return [], []
    boxes = boxes_of(drawing)
    within = {id(each) for box in boxes for each in box.iter()}
    outside = [each for each in drawing.iter() if id(each) not in within]
    relations = [
        relation
        for relation in picture_relations(drawing)
        if relation not in [inner for box in boxes for inner in picture_relations(box)]
    ]
    signs: list[str] = []
    for relation, alt in relations:
        signs.append(picture_sign(len(ready.drawn.pictures)))
        ready.drawn.pictures.append((ready.relation_prefix + relation, alt))
    if any(name_of(each) == "OLEObject" for each in outside):
        ready.drawn.objects += 1
    elif not boxes and not relations and is_lost(drawing):
        ready.drawn.lost += 1
    return signs, boxes


def _write_looks(run: Element, styles: Styles) -> None:
    """Write into a run what its style says of it, which Mammoth does not ask; marks of emphasis are bold."""
    properties = child(run, "rPr")
    if properties is None:
        return
    emphasis = value(properties, "em")
    looks = {name: styles.is_set(run, name) for name in _LOOKS}
    looks["b"] = styles.is_set(run, "b") or (emphasis not in (None, "none"))
    for name, is_set in looks.items():
        if is_set and child(properties, name) is None:
            properties.append(like(run, name))
    for each in list(properties):
        if name_of(each) == "rStyle":
            properties.remove(each)


def texts_of_edges(root: Element) -> Iterator[str]:
    """Yield the texts of the paragraphs of a header or a footer."""
    return (text for each in all_named(root, "p") if (text := text_of(each).strip()))
