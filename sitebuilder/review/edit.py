"""Inserts a signature into a source file and changes nothing else: no comment, no line ending.

The marks of the YAML nodes say where the signature goes. Each edit is verified by reading the result, so a
file whose syntax defies all of them stays as it was.
"""

import json
import re
from bisect import bisect_left
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sitebuilder.content.decoding.null_values import is_null
from sitebuilder.content.document_reader import read_document
from sitebuilder.content.documents import Document
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.model.review import Review, Round, Signature
from sitebuilder.content.paths.files import decode_text
from sitebuilder.content.signed_digest import REVIEW, signed_digest
from sitebuilder.content.yaml.front_matter import split_front_matter
from sitebuilder.content.yaml.nodes import MappingNode, Node, SequenceNode
from sitebuilder.content.yaml.parser import parse_as_written
from sitebuilder.messages import Place, Problem

_PLAIN_NAME = re.compile(r"[\u3400-\u9fffA-Za-z](?:[\u3400-\u9fffA-Za-z0-9·. ]*[\u3400-\u9fffA-Za-z0-9])?")
"""Names that need no quotes in YAML in any context."""

_Result = TypeVar("_Result")

_COLON = re.compile(r"[ \t]*:")


class Edit(Struct, frozen=True):
    """A text that replaces the characters from ``start`` to ``end``; an insertion if they are equal."""

    start: int
    end: int
    text: str


Edits = tuple[Edit, ...]


class SourceParts(Struct, frozen=True):
    """A source file: its YAML text and where that begins in the file, the parsed data, the text after it."""

    yaml_text: str
    offset: int
    data: MappingNode
    body: str


def split_source(document: Document, content: bytes) -> SourceParts:
    """Return the parts of a document that was read without an error from these bytes.

    Offsets count characters, without a byte order mark and with each line ending as one.

    Raises:
        ValueError: the bytes cannot be read (a bug).
    """
    text = _require(decode_text(document.path, content))
    offset, yaml_text, body = 0, text, ""
    if KINDS[document.kind].suffix == ".md":
        yaml_text, body, _ = _require(split_front_matter(text, document.path))
        offset = text.index("\n") + 1
    node = parse_as_written(yaml_text, Place(document.path))
    if isinstance(node, tuple):
        raise ValueError(node[0].code)
    return SourceParts(yaml_text, offset, node, body)


def _require(result: _Result | Problem) -> _Result:
    if isinstance(result, Problem):
        raise ValueError(result.code)
    return result


def digest_to_sign(document: Document, content: bytes) -> str:
    """Return the digest that a signature of the document has to carry; see ``signed_digest``."""
    parts = split_source(document, content)
    return signed_digest(parts.data, parts.body)


def insert_signature(document: Document, content: bytes, round: Round, signature: Signature) -> bytes | None:
    """Return a document's bytes with a signature inserted; an older signature of that round is replaced.

    ``signature`` has a digest: that of ``digest_to_sign``. None if the file's syntax does not allow any of
    the known edits.
    """
    parts = split_source(document, content)
    review: Review = replace(document.data.review, **{round.value: signature})  # type: ignore[union-attr]
    for edits in _candidates(parts, round, signature):
        edited = _apply(edits, parts.offset, content)
        reread = read_document(document.path, edited, lambda name: "x")
        is_signed = reread.data is not None and reread.data.review == review
        if is_signed and reread.signed_digest == signature.digest:
            return edited
    return None


def _candidates(parts: SourceParts, round: Round, signature: Signature) -> Iterator[Edits]:
    """Yield edits that may insert a signature, the best first; the caller verifies the result."""
    text, data = parts.yaml_text, parts.data
    entry = f"{{{', '.join(f'{key}: {value}' for key, value in _values(signature).items())}}}"
    review = _pair(data, REVIEW)
    if review is None:
        yield from _add_key(data, text, REVIEW, f"{round}: {entry}", is_mapping=True)
        return
    key, value = review
    if is_null(value):
        yield from _fill_null(key, value, text, f"{round}: {entry}", is_mapping=True)
        return
    if not isinstance(value, MappingNode):
        return
    signed = _pair(value, round.value)
    if signed is None:
        yield from _add_key(value, text, round.value, entry, is_mapping=False)
    elif is_null(signed[1]):
        yield from _fill_null(*signed, text, entry, is_mapping=False)
    elif isinstance(signed[1], MappingNode):
        yield from _update_signature(signed[1], text, signature)


