"""Writing a signature into a source file, of which nothing else changes: not a comment, not a line end.

Where the signature goes follows from the places of YAML's nodes. Whether it has gone there is not believed
but read: of a way of writing that this does not understand, the file stays as it was.
"""

import json
import re
from bisect import bisect_left
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Any, TypeVar

import yaml
from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.content.decode import is_null
from sitebuilder.content.documents import Document, read_document, split_front_matter
from sitebuilder.content.files import decode_text
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.model.review import Review, Round, Signature
from sitebuilder.content.signed_digest import REVIEW, signed_digest
from sitebuilder.content.yaml_nodes import parse_yaml
from sitebuilder.messages import Place, Problem

_PLAIN = re.compile(r"[\u3400-\u9fffA-Za-z](?:[\u3400-\u9fffA-Za-z0-9·. ]*[\u3400-\u9fffA-Za-z0-9])?")
"""Names that YAML takes as they are, wherever they stand."""

Part = TypeVar("Part")

_COLON = re.compile(r"[ \t]*:")


class Edit(Struct, frozen=True):
    """A text in the place of what stands from ``start`` to ``end``: of nothing, where they are the same."""

    start: int
    end: int
    text: str


Edits = tuple[Edit, ...]


class SourceParts(Struct, frozen=True):
    """A source file as its bytes say it: the data with where its text begins, and the text behind it."""

    yaml_text: str
    offset: int
    data: yaml.MappingNode
    body: str


def split_source(document: Document, content: bytes) -> SourceParts:
    """Return the parts of a document that was read without an error from these bytes.

    Places count in characters, without a byte order mark, each line end as one.

    Raises:
        ValueError: it cannot be read from them (a bug).
    """
    text = _sound(decode_text(document.path, content))
    offset, front, body = 0, text, ""
    if KINDS[document.kind].suffix == ".md":
        front, body, _ = _sound(split_front_matter(text, document.path))
        offset = text.index("\n") + 1
    node = parse_yaml(front, Place(document.path))
    if isinstance(node, tuple):
        raise ValueError(node[0].code)
    return SourceParts(front, offset, node, body)


def _sound(found: Part | Problem) -> Part:
    if isinstance(found, Problem):
        raise ValueError(found.code)
    return found


def digest_to_sign(document: Document, content: bytes) -> str:
    """Return what a signature of a document stands for, signed or not; see ``signed_digest``."""
    parts = split_source(document, content)
    return signed_digest(parts.data, parts.body)


def insert_signature(document: Document, content: bytes, round: Round, signature: Signature) -> bytes | None:
    """Return the bytes of a document with a signature in them, in the place of an older one of that round.

    ``signature`` has a digest: that of ``digest_to_sign``. None where the file is written in a way in which
    nothing can be put into it.
    """
    parts = split_source(document, content)
    review: Review = replace(document.data.review, **{round.value: signature})  # type: ignore[union-attr]
    for edits in _ways(parts, round, signature):
        made = _applied(edits, parts.offset, content)
        found = read_document(document.path, made, lambda name: "x")
        is_right = found.data is not None and found.data.review == review
        if is_right and found.signed_digest == signature.digest:
            return made
    return None


def _ways(parts: SourceParts, round: Round, signature: Signature) -> Iterator[Edits]:
    """Yield ways to write a signature, the best first; that one is wrong is seen by reading the file."""
    text, data = parts.yaml_text, parts.data
    entry = f"{{{', '.join(f'{key}: {value}' for key, value in _values(signature).items())}}}"
    review = _pair(data, REVIEW)
    if review is None:
        yield from _added(data, text, REVIEW, f"{round}: {entry}", is_mapping=True)
        return
    key, value = review
    if is_null(value):
        yield from _filled(key, value, text, f"{round}: {entry}", is_mapping=True)
        return
    if not isinstance(value, yaml.MappingNode):
        return
    signed = _pair(value, round.value)
    if signed is None:
        yield from _added(value, text, round.value, entry, is_mapping=False)
    elif is_null(signed[1]):
        yield from _filled(*signed, text, entry, is_mapping=False)
    elif isinstance(signed[1], yaml.MappingNode):
        yield from _renewed(signed[1], text, signature)


