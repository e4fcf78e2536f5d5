"""Read the bytes of a source file into a Document: a pure function, run in parallel and cached by digest."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from posixpath import splitext
from typing import cast
from urllib.parse import unquote

import msgspec

from sitebuilder.content.decoding.decode import decode
from sitebuilder.content.documents import Document, EncodedDetails, document_kind, encode_details
from sitebuilder.content.documents_as_pictures import find_documents_as_pictures
from sitebuilder.content.identity_numbers import find_identity_numbers
from sitebuilder.content.kind_spec import KindSpec
from sitebuilder.content.kinds import KINDS, Data
from sitebuilder.content.model.field_types import TagName, Text, TradeName
from sitebuilder.content.model.fields import fields_of
from sitebuilder.content.mojibake import find_mojibake
from sitebuilder.content.page_ids import check_ids, template_ids
from sitebuilder.content.paths.files import decode_text, digest
from sitebuilder.content.paths.output_paths import MAX_PATH_BYTES
from sitebuilder.content.paths.slugs import slugify
from sitebuilder.content.permalinks import permalink
from sitebuilder.content.placeholders import find_placeholders
from sitebuilder.content.signed_digest import has_review, signed_digest
from sitebuilder.content.source_paths import relative_path
from sitebuilder.content.texts import texts_in
from sitebuilder.content.turned_text import find_turned_text
from sitebuilder.content.values.moments import DEFAULT_ZONE
from sitebuilder.content.values.reading import Reading
from sitebuilder.content.yaml.front_matter import second_front_matter, split_front_matter
from sitebuilder.content.yaml.lines import strip_unseen
from sitebuilder.content.yaml.parser import parse_as_written, parse_yaml
from sitebuilder.markdown import TextOptions, render
from sitebuilder.markdown.links.named import parse_named_target
from sitebuilder.markdown.links.targets import is_video_file, poster_names
from sitebuilder.markdown.sentinels import NAMED_LINK
from sitebuilder.messages import Place, Problem

_ENCODER = msgspec.msgpack.Encoder()


def read_document(
    path: str,
    content: bytes,
    known_slug: Callable[[str], str | None] = slugify,
    zone: str = DEFAULT_ZONE,
) -> Document:
    """Read a source file; ``problems`` of the result are all that can be found in this file alone.

    ``known_slug`` returns the slug of a name if it is already known; ``zone`` is the site's time zone (IANA
    name), to which moments with an offset are converted.

    Raises:
        KeyError: the path is not that of a document (call ``document_kind`` first).
    """
    identity = document_kind(path)
    if identity is None:
        raise KeyError(path)
    kind, document_id = identity
    spec = KINDS[kind]
    reading = Reading.empty(path, zone)
    data, body, texts = _read_and_check(spec, content, reading)
    targets = _link_targets(texts, path)
    names = _names(document_id, data, (*targets, *(use.path for use in reading.files)))
    slugs = {name: known_slug(name) or slugify(name) for name in names if not name.isascii()}
    path_on_site = permalink(kind, document_id, getattr(data, "slug", None), slugs)
    if path_on_site is not None and len(path_on_site) > MAX_PATH_BYTES:
        reading.report("address-too-long", Place(path), found=f"/{path_on_site}")
    excerpt = body.excerpt if body else ""
    content_digest, summary = digest(content), (data, excerpt, slugs)
    return Document(
        path=path,
        digest=content_digest,
        summary_hash=digest(_ENCODER.encode(summary)) if data and spec.keeps_text else content_digest,
        kind=kind,
        id=document_id,
        permalink=path_on_site,
        data=data,
        excerpt=excerpt,
        targets=targets,
        anchors=tuple(anchor for text in texts for anchor in text.anchors),
        references=tuple(reading.references),
        files=tuple(reading.files),
        place_names=tuple(reading.place_names),
        problems=tuple(reading.problems),
        changes=tuple(sorted(set(spec.changes(data)))) if data is not None else (),
        slugs=slugs,
        encoded_details=EncodedDetails(encode_details(body, reading.positions)),
        signed_digest=reading.signed_digest,
    )


def _read_and_check(
    spec: KindSpec, content: bytes, reading: Reading
) -> tuple[Data | None, Text | None, list[Text]]:
    """Return the data and the body of a file, and all texts in it, the body first."""
    path = reading.start.file
    text = decode_text(path, content)
    if isinstance(text, Problem):
        reading.problems.append(text)
        return None, None, []
    reading.problems += find_mojibake(content, text, path)
    reading.problems += find_identity_numbers(content, text, path)
    reading.problems += find_placeholders(text, path)
    reading.problems += find_turned_text(text, path)
    data, body = _read(spec, text, reading)
    if data is not None:
        spec.check(data, body, reading)
    texts = list(texts_in((body, data)))
    reading.problems += find_documents_as_pictures(texts)
    if any(each.anchors for each in texts):
        reading.problems.extend(check_ids(texts, template_ids(spec.kind, data), text, path))
    return data, body, texts


def _link_targets(texts: Sequence[Text], path: str) -> dict[str, str | None]:
    """Map each link target in the texts of a file, and the posters of its videos, to paths below the site."""
    targets = {link.target: _source_path(link.target, path) for text in texts for link in text.links}
    return targets | _posters(texts, targets)


def _source_path(target: str, file: str) -> str | None:
    """Return the path below the site folder to which a link in a file points; None if it has none."""
    if parse_named_target(target) is not None:
        return None
    return relative_path(unquote(target.partition("#")[0]), file)


def _posters(texts: Iterable[Text], targets: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return the pictures that may be posters of the embedded videos, as targets; they need not exist."""
    videos = (
        link.target for text in texts for link in text.links if link.is_image and is_video_file(link.target)
    )
    found: dict[str, str | None] = {}
    for video in videos:
        path = targets[video]
        if path is not None:
            pairs = zip(poster_names(video), poster_names(path), strict=True)
            found |= {target: source for target, source in pairs if target not in targets}
    return found


