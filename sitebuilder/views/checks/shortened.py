"""Names that are too long for an address: each is reported once, so that an editor can choose a better
one."""

from collections.abc import Iterator, Sequence
from posixpath import splitext

from sitebuilder.content.paths.output_paths import MAX_PART_BYTES
from sitebuilder.content.paths.slugs import is_shortened
from sitebuilder.content.permalinks import max_stem_length, split_name
from sitebuilder.content.pictures import MAX_SUFFIX_LENGTH
from sitebuilder.messages import Place, Problem, Word, problem
from sitebuilder.views.shared.context import Context
from sitebuilder.views.shared.taxonomy import tag_of, trade_of


def shortened_names(outputs: Sequence[str], context: Context) -> Iterator[Problem]:
    """Report each name of a document, folder, file, tag or trade that is shortened in its address.

    ``outputs`` are the paths of all outputs: if none is long, there is nothing to search.
    """
    if max(map(len, outputs), default=0) < MAX_PART_BYTES // 2:
        return
    reported: set[str] = set()
    for name, path, place, remedy in (*_documents(context), *_files(context), *_terms(context)):
        if path not in reported:
            reported.add(path)
            yield problem("address-shortened", place, name=name, address=f"/{path}", remedy=Word(remedy))


_ShortenedNames = Iterator[tuple[str, str, Place, str]]
"""Yields a name, the path on the site that it was given, its place in the content, and the remedy (a
``Word``)."""


def _documents(context: Context) -> _ShortenedNames:
    for entry in context.library.entries():
        *folders, name = entry.document.path.split("/")
        segments = entry.path.rstrip("/").split("/")
        if not entry.data.slug and is_shortened(splitext(name)[0]):
            yield splitext(name)[0], entry.path, Place(entry.document.path), "fix-shorten-slug"
        yield from _folders(folders, segments)


def _files(context: Context) -> _ShortenedNames:
    library = context.library
    for source, file in library.files.items():
        yield from _file(source, file.path, 0)
    for source, picture in library.pictures.items():
        yield from _file(source, picture.path(picture.largest), MAX_SUFFIX_LENGTH)


def _file(source: str, path: str, room: int) -> _ShortenedNames:
    *folders, name = source.split("/")
    stem, extension = split_name(name)
    if is_shortened(stem, max_stem_length(extension, room)):
        yield stem, path, Place(source), "fix-shorten-file"
    yield from _folders(folders, path.split("/"))


def _folders(folders: Sequence[str], segments: Sequence[str]) -> _ShortenedNames:
    """Yield the shortened folders of a source path; ``segments`` are those of its path on the site."""
    relative = folders[2:] if folders[1:2] == ["pages"] else folders[1:]
    for number, folder in enumerate(relative, start=1):
        if is_shortened(folder):
            place = Place("/".join(folders[: len(folders) - len(relative) + number]))
            yield folder, "/".join([*segments[:number], ""]), place, "fix-shorten-folder"


def _terms(context: Context) -> _ShortenedNames:
    library, site = context.library, context.site
    listed_tags = {tag.name for tag in site.tags}
    for article in library.articles:
        for index, name in enumerate(article.data.tags):
            if name not in listed_tags and is_shortened(name):
                path, place = tag_of(name, article, site).path, article.document.place(f"tags.{index}")
                yield name, path, place, "fix-shorten-tag"
    listed_trades = {name for trade in site.trades for name in (trade.slug, trade.name)}
    for course in library.courses:
        name = course.data.trade
        if name not in listed_trades and is_shortened(name):
            yield name, trade_of(course, site).path, course.document.place("trade"), "fix-shorten-trade"
