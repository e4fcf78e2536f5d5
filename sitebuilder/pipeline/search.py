"""The search index among the outputs: after an edit only what shows the edited pages is made anew.

Its files are known when it is made, not when the site is planned. So they join the stale outputs here. The
files of the last build serve as memory: a page's file holds the text by which it stands in the pieces.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from sitebuilder.cache.build_record import BuildRecord, BuiltOutput
from sitebuilder.cache.file_state import FileState
from sitebuilder.cache.keys import Key, search_key
from sitebuilder.content.files import digest
from sitebuilder.formats.search.index import (
    HEAD_FILE,
    READINGS_FILE,
    SIMPLIFIED_FILE,
    IndexedPage,
    PageSummary,
    decode_head,
    decode_page,
    encode_head,
    encode_page,
    encode_readings,
    encode_simplified,
    page_file,
    page_text,
    shard_file,
    word_shard_file,
)
from sitebuilder.formats.search.shards import (
    ShardedIndex,
    StoredIndex,
    TextChange,
    build_text_index,
    decode_shard,
    encode_shard,
    update_text_index,
)
from sitebuilder.formats.search.words import build_word_index, update_word_index
from sitebuilder.output.folder import is_intact
from sitebuilder.pipeline.plan import SitePlan
from sitebuilder.pipeline.staleness import KEPT, Staleness
from sitebuilder.pipeline.workspace import Workspace
from sitebuilder.views.pages.search import (
    FOLDER,
    SearchableDocument,
    SearchablePage,
    content_lines,
    generated_lines,
    search_result,
    searchable_pages,
    synonyms,
)
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.output import Asset, bundle_asset

_FILTERS = ("section", "trade", "year")
_NONE = IndexedPage("", None, "", sample=False, text="")
_WORTH_CHANGING = 4
"""An index is changed when at most one of so many pages differs; else it is as quick to make it anew."""


class SearchIndex(Struct, frozen=True):
    """The files of the index: those to write, and why; those that are kept, by path; and the key of each."""

    made: tuple[Asset, ...] = ()
    reason: str = KEPT
    kept: Mapping[str, BuiltOutput] = msgspec.field(default_factory=dict)
    keys: Mapping[str, Key] = msgspec.field(default_factory=dict)


class _Known(Struct, frozen=True):
    """The index of the last build: where, its files by name, how many pages it has.

    It has none when one of its files is of no use; ``reason`` says why files are made.
    """

    folder: Path
    reason: Literal["content", "new", "generator", "file"]
    files: Mapping[str, BuiltOutput] = msgspec.field(default_factory=dict)
    pages: int = 0

    def read(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()


class _Made(Struct, frozen=True):
    """The pieces of texts and of words, and the files of pages, that are not as they were."""

    texts: ShardedIndex
    words: ShardedIndex
    pages: Mapping[str, IndexedPage]


def search_index(
    workspace: Workspace, planned: SitePlan, record: BuildRecord, files: Mapping[str, FileState]
) -> SearchIndex:
    """Return the index of the planned site; it has no files where the site has no search."""
    context = planned.context
    pages = searchable_pages(context) if context else None
    if context is None or pages is None:
        return SearchIndex()
    said = synonyms(context.site)
    whole = search_key((pages, said))
    known = _known(workspace, record, files)
    if known.files and known.files[HEAD_FILE].key == whole:
        return _named({}, KEPT, known.files, {name: each.key for name, each in known.files.items()})
    own = {page_file(number): search_key(page) for number, page in enumerate(pages)}
    made = _change(known, pages, own) or _make(pages)
    contents = _contents(made, known)
    names = [
        *map(shard_file, range(made.texts.count)),
        *map(word_shard_file, range(made.words.count)),
        READINGS_FILE,
        SIMPLIFIED_FILE,
        *own,
    ]
    kept = {name: known.files[name] for name in names if name not in contents}
    digests = (digest(contents[name]) if name in contents else kept[name].digest for name in names)
    shown = [search_result(page) for page in pages]
    ordered = [PageSummary(each.title, (each.section, each.trade, each.year)) for each in shown]
    contents[HEAD_FILE] = encode_head(ordered, _FILTERS, said, made.texts, made.words, digests)
    return _named(contents, known.reason, kept, {name: own.get(name, whole) for name in (*names, HEAD_FILE)})


def add_search_index(staleness: Staleness, index: SearchIndex) -> Staleness:
    """Return the staleness of the site with the files of the index added."""
    return msgspec.structs.replace(
        staleness,
        stale=(*staleness.stale, *index.made),
        keys={**staleness.keys, **index.keys},
        reasons={**staleness.reasons, **dict.fromkeys((output.path for output in index.made), index.reason)},
        kept={**staleness.kept, **index.kept},
    )


def index_sources(path: str, context: Context) -> tuple[str, ...]:
    """Return the paths of the documents that a file of the index is made from."""
    pages = searchable_pages(context) or ()
    return tuple(
        page.entry.document.path
        for number, page in enumerate(pages)
        if isinstance(page, SearchableDocument)
        if path == FOLDER + page_file(number) or not path.startswith(FOLDER + "pages/")
    )


def _named(
    contents: Mapping[str, bytes], reason: str, kept: Mapping[str, BuiltOutput], keys: Mapping[str, Key]
) -> SearchIndex:
    return SearchIndex(
        tuple(bundle_asset(FOLDER + name, content, digest(content)) for name, content in contents.items()),
        reason,
        {FOLDER + name: each for name, each in kept.items()},
        {FOLDER + name: key for name, key in keys.items()},
    )


def _known(workspace: Workspace, record: BuildRecord, files: Mapping[str, FileState]) -> _Known:
    """Return the index of the last build as far as it is of use: all of it, or nothing."""
    folder = workspace.output / FOLDER
    built = {
        path.removeprefix(FOLDER): each for path, each in record.built.items() if each.key.maker == "search"
    }
    if not built:
        return _Known(folder, "new")
    if record.version != workspace.version:
        return _Known(folder, "generator")
    if not all(is_intact(FOLDER + name, each, files, workspace.output) for name, each in built.items()):
        return _Known(folder, "file")
    return _Known(folder, "content", built, sum(name.startswith("pages/") for name in built))


def _make(pages: tuple[SearchablePage, ...]) -> _Made:
    shown = [_shown(page) for page in pages]
    return _Made(
        build_text_index(page.text for page in shown),
        build_word_index((_title(page), page.url) for page in shown),
        {page_file(number): page for number, page in enumerate(shown)},
    )


def _change(known: _Known, pages: tuple[SearchablePage, ...], keys: Mapping[str, Key]) -> _Made | None:
    """Return the pieces and the files of pages that are not as they were; None when most must be made."""
    names = [page_file(number) for number in range(max(known.pages, len(pages)))]
    others = [
        number
        for number, name in enumerate(names)
        if name not in keys or name not in known.files or known.files[name].key != keys[name]
    ]
    if not known.files or len(others) * _WORTH_CHANGING > known.pages:
        return None
    shown = {number: _shown(pages[number]) for number in others if number < len(pages)}
    before = {number: decode_page(known.read(page_file(number))) for number in others if number < known.pages}
    pairs = {number: (before.get(number, _NONE), shown.get(number, _NONE)) for number in others}
    head = decode_head(known.read(HEAD_FILE))
    texts = StoredIndex(head.pieces, head.size, lambda number: decode_shard(known.read(shard_file(number))))
    words = StoredIndex(
        head.words, head.words_size, lambda number: decode_shard(known.read(word_shard_file(number)))
    )
    return _Made(
        update_text_index(
            texts, {number: TextChange(old.text, new.text) for number, (old, new) in pairs.items()}
        ),
        update_word_index(
            words,
            {
                number: ((_title(old), old.url), (_title(new), new.url))
                for number, (old, new) in pairs.items()
                if (_title(old), old.url) != (_title(new), new.url)
            },
        ),
        {page_file(number): page for number, page in shown.items()},
    )


def _contents(made: _Made, known: _Known) -> dict[str, bytes]:
    """Return the bytes of all files that are not as they were, without the head's, by name."""
    contents = {shard_file(number): encode_shard(each) for number, each in sorted(made.texts.changed.items())}
    contents |= {
        word_shard_file(number): encode_shard(each) for number, each in sorted(made.words.changed.items())
    }
    contents |= {name: encode_page(page) for name, page in made.pages.items()}
    if not known.files:
        contents |= {READINGS_FILE: encode_readings(), SIMPLIFIED_FILE: encode_simplified()}
    return contents


def _shown(page: SearchablePage) -> IndexedPage:
    of = search_result(page)
    text = page_text(of.title, (*content_lines(page), *generated_lines(page)))
    return IndexedPage(of.url, of.date, of.section, of.sample, text)


def _title(page: IndexedPage) -> str:
    return page.text.partition("\n")[0]
