"""What a signature stands for: the digest of all that a file says beside its signatures.

That is the data in their order, each value as it is read, and the text. Comments, the kind of quotes,
indentation, line ends and a byte order mark say nothing, and neither do blank lines at the end. The digest is
the same in every version of the program: signatures last for years.
"""

from typing import Any

import msgspec
import yaml

from sitebuilder.content.decode import is_null
from sitebuilder.content.files import digest

REVIEW = "review"
"""The key of a document's signatures."""


def signed_digest(data: yaml.MappingNode, text: str) -> str:
    """Return the digest of a document's data and its text, in hexadecimal."""
    told = [_value(data, without=REVIEW), text.rstrip("\n")]
    return digest(msgspec.msgpack.encode(told)).hex()


def has_review(data: yaml.MappingNode) -> bool:
    """Tell whether a document has anything below ``review:``."""
    return any(key.value == REVIEW and not is_null(value) for key, value in data.value)


def _value(node: yaml.Node, without: str | None = None) -> Any:
    """Return a node as plain lists: pairs of a mapping in their order, null where nothing is written."""
    if isinstance(node, yaml.MappingNode):
        pairs = [[_value(key), _value(value)] for key, value in node.value if key.value != without]
        return ["mapping", pairs]
    if isinstance(node, yaml.SequenceNode):
        return ["list", [_value(each) for each in node.value]]
    return None if is_null(node) else node.value
