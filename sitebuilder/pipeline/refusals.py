"""What a build refuses to do to its output folder: where it stands, whose files are in it, what would go."""

import os
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from sitebuilder.cache.storage import CACHE_FOLDER
from sitebuilder.content.kinds import KINDS
from sitebuilder.messages import Place, Problem, printable_path, problem
from sitebuilder.output.folder import OutputListing, file_digest
from sitebuilder.output.manifest import MANIFEST
from sitebuilder.pipeline.options import BuildOptions, resolve_path

_SOURCES = ("content", "templates", "assets")
_KEPT = frozenset({".git", ".hg", ".svn", ".venv", "node_modules"})
"""Folders that nobody means to be replaced by a site, wherever they are."""

_MOST_REMOVED = 0.5
_FEW = 10


def check_output_folder(options: BuildOptions) -> Iterator[Problem]:
    """Report an output folder that is no folder, or in which something else lives than a site.

    Raises:
        OSError: the disk takes no such path.
    """
    output, site, program = map(resolve_path, (options.output, options.site, options.fallback))
    sources = [folder / name for folder in (site, program) for name in _SOURCES]
    sources += [program / "sitebuilder", program / "tests"]
    is_source = any(output == folder or folder.is_relative_to(output) for folder in (site, program))
    place = Place(printable_path(options.output.name or os.fspath(output)))
    if is_source or any(output.is_relative_to(each) for each in sources):
        yield problem("output-is-source", place)
    elif _KEPT.intersection(output.parts) or _is_in_cache(output, site) or _is_home(output):
        yield problem("output-is-kept", place)
    elif output.exists() and not output.is_dir():
        yield problem("output-is-file", place)


def _is_in_cache(output: Path, site: Path) -> bool:
    """Tell whether a folder is a cache, or lies in that of the site, but for previews and deploys there."""
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
    options: BuildOptions, listing: OutputListing, manifest: Mapping[str, str], expected: Mapping[str, bytes]
) -> Iterator[Problem]:
    """Report files in the output folder that no build has made, or that are to go but were changed since.

    ``manifest`` maps the paths that builds have made to the digest of their bytes in hexadecimal,
    ``expected`` maps the path of an output to that of its bytes: a file that is already what it should
    become is nobody else's.
    """
    for path in listing.files:
        if path == MANIFEST and path not in listing.special:
            continue
        if path in listing.special or not _is_ours(path, options.output, manifest, expected):
            shown = printable_path(path)
            yield problem(
                "output-foreign", Place(f"{printable_path(options.output.name)}/{shown}"), path=shown
            )


def adopted_symlink(options: BuildOptions, foreign: Iterator[Problem]) -> Iterator[Problem]:
    """Report an output folder that is a link, where ``foreign`` files would be adopted that it leads to."""
    if options.output.is_symlink() and any(foreign):
        yield problem("adopt-link", Place(printable_path(options.output.name)))


def _is_ours(path: str, output: Path, manifest: Mapping[str, str], expected: Mapping[str, bytes]) -> bool:
    if path not in expected:
        # It will be removed: only if it is still what a build has made, whatever the manifest claims.
        found = file_digest(output / path) if path in manifest else None
        return found is not None and found.hex() == manifest[path]
    return path in manifest or file_digest(output / path) == expected[path]


def too_many_removals(
    options: BuildOptions, listing: OutputListing, paths: Collection[str]
) -> Iterator[Problem]:
    """Report a build that would remove more than half of the content pages, of ten or more: by mistake.

    ``paths`` are those of the outputs that it makes.
    """
    pages = [path for path in listing.files if is_content_page(path)]
    removed = sum(path not in paths for path in pages)
    if not options.allow_removals and len(pages) >= _FEW and removed > _MOST_REMOVED * len(pages):
        place = Place(printable_path(options.output.name))
        yield problem("removes-too-much", place, removed=removed, whole=len(pages))


_SECTIONS = [spec for spec in KINDS.values() if spec.section]
_NO_PAGES = ("tags", "calendar", "sitemap", "search")
_CONTENT_PAGE = re.compile(
    f"(?:{'|'.join(f'{spec.section}/{spec.subfolders}' for spec in _SECTIONS)}"
    f"|(?!(?:{'|'.join([*(spec.section or '' for spec in _SECTIONS), *_NO_PAGES])})/).+)/index\\.html"
)


def is_content_page(path: str) -> bool:
    """Tell by its path whether an output is the page of a document: no list, not the home page."""
    return _CONTENT_PAGE.fullmatch(path) is not None
