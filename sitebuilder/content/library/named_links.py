"""Find the document that a link by name means: as Hexo, Hugo and Jekyll name posts.

A name is that of a file, with or without its folder, its extension and the date before it. It is certain if
exactly one article has it; if no article has it, exactly one page.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from posixpath import relpath

from sitebuilder.content.documents import Document
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.model.field_types import Kind
from sitebuilder.content.paths.output_paths import to_nfc
from sitebuilder.content.source_paths import document_identity, relative_path
from sitebuilder.messages import Label, list_label
from sitebuilder.patterns import lazy_pattern

_EXTENSION = lazy_pattern(r"\.(?:md|markdown|html)\Z", re.IGNORECASE)
_DATE = lazy_pattern(r"\d{4}-\d{1,2}-\d{1,2}-")
_MAX_LISTED = 3
"""How many of several documents with a name are listed for the editor."""


class DocumentNames:
    """The articles and pages of a site by their names, indexed on first use."""

    def __init__(self, documents: Collection[Document], absent: Collection[str]) -> None:
        self._documents, self._absent = documents, absent

    def find(self, name: str, file: str) -> tuple[str, ...]:
        """Return the source paths of the documents that a name in a file may mean, at most one if certain."""
        beside = relative_path(name, file)
        if beside in self._titles:
            return (beside,)
        bare = to_nfc(_EXTENSION.sub("", name).strip("/")).casefold()
        names = (bare, bare.rpartition("/")[2], _without_date(bare))
        for kind in (Kind.ARTICLE, Kind.PAGE):
            index = self._by_name[kind]
            found = next((index[each] for each in names if each in index), ())
            if found:
                return found
        return ()

    def title(self, path: str) -> str:
        """Return the title of a document that is shown."""
        return self._titles[path]

    @cached_property
    def _titles(self) -> dict[str, str]:
        shown = (each for each in self._documents if each.permalink is not None)
        return {each.path: str(getattr(each.data, "title", "")) for each in shown}

    @cached_property
    def _by_name(self) -> Mapping[Kind, Mapping[str, tuple[str, ...]]]:
        paths = [*self._titles, *self._absent]
        return {
            kind: _index(path for path in paths if path.startswith(f"content/{KINDS[kind].folder}/"))
            for kind in (Kind.ARTICLE, Kind.PAGE)
        }


def list_links(paths: Iterable[str], file: str) -> Label:
    """Return links to several documents as an editor of a file would write them."""
    targets = [relpath(path, file.rpartition("/")[0]) for path in sorted(paths)[:_MAX_LISTED]]
    chinese, english = (list_label(f"[{text}]({target})" for target in targets) for text in ("文字", "text"))
    return Label(chinese.chinese, english.english)


def _index(paths: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Map each name of a document to the documents that have it: a whole name wins over a part of it."""
    whole: dict[str, list[str]] = {}
    undated: dict[str, list[str]] = {}
    for path in paths:
        identity = document_identity(path)
        if identity is None:
            continue
        written = to_nfc(identity[1].removesuffix("/index")).casefold()
        for name in {written, written.rpartition("/")[2]}:
            whole.setdefault(name, []).append(path)
        undated.setdefault(_without_date(written), []).append(path)
    merged = {**undated, **whole}
    return {name: tuple(found) for name, found in merged.items()}


def _without_date(name: str) -> str:
    return _DATE.sub("", name.rpartition("/")[2], count=1)
