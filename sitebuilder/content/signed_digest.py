"""What a signature refers to: the digest of a file's content without its signatures.

The content is the data in order, each value as it is parsed, and the text. Comments, quoting, indentation,
line ends, a byte order mark and blank lines at the end are ignored. The digest must be the same in every
version of the program, as signatures last for years.
"""

from typing import Any

import msgspec

from sitebuilder.content.decoding.null_values import is_null
from sitebuilder.content.paths.files import digest
from sitebuilder.content.yaml.nodes import MappingNode, Node, SequenceNode

REVIEW = "review"
"""The key of a document's signatures."""


def signed_digest(data: MappingNode, text: str) -> str:
    """Return the digest of a document's data and its text, in hexadecimal."""
    content = [_value(data, without=REVIEW), text.rstrip("\n")]
    return digest(msgspec.msgpack.encode(content)).hex()


def has_review(data: MappingNode) -> bool:
    """Return whether a document has anything below ``review:``."""
    return any(key.value == REVIEW and not is_null(value) for key, value in data.value)


def _value(node: Node, without: str | None = None) -> Any:
    """Convert a node to plain lists: the pairs of a mapping in order, None for an empty value."""
    if isinstance(node, MappingNode):
        pairs = [[_value(key), _value(value)] for key, value in node.value if key.value != without]
        return ["mapping", pairs]
    if isinstance(node, SequenceNode):
        return ["list", [_value(each) for each in node.value]]
    return None if is_null(node) else node.value
