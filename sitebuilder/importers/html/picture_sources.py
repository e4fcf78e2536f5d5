"""Find the address of a picture, which many pages load late, and the copy that a browser saved of it."""

import re
from urllib.parse import unquote

from sitebuilder.importers.html.nodes import Node, walk

_LATE = (
    *("data-src", "data-original", "data-actualsrc", "data-lazy-src", "data-echo", "zoomfile", "file"),
    *("_src", "data-srcset"),
)
"""The attributes with the address of a picture that is loaded when it is seen; ``src`` is a placeholder."""

_NEXT = re.compile(r",\s")
"""What parts the addresses of a set (HTML, 4.8.4.2.1), which may have commas in them."""

_ELSEWHERE = re.compile(r"[\w+.-]+:|/")
_NUMBERED = re.compile(r"[ ]?\([0-9]{1,4}\)|_[0-9]{3}")
"""What browsers put behind the name of a file that they save if there is another of this name."""


def picture_source(node: Node) -> tuple[str, str]:
    """Return the address of a picture, and that of its copy beside a saved page, or an empty string.

    A browser that saves a page writes where the copy is into ``src``, and leaves the address of a picture
    that is loaded late in its own attribute.
    """
    own = node.get("src").strip()
    written = (_first_of_set(node.get(name)) for name in _LATE)
    late = next((each for each in written if "/" in each or "." in each), "")
    if late:
        return late, own if _is_copy(own, late) else ""
    is_placeholder = not own or own[:5].lower() == "data:"
    return (is_placeholder and _first_of_set(node.get("srcset"))) or own, ""


def shown_picture(node: Node) -> Node | None:
    """Return the picture of an element that offers it in several forms, with an address if any has one."""
    elements = list(walk(node))
    picture = next((each for each in elements if each.name == "img"), None)
    written = (each.get(name) for each in elements for name in ("data-srcset", "srcset"))
    offered = next((each for each in written if each.strip()), "")
    if picture is None:
        return Node("img", {"srcset": offered}) if offered else None
    address, _ = picture_source(picture)
    is_placeholder = not address or address[:5].lower() == "data:"
    if is_placeholder and offered:
        return Node("img", {**picture.attributes, "src": "", "srcset": offered})
    return picture


def _first_of_set(addresses: str) -> str:
    """Return the first address of a set with its sizes, or the only one."""
    return "".join(_NEXT.split(addresses.strip(), maxsplit=1)[0].split()[:1])


def _is_copy(path: str, address: str) -> bool:
    """Return whether a path beside the page has the name of the picture, and is no placeholder's."""
    name = _stem(path)
    return bool(name) and not _ELSEWHERE.match(path) and _NUMBERED.sub("", name) == _stem(address)


def _stem(address: str) -> str:
    name = unquote(address.partition("?")[0].partition("#")[0].rpartition("/")[2])
    return name.rpartition(".")[0] or name