def _update_signature(node: MappingNode, text: str, signature: Signature) -> Iterator[Edits]:
    """Yield the edits that write new values into the mapping of an older signature."""
    edits: list[Edit] = []
    for name, value in _values(signature).items():
        pair = _pair(node, name)
        if pair is None:
            edits += next(_add_key(node, text, name, value, is_mapping=False))
        else:
            edits.append(Edit(pair[1].start_mark.index, _end(pair[1]), value))
    yield tuple(sorted(edits, key=lambda each: each.start))


def _add_key(node: MappingNode, text: str, key: str, value: str, *, is_mapping: bool) -> Iterator[Edits]:
    """Yield the edits that add a missing key to a mapping: after its last key, or before its first.

    ``value`` goes on the key's line. If it ``is_mapping``, it goes on a line of its own, and ``node`` is the
    root of the data.
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
        # After the comments below the last key.
        yield (Edit(end, end, f"{indent}{lines}\n" if text.endswith("\n") else f"\n{indent}{lines}"),)
    yield (Edit(after, after, f"\n{indent}{lines}"),)
    yield (Edit(first.index, first.index, f"{lines}\n{indent}"),)


def _fill_null(key: Node, null: Node, text: str, value: str, *, is_mapping: bool) -> Iterator[Edits]:
    """Yield the edits that give a value to a key whose value is missing or null."""
    flow = f"{{{value}}}" if is_mapping else value
    if null.end_mark.index > null.start_mark.index:
        yield (Edit(null.start_mark.index, null.end_mark.index, flow),)
        return
    colon = _COLON.match(text, key.end_mark.index)
    if colon is not None:
        yield (Edit(colon.end(), colon.end(), f" {flow}"),)


def _values(signature: Signature) -> dict[str, str]:
    """Return the fields of a signature as YAML; the time is quoted, since its colon confuses old parsers."""
    name = signature.name
    is_plain = _PLAIN_NAME.fullmatch(name) and not _is_keyword(name)
    return {
        "name": name if is_plain else json.dumps(name, ensure_ascii=False),
        "time": f'"{signature.time}"',
        "digest": str(signature.digest),
    }


def _is_keyword(name: str) -> bool:
    """Return whether YAML reads a name as something other than a string (YAML 1.1, 10)."""
    return name.lower() in {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


def _pair(node: MappingNode, key: str) -> tuple[Node, Node] | None:
    return next((pair for pair in node.value if pair[0].value == key), None)


def _end(node: Any) -> int:
    """Return the offset at which a node's own text ends: a block node ends with its last child."""
    if isinstance(node, MappingNode) and not node.flow_style and node.value:
        return max(_end(each) for each in node.value[-1])
    if isinstance(node, SequenceNode) and not node.flow_style and node.value:
        return _end(node.value[-1])
    end: int = node.end_mark.index
    return end


def _line_end(text: str, index: int) -> int:
    """Return the end of the line that contains the character before an index."""
    if index and text[index - 1] == "\n":
        return index - 1
    end = text.find("\n", index)
    return len(text) if end < 0 else end


def _apply(edits: Edits, offset: int, content: bytes) -> bytes:
    """Return the bytes after the edits, whose positions are relative to ``offset`` (see ``split_source``)."""
    bom = BOM_UTF8 if content.startswith(BOM_UTF8) else b""
    text = content.removeprefix(BOM_UTF8).decode()
    carriage_returns = [match.start() - number for number, match in enumerate(re.finditer("\r\n", text))]
    line_ending = "\r\n" if carriage_returns else "\r" if "\r" in text and "\n" not in text else "\n"
    edited, position = "", 0
    for edit in edits:
        start, end = (
            place + bisect_left(carriage_returns, place) for place in (edit.start + offset, edit.end + offset)
        )
        edited += text[position:start] + edit.text.replace("\n", line_ending)
        position = end
    return bom + (edited + text[position:]).encode()
