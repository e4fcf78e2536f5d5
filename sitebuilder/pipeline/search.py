"""Plan the search index: after an edit only the files that depend on edited pages are regenerated.

The index's files are only known once it is made, not when the site is planned, so they join the stale outputs
here. The last build's files serve as the memory: a page's file contains the text under which the shards list
it.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from sitebuilder.cache.build_record import BuildRecord, BuiltOutput
from sitebuilder.cache.file_state import FileState
from sitebuilder.cache.keys import Key, search_key
from sitebuilder.content.paths.files import digest
from sitebuilder.formats.search.index import (
    HEAD_FILE,
    READINGS_FILE,
    SIMPLIFIED_FILES,
    TEXT_FOLDER,
    WORD_FOLDER,
    IndexedPage,
    PageSummary,
    Shards,
    decode_head,
    decode_page,
    encode_head,
    encode_page,
    encode_readings,
    encode_simplified,
    long_file,
    page_file,
    page_text,
    shard_file,
)
from sitebuilder.formats.search.shards import (
    ShardedIndex,
    StoredIndex,
    TextChange,
    build_text_index,
    decode_posting,
    decode_shard,
    encode_posting,
    encode_shard,
    update_text_index,
)
from sitebuilder.formats.search.words import build_word_index, update_word_index
from sitebuilder.output.folder import is_intact
from sitebuilder.pipeline.plan import SitePlan
from sitebuilder.pipeline.staleness import KEPT, Staleness
from sitebuilder.pipeline.workspace import Workspace
from sitebuilder.views.pages.search import (
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
from sitebuilder.views.shared.search_paths import FOLDER

_FILTERS = ("section", "trade", "year")
_NO_PAGE = IndexedPage("", None, "", sample=False, text="")
_MIN_PAGES_PER_CHANGE = 4
"""The index is updated if at most one page in so many differs; otherwise rebuilding it is as fast."""


class SearchIndex(Struct, frozen=True):
    """The files of the index: those to write and the reason, those kept, by path, and the key of each."""

    stale: tuple[Asset, ...] = ()
    reason: str = KEPT
    kept: Mapping[str, BuiltOutput] = msgspec.field(default_factory=dict)
    keys: Mapping[str, Key] = msgspec.field(default_factory=dict)


class _PreviousIndex(Struct, frozen=True):
    """The index of the last build: its folder, its files by name, and the number of its pages.

    ``files`` is empty if any of them is unusable; ``reason`` is why new files are made.
    """

    folder: Path
    reason: Literal["content", "new", "generator", "file"]
    files: Mapping[str, BuiltOutput] = msgspec.field(default_factory=dict)
    pages: int = 0

    def read(self, name: str) -> bytes:
        """Return the bytes of a file of the index."""
        return (self.folder / name).read_bytes()


class _IndexChanges(Struct, frozen=True):
    """The changed shards, and the changed files of pages."""

    shards: Shards
    pages: Mapping[str, IndexedPage]


def search_index(
    workspace: Workspace, planned: SitePlan, record: BuildRecord, files: Mapping[str, FileState]
) -> SearchIndex:
    """Return the index of the planned site; it has no files if the site has no search."""
    context = planned.context
    pages = searchable_pages(context) if context else None
    if context is None or pages is None:
        return SearchIndex()
    site_synonyms = synonyms(context.site)
    index_key = search_key((pages, site_synonyms))
    previous = _previous_index(workspace, record, files)
    if previous.files and previous.files[HEAD_FILE].key == index_key:
        return _to_search_index(
            {}, KEPT, previous.files, {name: each.key for name, each in previous.files.items()}
        )
    page_keys = {page_file(number): search_key(page) for number, page in enumerate(pages)}
    update = _update(previous, pages, page_keys)
    changes = update or _rebuild(pages)
    updated = previous.files if update else {}
    contents = _contents(changes, previous)
    names = [
        *_index_files(TEXT_FOLDER, changes.shards.texts, updated),
        *_index_files(WORD_FOLDER, changes.shards.words, updated),
        READINGS_FILE,
        *SIMPLIFIED_FILES,
        *page_keys,
    ]
    kept = {name: previous.files[name] for name in names if name not in contents}
    digests = (digest(contents[name]) if name in contents else kept[name].digest for name in names)
    results = [search_result(page) for page in pages]
    ordered = [PageSummary(each.title, (each.section, each.trade, each.year)) for each in results]
    contents[HEAD_FILE] = encode_head(ordered, _FILTERS, site_synonyms, changes.shards, digests)
    return _to_search_index(
        contents,
        previous.reason,
        kept,
        {name: page_keys.get(name, index_key) for name in (*names, HEAD_FILE)},
    )


def add_search_index(staleness: Staleness, index: SearchIndex) -> Staleness:
    """Return the site's staleness with the files of the index added."""
    return msgspec.structs.replace(
        staleness,
        stale=(*staleness.stale, *index.stale),
        keys={**staleness.keys, **index.keys},
        reasons={**staleness.reasons, **dict.fromkeys((output.path for output in index.stale), index.reason)},
        kept={**staleness.kept, **index.kept},
    )


def index_sources(path: str, context: Context) -> tuple[str, ...]:
    """Return the paths of the documents from which a file of the index is made."""
    pages = searchable_pages(context) or ()
    return tuple(
        page.entry.document.path
        for number, page in enumerate(pages)
        if isinstance(page, SearchableDocument)
        if path == FOLDER + page_file(number) or not path.startswith(FOLDER + "pages/")
    )


