"""Models that one value can stand for where the rest follows from it: ``- 报名表.docx`` for an attachment."""

import re
from collections.abc import Callable

import msgspec
import yaml

from sitebuilder.content.fields import Attachment

_FILE = re.compile(r"(?:.*[/\\])?(?P<stem>[^/\\：]+)\.[A-Za-z0-9]{1,5}", re.DOTALL)

_LINK = re.compile(r"[\[［](?P<title>[^\[\]［］]+)[\]］]\s*[(（](?P<file>[^()（）]+)[)）]")


def expand_short_form(node: yaml.Node, model: type[msgspec.Struct]) -> yaml.Node:
    """Return a value that stands for a whole mapping as that mapping; any other node unchanged."""
    expand = SHORT_FORMS.get(model)
    written = _written(node, model)
    if expand is None or not isinstance(node, yaml.ScalarNode | yaml.MappingNode) or not written:
        return node
    keys = expand(written)
    pairs = [(_scalar(node, key), _scalar(node, value)) for key, value in keys.items()]
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, node.start_mark, node.end_mark) if keys else node


def _written(node: yaml.Node, model: type[msgspec.Struct]) -> str:
    """Return the value that is written in the place of a mapping, or its only pair if that is no field."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value).strip()
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    if len(pairs) != 1 or not all(isinstance(each, yaml.ScalarNode) for each in pairs[0]):
        return ""
    key, value = (str(each.value).strip() for each in pairs[0])
    return "" if key in model.__struct_fields__ or not _is_words(key) else f"[{key}]({value})"


def _is_words(text: str) -> bool:
    """Return whether a text is in Chinese, and no slip of a key."""
    return re.search("[\u3400-\u9fff]", text) is not None and "：" not in text


def _scalar(node: yaml.ScalarNode | yaml.MappingNode, value: str) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", value, node.start_mark, node.end_mark, '"')


def _attachment(written: str) -> dict[str, str]:
    """Return the file and its title: the words of a link, or its name without the extension."""
    if (link := _LINK.fullmatch(written)) and _FILE.fullmatch(link["file"]):
        return {"file": link["file"].strip(), "title": link["title"].strip()}
    file = _FILE.fullmatch(written)
    return {"file": written, "title": file["stem"]} if file and not _LINK.match(written) else {}


SHORT_FORMS: dict[type[msgspec.Struct], Callable[[str], dict[str, str]]] = {Attachment: _attachment}
"""By model what its keys are, if one value is written in their place; none if it is not certain."""
