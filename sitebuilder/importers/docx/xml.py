"""Elements of Word's XML by their plain names: its two namespaces, transitional and strict, read alike."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""The namespace of Word's own elements (ECMA-376, transitional)."""


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace; empty for a comment or an instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def new_element(element: Element, name: str) -> Element:
    """Return a new element with a name, in the namespace of another."""
    return Element(f"{element.tag.rpartition('}')[0]}}}{name}" if "}" in element.tag else name)


def attribute(element: Element | None, name: str) -> str | None:
    """Return an attribute by its plain name; ``None`` where there is none."""
    if element is None:
        return None
    for key, val in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return val
    return None


def child(element: Element | None, *names: str) -> Element | None:
    """Return what stands in an element at a path of names, the first of each; ``None`` for nothing."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if local_name(each) == name), None)
    return element


def val(element: Element | None, *names: str) -> str | None:
    """Return the attribute ``val`` of what stands at a path of names."""
    return attribute(child(element, *names), "val")


def read_toggle(element: Element | None, *names: str) -> bool | None:
    """Return a property that is on or off (ECMA-376, 17.17.4); ``None`` where it is not said."""
    found = child(element, *names)
    return None if found is None else attribute(found, "val") not in ("0", "false", "off", "none")


def parse_number(text: str | None) -> int | None:
    """Return a whole number as it is written; ``None`` for anything else."""
    if text is None or not text.lstrip("-").isascii() or not text.lstrip("-").isdigit() or len(text) > 9:
        return None
    return int(text)


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """Yield all that has one of some names in an element, in the order of the document."""
    return (each for each in element.iter() if local_name(each) in names)


def text_of(element: Element) -> str:
    """Return the text of runs in an element, without what was deleted."""
    return "".join(each.text or "" for each in descendants(element, "t"))