def _to_search_index(
    contents: Mapping[str, bytes], reason: str, kept: Mapping[str, BuiltOutput], keys: Mapping[str, Key]
) -> SearchIndex:
    return SearchIndex(
        tuple(bundle_asset(FOLDER + name, content, digest(content)) for name, content in contents.items()),
        reason,
        {FOLDER + name: each for name, each in kept.items()},
        {FOLDER + name: key for name, key in keys.items()},
    )


def _previous_index(
    workspace: Workspace, record: BuildRecord, files: Mapping[str, FileState]
) -> _PreviousIndex:
    """Return the last build's index if it is usable as a whole; otherwise one without files."""
    folder = workspace.output / FOLDER
    built = {
        path.removeprefix(FOLDER): each for path, each in record.built.items() if each.key.maker == "search"
    }
    if not built:
        return _PreviousIndex(folder, "new")
    if record.version != workspace.version:
        return _PreviousIndex(folder, "generator")
    if not all(is_intact(FOLDER + name, each, files, workspace.output) for name, each in built.items()):
        return _PreviousIndex(folder, "file")
    return _PreviousIndex(folder, "content", built, sum(name.startswith("pages/") for name in built))


def _rebuild(pages: tuple[SearchablePage, ...]) -> _IndexChanges:
    results = [_indexed_page(page) for page in pages]
    return _IndexChanges(
        Shards(
            build_text_index(page.text for page in results),
            build_word_index((_title(page), page.url) for page in results),
        ),
        {page_file(number): page for number, page in enumerate(results)},
    )


def _update(
    previous: _PreviousIndex, pages: tuple[SearchablePage, ...], keys: Mapping[str, Key]
) -> _IndexChanges | None:
    """Return what has changed in the index; None if so much has that it must be rebuilt."""
    names = [page_file(number) for number in range(max(previous.pages, len(pages)))]
    changed_pages = [
        number
        for number, name in enumerate(names)
        if name not in keys or name not in previous.files or previous.files[name].key != keys[name]
    ]
    if not previous.files or len(changed_pages) * _MIN_PAGES_PER_CHANGE > previous.pages:
        return None
    results = {number: _indexed_page(pages[number]) for number in changed_pages if number < len(pages)}
    before = {
        number: decode_page(previous.read(page_file(number)))
        for number in changed_pages
        if number < previous.pages
    }
    pairs = {
        number: (before.get(number, _NO_PAGE), results.get(number, _NO_PAGE)) for number in changed_pages
    }
    head = decode_head(previous.read(HEAD_FILE))
    texts = _stored_index(previous, TEXT_FOLDER, head.text_shards, head.text_size)
    words = _stored_index(previous, WORD_FOLDER, head.word_shards, head.word_size)
    changed_texts = {number: TextChange(old.text, new.text) for number, (old, new) in pairs.items()}
    changed_titles = {
        number: ((_title(old), old.url), (_title(new), new.url))
        for number, (old, new) in pairs.items()
        if (_title(old), old.url) != (_title(new), new.url)
    }
    return _IndexChanges(
        Shards(update_text_index(texts, changed_texts), update_word_index(words, changed_titles)),
        {page_file(number): page for number, page in results.items()},
    )


def _stored_index(previous: _PreviousIndex, folder: str, count: int, size: int) -> StoredIndex:
    return StoredIndex(
        count,
        size,
        lambda number: decode_shard(previous.read(shard_file(folder, number))),
        lambda key: decode_posting(previous.read(long_file(folder, key))),
    )


def _index_files(folder: str, index: ShardedIndex, updated: Iterable[str]) -> list[str]:
    """Return the names of all files of an index in a folder: of its shards, then of its long postings.

    ``updated`` are the names of the files that ``index`` updates; empty if it was rebuilt.
    """
    stored = {name for name in updated if name.startswith(folder + "u")}
    changed = {long_file(folder, key): bool(posting) for key, posting in index.long.items()}
    long = (stored - changed.keys()).union(name for name, is_long in changed.items() if is_long)
    return [*(shard_file(folder, number) for number in range(index.count)), *sorted(long)]


def _index_contents(folder: str, index: ShardedIndex) -> dict[str, bytes]:
    """Return the bytes of the changed files of an index by name."""
    shards = {shard_file(folder, number): encode_shard(each) for number, each in index.changed.items()}
    long = {long_file(folder, key): encode_posting(each) for key, each in index.long.items() if each}
    return dict(sorted({**shards, **long}.items()))


def _contents(changes: _IndexChanges, previous: _PreviousIndex) -> dict[str, bytes]:
    """Return the bytes of all changed files by name, without the head's."""
    contents = _index_contents(TEXT_FOLDER, changes.shards.texts)
    contents |= _index_contents(WORD_FOLDER, changes.shards.words)
    contents |= {name: encode_page(page) for name, page in changes.pages.items()}
    if not previous.files:
        contents |= {READINGS_FILE: encode_readings(), **encode_simplified()}
    return contents


def _indexed_page(page: SearchablePage) -> IndexedPage:
    result = search_result(page)
    text = page_text(result.title, (*content_lines(page), *generated_lines(page)))
    return IndexedPage(result.url, result.date, result.section, result.sample, text)


def _title(page: IndexedPage) -> str:
    return page.text.partition("\n")[0]
