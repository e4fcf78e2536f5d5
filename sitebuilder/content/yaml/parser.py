"""Parse YAML into nodes with line and column, before they are interpreted."""

from msgspec import Struct

from sitebuilder.content.yaml.common import parse_common
from sitebuilder.content.yaml.lines import strip_unseen
from sitebuilder.content.yaml.nodes import MappingNode, offset_place
from sitebuilder.markdown.invisible import is_visible
from sitebuilder.messages import Place, Problem, problem
from sitebuilder.patterns import lazy_pattern

_FORBIDDEN = lazy_pattern(
    "[\u2028\u2029\x85\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)
"""Line ends that no editor shows, byte order marks within the text, characters YAML forbids (1.2, 5.1)."""

_LINE_CHARACTERS = "\u2028\u2029\x85\ufeff"


def parse_yaml(
    text: str, start: Place, model: type[Struct] | None = None
) -> MappingNode | tuple[Problem, ...]:
    """Parse a YAML text into a mapping node, whose marks are zero-based within ``text``.

    ``start`` is the place of the text in its file, ``model`` what it is to be decoded into. Nodes deeper than
    ``MAX_DEPTH``, or more than ``MAX_NODES`` with aliases expanded, are refused, so that no input can exhaust
    stack or memory. Text that YAML would silently remove is a problem too.
    """
    forbidden = None if is_visible(text) else _FORBIDDEN.search(text)
    if forbidden:
        is_line = forbidden[0] in _LINE_CHARACTERS
        code = "yaml-line-character" if is_line else "yaml-control-character"
        return (problem(code, offset_place(forbidden.start(), text, start)),)
    node = parse_common(text)
    if node is not None:
        return node
    # Imported here: an edit seldom needs it (``common.py``).
    from sitebuilder.content.yaml.pyyaml import parse_with_pyyaml

    return parse_with_pyyaml(text, start, model)


def parse_as_written(text: str, start: Place) -> MappingNode | tuple[Problem, ...]:
    """Parse a YAML text with what nobody sees in it, or without if it cannot be parsed otherwise.

    Signatures refer to a text as it is written, and are inserted at its marks.
    """
    node = parse_yaml(text, start)
    return parse_yaml(strip_unseen(text), start) if isinstance(node, tuple) else node
