"""The files of ``content/`` that documents use: which are published, and what is wrong with the others."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct

from sitebuilder.content.library.attachments import attachment_fault
from sitebuilder.content.library.library import PublishedFile
from sitebuilder.content.model.site import Site
from sitebuilder.content.paths.output_paths import MAX_PATH_BYTES
from sitebuilder.content.permalinks import file_path
from sitebuilder.content.pictures import Picture, PictureFacts, PictureFault, picture_at, removed_svg_parts
from sitebuilder.content.values.nearest import Suggestions
from sitebuilder.content.values.reading import FileReference
from sitebuilder.messages import Place, Problem, problem


class ContentFiles(Struct, frozen=True):
    """The files of ``content/`` that are not documents, by source path.

    ``sizes`` are in bytes. ``pictures`` are the facts or the faults of those that pages show; a picture that
    is not among them is published like any other file.
    """

    sizes: Mapping[str, int]
    pictures: Mapping[str, PictureFacts | PictureFault] = MappingProxyType({})

    def is_copied(self, use: FileReference) -> bool:
        """Return whether a file is published unchanged: it exists and is not shown as a picture."""
        return use.path in self.sizes and not (use.is_picture and use.path in self.pictures)


def used_file_problems(
    used: Iterable[FileReference], in_fields: Iterable[FileReference], files: ContentFiles, site: Site
) -> Iterable[Problem]:
    """Yield a problem for each missing file, and for each in a field that cannot be published or shown.

    ``resolve_links`` (``content/library/links.py``) reports those in texts.
    """
    suggestions = Suggestions()
    for use in used:
        if use.path not in files.sizes:
            name = use.path.rpartition("/")[2]
            yield problem("missing-file", use.place, **suggestions.missing_file(use.path, name, files.sizes))
    for use in in_fields:
        if use.is_picture:
            yield from _picture_problems(use, files)
    for use in in_fields:
        refused = attachment_fault(use.path, files.sizes[use.path], site) if files.is_copied(use) else None
        if refused is not None:
            yield problem(refused[0], use.place, **refused[1])


def _picture_problems(use: FileReference, files: ContentFiles) -> Iterable[Problem]:
    found = files.pictures.get(use.path)
    if isinstance(found, PictureFault):
        yield problem(found.code, use.place, **found.values)
    for removed in removed_svg_parts(use.path, files.pictures):
        yield problem("svg-cleaned", use.place, removed=removed)


def published_files(
    used: Iterable[FileReference], slugs: Mapping[str, str], files: ContentFiles, site: Site
) -> dict[str, PublishedFile]:
    """Map the source path of each file that is published unchanged to the published file, sorted.

    ``slugs`` maps the Chinese names in their paths to their slugs.
    """
    paths = {
        use.path
        for use in used
        if files.is_copied(use) and attachment_fault(use.path, files.sizes[use.path], site) is None
    }
    return {path: PublishedFile(file_path(path, slugs), files.sizes[path]) for path in sorted(paths)}


def shown_pictures(
    used: Iterable[FileReference], slugs: Mapping[str, str], files: ContentFiles
) -> dict[str, Picture]:
    """Map the source path of each picture that pages show to the picture, sorted."""
    paths = sorted({use.path for use in used if use.is_picture})
    return {
        path: picture for path in paths if (picture := picture_at(path, slugs, files.pictures)) is not None
    }


def long_paths(files: Mapping[str, PublishedFile], pictures: Mapping[str, Picture]) -> Iterable[Problem]:
    """Yield a problem for each file whose folders make its path on the site too long."""
    paths = ((source, file.path) for source, file in files.items())
    stems = ((source, picture.stem) for source, picture in pictures.items())
    for source, path in (*paths, *stems):
        if len(path) > MAX_PATH_BYTES:
            yield problem("address-too-long", Place(source), found=f"/{path}")
