"""What a build refuses to do: use certain folders as output, touch foreign files, remove too many pages."""

import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from sitebuilder.cache.storage import CACHE_FOLDER
from sitebuilder.content.kinds import KINDS
from sitebuilder.messages import Place, Problem, printable_path, problem
from sitebuilder.output.folder import OutputListing, file_digest
from sitebuilder.output.manifest import MANIFEST
from sitebuilder.patterns import lazy_pattern
from sitebuilder.pipeline.options import BuildOptions, resolve_path

_SOURCES = ("content", "templates", "assets")
_PROTECTED = frozenset({".git", ".hg", ".svn", ".venv", "node_modules"})
"""Folders that nobody wants to be replaced by a site, wherever they are."""

_MAX_REMOVED = 0.5
_FEW = 10


def check_output_folder(options: BuildOptions) -> Iterator[Problem]:
    """Yield a problem if the output folder is not a folder, or is used for something other than a site.

    Raises:
        OSError: the path is invalid on this disk.
    """
    output, site, program = map(resolve_path, (options.output, options.site, options.fallback))
    sources = [folder / name for folder in (site, program) for name in _SOURCES]
    sources += [program / "sitebuilder", program / "tests"]
    is_source = any(output == folder or folder.is_relative_to(output) for folder in (site, program))
    place = Place(printable_path(options.output.name or os.fspath(output)))
    if is_source or any(output.is_relative_to(each) for each in sources):
        yield problem("output-is-source", place)
    elif _PROTECTED.intersection(output.parts) or _is_in_cache(output, site) or _is_home(output):
        yield problem("output-is-kept", place)
    elif output.exists() and not output.is_dir():
        yield problem("output-is-file", place)
    elif options.output.is_symlink() and not os.path.lexists(output):
        # It can come with the files of a site, and would create folders anywhere.
        yield problem("output-link", place)


def _is_in_cache(output: Path, site: Path) -> bool:
    """Return whether a folder is a cache or inside the site's, except for previews and deploys there."""
    cache = site / CACHE_FOLDER
    return output.name == CACHE_FOLDER or (
        output.is_relative_to(cache)
        and not any(part.startswith(("preview", "deploy")) for part in output.relative_to(cache).parts[:1])
    )


def _is_home(output: Path) -> bool:
    try:
        return Path.home().is_relative_to(output)
    except RuntimeError:
        return False


def foreign_files(
    options: BuildOptions, listing: OutputListing, made: Mapping[str, str], expected: Mapping[str, bytes]
) -> Iterator[Problem]:
    """Yield a problem for each file of the output folder that no build wrote, or that was changed since.

    ``made`` maps the paths that builds have written to the digests of their bytes in hexadecimal,
    ``expected`` maps the path of each output to that of its bytes. A file that already has its new content is
    not foreign. If files have vanished since they were listed, that is the only problem.
    """
    foreign = [
        path
        for path in listing.files
        if path in listing.special
        or (path != MANIFEST and not _is_ours(path, options.output, made, expected))
    ]
    if any(not os.path.lexists(options.output / path) for path in foreign):
        yield problem("output-disturbed", Place(printable_path(options.output.name)))
    else:
        for path in foreign:
            shown = printable_path(path)
            yield problem(
                "output-foreign", Place(f"{printable_path(options.output.name)}/{shown}"), path=shown
            )


def adopted_symlink(options: BuildOptions, foreign: Iterator[Problem]) -> Iterator[Problem]:
    """Yield a problem if the output folder is a symlink and ``foreign`` files would be adopted."""
    if options.output.is_symlink() and any(foreign):
        yield problem("adopt-link", Place(printable_path(options.output.name)))


def _is_ours(path: str, output: Path, made: Mapping[str, str], expected: Mapping[str, bytes]) -> bool:
    if path not in expected:
        # It may be removed only while its bytes are those a build wrote.
        found = file_digest(output / path) if path in made else None
        return found is not None and found.hex() == made[path]
    return path in made or file_digest(output / path) == expected[path]


def too_many_removals(
    options: BuildOptions, listing: OutputListing, made: Mapping[str, str], paths: Collection[str]
) -> Iterator[Problem]:
    """Yield a problem if a build would remove more than half of ten or more content pages, likely by mistake.

    ``paths`` are those of the outputs of this build; files that no build has ``made`` are only removed if
    they are adopted.
    """
    removable = listing.files if options.adopt else listing.files.keys() & made.keys()
    removed = sum(is_content_page(path) for path in removable if path not in paths)
    if not removed:
        return
    pages = [path for path in removable if is_content_page(path)]
    if not options.allow_removals and len(pages) >= _FEW and removed > _MAX_REMOVED * len(pages):
        place = Place(printable_path(options.output.name))
        yield problem("removes-too-much", place, removed=removed, whole=len(pages))


_SECTIONS = [spec for spec in KINDS.values() if spec.section]
_NO_PAGES = ("tags", "calendar", "sitemap", "search")
_CONTENT_PAGE = lazy_pattern(
    f"(?:{'|'.join(f'{spec.section}/{spec.subfolders}' for spec in _SECTIONS)}"
    f"|(?!(?:{'|'.join([*(spec.section or '' for spec in _SECTIONS), *_NO_PAGES])})/).+)/index\\.html"
)


def is_content_page(path: str) -> bool:
    """Return whether a path is that of a document's page: not a list and not the home page."""
    return _CONTENT_PAGE.fullmatch(path) is not None