def _renewed(node: yaml.MappingNode, text: str, signature: Signature) -> Iterator[Edits]:
    """Yield the edits that put new values into the mapping of an older signature."""
    edits: list[Edit] = []
    for name, value in _values(signature).items():
        pair = _pair(node, name)
        if pair is None:
            edits += next(_added(node, text, name, value, is_mapping=False))
        else:
            edits.append(Edit(pair[1].start_mark.index, _end(pair[1]), value))
    yield tuple(sorted(edits, key=lambda each: each.start))


def _added(node: yaml.MappingNode, text: str, key: str, value: str, *, is_mapping: bool) -> Iterator[Edits]:
    """Yield the ways to put a key that is not there into a mapping: behind the last, or before the first.

    ``value`` stands on the key's line; if it ``is_mapping``, on a line of its own, and the mapping that it is
    put into is the whole of the data.
    """
    if node.flow_style:
        written = f"{key}: {{{value}}}" if is_mapping else f"{key}: {value}"
        last = _end(node.value[-1][1]) if node.value else node.start_mark.index + 1
        yield (Edit(last, last, f", {written}" if node.value else written),)
        return
    first = node.value[0][0].start_mark
    indent = " " * first.column
    lines = f"{key}:\n{indent}  {value}" if is_mapping else f"{key}: {value}"
    after, end = _line_end(text, _end(node)), len(text)
    if is_mapping:
        # Behind the comments that stand below the last key.
        yield (Edit(end, end, f"{indent}{lines}\n" if text.endswith("\n") else f"\n{indent}{lines}"),)
    yield (Edit(after, after, f"\n{indent}{lines}"),)
    yield (Edit(first.index, first.index, f"{lines}\n{indent}"),)


def _filled(key: yaml.Node, null: yaml.Node, text: str, value: str, *, is_mapping: bool) -> Iterator[Edits]:
    """Yield the ways to give a value to a key behind which nothing is written, or YAML's null."""
    flow = f"{{{value}}}" if is_mapping else value
    if null.end_mark.index > null.start_mark.index:
        yield (Edit(null.start_mark.index, null.end_mark.index, flow),)
        return
    colon = _COLON.match(text, key.end_mark.index)
    if colon is not None:
        yield (Edit(colon.end(), colon.end(), f" {flow}"),)


def _values(signature: Signature) -> dict[str, str]:
    """Return the fields of a signature as YAML; a time is quoted, as older readers stumble over its colon."""
    name = signature.name
    return {
        "name": name
        if _PLAIN.fullmatch(name) and not _is_word(name)
        else json.dumps(name, ensure_ascii=False),
        "time": f'"{signature.time}"',
        "digest": str(signature.digest),
    }


def _is_word(name: str) -> bool:
    """Tell whether YAML takes a name for something else than a text (YAML 1.1, 10)."""
    return name.lower() in {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


def _pair(node: yaml.MappingNode, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    return next((pair for pair in node.value if pair[0].value == key), None)


def _end(node: Any) -> int:
    """Return where a node's own text ends: that of a block ends with what is last in it."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return max(_end(each) for each in node.value[-1])
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _end(node.value[-1])
    end: int = node.end_mark.index
    return end


def _line_end(text: str, index: int) -> int:
    """Return where the line ends on which the sign before an index stands."""
    if index and text[index - 1] == "\n":
        return index - 1
    found = text.find("\n", index)
    return len(text) if found < 0 else found


def _applied(edits: Edits, offset: int, content: bytes) -> bytes:
    """Return bytes after edits, whose places count from ``offset`` on as those of ``split_source`` do."""
    bom = BOM_UTF8 if content.startswith(BOM_UTF8) else b""
    text = content.removeprefix(BOM_UTF8).decode()
    returns = [found.start() - number for number, found in enumerate(re.finditer("\r\n", text))]
    line_end = "\r\n" if returns else "\r" if "\r" in text and "\n" not in text else "\n"
    made, done = "", 0
    for edit in edits:
        start, end = (
            place + bisect_left(returns, place) for place in (edit.start + offset, edit.end + offset)
        )
        made += text[done:start] + edit.text.replace("\n", line_end)
        done = end
    return bom + (made + text[done:]).encode()
