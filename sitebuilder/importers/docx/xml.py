"""Read Word's XML by local names, which are the same in its two namespaces, transitional and strict."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""The namespace of Word's own elements (ECMA-376, transitional)."""


def local_name(element: Element) -> str:
    """Return the local name of an element; empty for a comment or a processing instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def new_element(element: Element, name: str) -> Element:
    """Return a new element in the namespace of an existing one."""
    return Element(f"{element.tag.rpartition('}')[0]}}}{name}" if "}" in element.tag else name)


def new_text(element: Element, text: str) -> Element:
    """Return a new element with a text, in the namespace of an existing one."""
    content = new_element(element, "t")
    content.text = text
    return content


def set_attribute(element: Element, name: str, value: str) -> None:
    """Set an attribute of a new element, in the element's own namespace."""
    element.set(f"{element.tag.rpartition('}')[0]}}}{name}" if "}" in element.tag else name, value)


def set_val(element: Element, value: str) -> None:
    """Set the attribute ``val`` of a new element, in the element's own namespace."""
    set_attribute(element, "val", value)


def attribute(element: Element | None, name: str) -> str | None:
    """Return an attribute by its local name; ``None`` if there is none."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return None


def child(element: Element | None, *names: str) -> Element | None:
    """Return the first descendant at a path of child names; ``None`` if there is none."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if local_name(each) == name), None)
    return element


def val(element: Element | None, *names: str) -> str | None:
    """Return the attribute ``val`` of the first descendant at a path of child names."""
    return attribute(child(element, *names), "val")


def read_toggle(element: Element | None, *names: str) -> bool | None:
    """Return a toggle property (ECMA-376, 17.17.4); ``None`` if it is not set."""
    found = child(element, *names)
    return None if found is None else attribute(found, "val") not in ("0", "false", "off", "none")


def parse_number(text: str | None) -> int | None:
    """Parse a whole number of at most nine characters; return ``None`` for anything else."""
    if text is None or not text.lstrip("-").isascii() or not text.lstrip("-").isdigit() or len(text) > 9:
        return None
    return int(text)


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """Yield the descendants with one of some local names, in document order."""
    return (each for each in element.iter() if local_name(each) in names)


def text_of(element: Element) -> str:
    """Return the text of the runs in an element, without deleted text."""
    return "".join(each.text or "" for each in descendants(element, "t"))
