"""Read the front matter of a post as YAML, TOML or JSON, and what can be salvaged of a broken one."""

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml
from msgspec import Struct

from sitebuilder.content.yaml.pyyaml import first_too_deep
from sitebuilder.importers.blogs.paired_tags import replace_pairs
from sitebuilder.markdown.invisible import drop_unseen

_FENCES = {"---": "---", "+++": "+++", ";;;": ";;;"}
_LINE = re.compile(r"([A-Za-z_][\w-]*)\s*[:：=]\s*(.*)")
_ITEM = re.compile(r"\s*-\s+(.*)")
_COVERS = frozenset({"featured-image", "featured", "cover", "header", "thumbnail", "featured-image-preview"})
"""How themes of Hugo name the cover among the files of a post (``resources``)."""

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MAX_DOTS = 100
"""Dots on a line of TOML: Python's parser takes quadratic time for a key of thousands of parts."""

Value = str | list[str]


class Post(Struct, frozen=True):
    """A post: the values of its front matter by lower-case keys, and its text.

    ``is_broken`` means that the front matter is invalid and was read line by line.
    """

    values: Mapping[str, Value]
    body: str
    is_broken: bool = False


def read_post(text: str) -> Post:
    """Parse the text of a post's file."""
    text = drop_unseen(text.replace("\r\n", "\n").replace("\r", "\n"))
    stripped = text.lstrip("\n")
    if stripped.startswith("{"):
        return _read_json(stripped)
    first, _, rest = stripped.partition("\n")
    fence = _FENCES.get(first.strip())
    lines = rest.split("\n")
    if fence is not None:
        end = next((index for index, line in enumerate(lines) if line.rstrip() == fence), None)
        if end is None:
            return Post({}, text)
        return _read_block(fence, "\n".join(lines[:end]), "\n".join(lines[end + 1 :]))
    # Hexo allows the first fence to be omitted.
    lines, fence = [first, *lines], ";;;" if first.startswith('"') else "---"
    end = next((index for index, line in enumerate(lines) if line.rstrip() == fence), None)
    if end and (fence == ";;;" or all(_is_entry(line) for line in lines[:end])):
        return _read_block(fence, "\n".join(lines[:end]), "\n".join(lines[end + 1 :]))
    return Post({}, text)


def _is_entry(line: str) -> bool:
    return bool(_LINE.match(line) or _ITEM.match(line) or not line.strip())


def is_empty(body: str) -> bool:
    """Return whether a text shows nothing: it holds comments at most."""
    return not replace_pairs(_COMMENT, lambda _: "", body, "-->").strip()


def _read_json(text: str) -> Post:
    try:
        found, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return Post({}, text)
    return Post(_flat(found), text[end:].removeprefix("\n;;;")) if isinstance(found, dict) else Post({}, text)


def _read_block(fence: str, block: str, body: str) -> Post:
    try:
        found = _load(fence, block)
        if isinstance(found, dict):
            # Python writes no number of thousands of digits, which TOML may have in hexadecimal.
            return Post(_flat(found), body)
    except (yaml.YAMLError, ValueError, RecursionError):
        return Post(_read_lines(block), body, is_broken=True)
    return Post(_read_lines(block), body, is_broken=bool(block.strip()))


def _load(fence: str, block: str) -> Any:
    if fence == "+++":
        return load_toml(block)
    if fence == ";;;":
        return json.loads(f"{{{block}}}")
    return load_yaml_as_text(block.replace("\t", "  "))


def load_yaml_as_text(text: str) -> Any:
    """Parse YAML, or JSON as its subset, with every scalar as text: fields parse dates and booleans.

    Raises:
        yaml.YAMLError: the text is not valid YAML, or nested too deeply.
    """
    if first_too_deep(text) is not None:
        raise yaml.YAMLError("nested too deeply")
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def load_toml(text: str) -> dict[str, Any]:
    """Parse TOML.

    Raises:
        ValueError: the text is not valid TOML, or has lines that would take too long.
        RecursionError: it is nested too deeply.
    """
    if any(line.count(".") > _MAX_DOTS for line in text.split("\n")):
        raise ValueError("too many dots")
    return tomllib.loads(text)


def _flat(found: Mapping[Any, Any]) -> dict[str, Value]:
    """Convert values to strings and lists of strings; nested keys are prefixed with their mapping's key."""
    flat: dict[str, Value] = {}
    for key, value in found.items():
        name = str(key).strip().lower()
        if isinstance(value, Mapping):
            inner = {str(each): one for each, one in value.items() if not isinstance(one, Mapping)}
            flat |= {f"{name}.{each}": one for each, one in _flat(inner).items()}
        elif name == "resources" and (cover := _cover(value)):
            flat["resources.cover"] = cover
        elif isinstance(value, list | tuple):
            flat[name] = _items(value)
        elif text := _text(value):
            flat[name] = text
    return flat


def _cover(resources: Any) -> str:
    """Return the path of the cover among the files of a post, or an empty string."""
    files = [each for each in resources if isinstance(each, Mapping)] if isinstance(resources, list) else []
    covers = (each for each in files if _text(each.get("name")).lower() in _COVERS)
    return next((path for each in covers if (path := _text(each.get("src")))), "")


def _items(values: list[Any] | tuple[Any, ...]) -> list[str]:
    """Return the items of a list, flattened: Hexo writes a subcategory as a nested list."""
    items: list[str] = []
    for each in values:
        inner = each if isinstance(each, list | tuple) else [each]
        items += [text for one in inner if (text := _text(one))]
    return items


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _read_lines(block: str) -> dict[str, Value]:
    """Salvage a broken block line by line: ``key: value``, and items below a key."""
    found: dict[str, Value] = {}
    key = ""
    for line in block.split("\n"):
        if (item := _ITEM.match(line)) and key:
            items = found.get(key)
            if not isinstance(items, list):
                items = found[key] = []
            items.append(_unquoted(item[1]))
        elif entry := _LINE.match(line):
            key = entry[1].lower()
            value = _unquoted(entry[2])
            if value.startswith("[") and value.endswith("]"):
                found[key] = [_unquoted(each) for each in value[1:-1].split(",") if each.strip()]
            elif value:
                found[key] = value
    return found


def _unquoted(text: str) -> str:
    text = text.strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text
