"""Read values that name something else of the site: a file, a picture, another document, a place."""

from sitebuilder.content.kinds import BY_FOLDER, KINDS, PLACE_KINDS, any_kind_label
from sitebuilder.content.model.field_types import Kind, RefTo
from sitebuilder.content.paths.output_paths import to_nfc
from sitebuilder.content.source_paths import document_identity, relative_path
from sitebuilder.content.values.reading import FileReference, Reading, Reference
from sitebuilder.content.values.widths import strip_quotes, without_mark_at_end
from sitebuilder.markdown.invisible import drop_unseen
from sitebuilder.messages import Place, Word
from sitebuilder.patterns import lazy_pattern

_LINK = lazy_pattern(r"\[[^\[\]]+\]\((?P<target>[^()\s]+)\)")


def read_picture_path(text: str, key: str, place: Place, reading: Reading) -> str | None:
    """Read the path of a picture, as ``read_file_path`` does."""
    return read_file_path(text, key, place, reading, is_picture=True)


def read_file_path(
    text: str, key: str, place: Place, reading: Reading, *, is_picture: bool = False
) -> str | None:
    """Read a path relative to the document; return it relative to the site folder."""
    path = relative_path(strip_quotes(text), place.file)
    if path is None:
        reading.report("bad-path", place, key=key, found=text)
        return None
    reading.files.append(FileReference(path, place, is_picture))
    return path


def read_reference(text: str, key: str, place: Place, reading: Reading, to: RefTo) -> str | None:
    """Read the id of another document, or the relative path of its source file, alone or in a link.

    Return the id, or ``kind/id`` if the field accepts any kind.
    """
    named = to_nfc(drop_unseen(without_mark_at_end(text)))
    link = _LINK.fullmatch(named)
    kind, document_id = _named_document(link["target"] if link else named, place.file, to.kind)
    if kind is None or not document_id or (to.kind is not None and kind is not to.kind):
        expected = any_kind_label() if to.kind is None else KINDS[to.kind].label
        remedy = Word("fix-reference-any" if to.kind is None else "fix-reference")
        reading.report("bad-reference", place, key=key, found=text, kind=expected, remedy=remedy)
        return None
    reading.references.append(Reference(key, kind, document_id, place))
    return document_id if to.kind is not None else f"{kind}/{document_id}"


def read_place_name(text: str, key: str, place: Place, reading: Reading) -> str:
    """Read a place: the id of a document about one, or its path in place of its id; any other text stays."""
    kind, place_id = PLACE_KINDS[0].kind, ""
    if text.endswith(".yaml") and "/" not in text:
        place_id = text.removesuffix(".yaml")
    elif "/" in text:
        is_from_content = f"content/{text}".startswith(f"{KINDS[kind].source}/")
        named, found = _named_document(to_nfc(text), place.file, kind if is_from_content else None)
        place_id = found if named is kind else ""
    if place_id:
        reading.references.append(Reference(key, kind, place_id, place))
    return place_id or text


def _named_document(text: str, file: str, kind: Kind | None) -> tuple[Kind | None, str]:
    if text.endswith((".md", ".yaml")):
        path = relative_path(text, file)
        found = (path and document_identity(path)) or (None, "")
        if found[0] is not None and kind in (None, found[0]):
            return found
        if "/" not in text and kind is None:
            return found
        # Its name as folders show it, or its path from the folder of all: electrician.yaml, venues/b203.yaml.
        text = text.rpartition(".")[0]
    # A path of this site is that of its page, as browsers show it: /credentials/electrician/.
    folder, _, rest = text.strip("/").partition("/")
    spec = BY_FOLDER.get(folder)
    if ".." in folder:
        return None, ""
    if kind is None or (spec is not None and spec.kind is kind and rest):
        return (spec.kind if spec else None), rest
    return kind, text
