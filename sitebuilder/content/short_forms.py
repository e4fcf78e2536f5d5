"""Models that one value can stand for where the rest follows from it: ``- 报名表.docx`` for an attachment."""

import re
from collections.abc import Callable

import msgspec
import yaml

from sitebuilder.content.fields import Attachment

_FILE = re.compile(r"(?:.*[/\\])?(?P<stem>[^/\\：]+)\.[A-Za-z0-9]{1,5}", re.DOTALL)


def expand_short_form(node: yaml.Node, model: type[msgspec.Struct]) -> yaml.Node:
    """Return a value that stands for a whole mapping as that mapping; any other node unchanged."""
    expand = SHORT_FORMS.get(model)
    if expand is None or not isinstance(node, yaml.ScalarNode):
        return node
    keys = expand(node.value.strip())
    pairs = [(_scalar(node, key), _scalar(node, value)) for key, value in keys.items()]
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, node.start_mark, node.end_mark) if keys else node


def _scalar(node: yaml.ScalarNode, value: str) -> yaml.ScalarNode:
    return yaml.ScalarNode(node.tag, value, node.start_mark, node.end_mark, '"')


def _attachment(written: str) -> dict[str, str]:
    """Return the file and its name without the extension, as its title."""
    file = _FILE.fullmatch(written)
    return {"file": written, "title": file["stem"]} if file else {}


SHORT_FORMS: dict[type[msgspec.Struct], Callable[[str], dict[str, str]]] = {Attachment: _attachment}
"""By model what its keys are, if one value is written in their place; none if it is not certain."""