def _names(document_id: str, data: Data | None, targets: tuple[str, ...]) -> Iterator[str]:
    """Yield the names in a document that become parts of URLs, including each folder of the files it uses.

    ASCII targets are omitted, as they are their own slugs.
    """
    yield from document_id.split("/")
    for target in targets:
        is_path = "://" not in target and not target.startswith(NAMED_LINK)
        if is_path and not (target.isascii() and "%" not in target):
            path = unquote(target.partition("#")[0])
            yield from (name for part in path.split("/") for name in (part, splitext(part)[0]))
    for field in _fields_in_urls(type(data)) if data is not None else ():
        value = getattr(data, field)
        yield from (value,) if isinstance(value, str) else value


@cache
def _fields_in_urls(model: type[Data]) -> tuple[str, ...]:
    """Return the fields of a model that contain names of tags or trades."""
    return tuple(each.name for each in fields_of(model).values() if each.item in (TagName, TradeName))


def _read(spec: KindSpec, text: str, reading: Reading) -> tuple[Data | None, Text | None]:
    if spec.suffix != ".md":
        return _read_yaml(spec, text, 1, "", reading), None
    parts = split_front_matter(text, reading.start.file)
    if isinstance(parts, Problem):
        reading.problems.append(parts)
        return None, None
    front_matter, body, body_line = parts
    second = second_front_matter(body)
    if second is not None:
        reading.report("front-matter-second", Place(reading.start.file, body_line + second))
    data = _read_yaml(spec, front_matter, 2, body, reading)
    taken_ids = template_ids(spec.kind, data)
    needs_excerpt = bool(spec.description) and data is not None and not getattr(data, spec.description)
    options = TextOptions(taken_ids=taken_ids, with_excerpt=needs_excerpt)
    rendered, problems = render(body, Place(reading.start.file, body_line), options)
    reading.problems.extend(problems)
    return data, rendered


def _read_yaml(spec: KindSpec, written: str, first_line: int, body: str, reading: Reading) -> Data | None:
    reading.start = Place(reading.start.file, first_line)
    text = strip_unseen(written)
    reading.source = text.split("\n")
    node = parse_yaml(text, reading.start, spec.model)
    if isinstance(node, tuple):
        reading.problems.extend(node)
        return None
    if has_review(node):
        signed = node if text == written else parse_as_written(written, reading.start)
        reading.signed_digest = signed_digest(node if isinstance(signed, tuple) else signed, body)
    return cast(Data | None, decode(node, spec.model, reading))
