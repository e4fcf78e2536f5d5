"""The published assets: stylesheet and scripts (``minify.py``), and other files under fingerprinted names."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from posixpath import relpath, splitext
from urllib.parse import quote

from msgspec import Struct

from sitebuilder.patterns import lazy_pattern

_FINGERPRINT_LENGTH = 10
ROOT = "root/"
"""The folder of the files that keep their names, at the root of the site."""

_MAIN_COLOUR = lazy_pattern(r"--main:\s*#([0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)
_DEFAULT_COLOUR = "#404040"


class AssetFile(Struct, frozen=True):
    """A published asset: its path on the site and its bytes."""

    path: str
    content: bytes


class BundledAssets(Struct, frozen=True):
    """All published assets; ``published_paths`` maps ``images/x.svg`` to its fingerprinted path.

    ``main_colour`` is the site's main colour (``#rrggbb``), the stylesheet's ``--main``.
    """

    css: str
    js: str
    published_paths: dict[str, str]
    files: tuple[AssetFile, ...]
    main_colour: str


class MinifiedAssets(Struct, frozen=True, array_like=True):
    """The stylesheet, the main script, and the scripts of folders by name (``js/search.js``).

    The stylesheet is split into parts: every second one is the path of a file in ``assets/``, to be replaced
    with its published name.
    """

    css: tuple[str, ...]
    script: str
    folder_scripts: dict[str, bytes]


def bundle_assets(sources: Mapping[str, bytes], minified: MinifiedAssets) -> BundledAssets:
    """Bundle the files of ``assets/``: ``sources`` maps ``css/base.css`` to its bytes.

    Those in ``root/`` keep their names at the root of the site, where browsers request them by convention.
    """
    others = {
        path: content for path, content in sources.items() if is_published_unchanged(path)
    } | minified.folder_scripts
    named = {
        path: (_root_file if path.startswith(ROOT) else _fingerprinted_file)(path, content)
        for path, content in sorted(others.items())
    }
    paths = {path: file.path for path, file in named.items()}
    css = _join_stylesheet(minified.css, paths)
    styles = _fingerprinted_file("site.css", css.encode())
    script = _fingerprinted_file("site.js", minified.script.encode())
    files = (styles, script, *named.values())
    return BundledAssets(styles.path, script.path, paths, files, _main_colour(css))


def _join_stylesheet(parts: Sequence[str], named: Mapping[str, str]) -> str:
    """Join the parts of a stylesheet; published names are relative to ``assets/``, where it is published."""
    return "".join(
        quote(relpath(named[part], "assets")) if index % 2 else part for index, part in enumerate(parts)
    )


def _main_colour(css: str) -> str:
    match = _MAIN_COLOUR.search(css)
    if match is None:
        return _DEFAULT_COLOUR
    digits = match[1]
    return f"#{digits if len(digits) == 6 else ''.join(2 * digit for digit in digits)}"


def is_published_unchanged(path: str) -> bool:
    """Return whether a file of ``assets/`` is published as it is, under a fingerprinted name or its own."""
    return not path.startswith(("css/", "js/", "icons/"))


def _root_file(path: str, content: bytes) -> AssetFile:
    return AssetFile(path.removeprefix(ROOT), content)


def _fingerprinted_file(path: str, content: bytes) -> AssetFile:
    digest = hashlib.sha256(content).hexdigest()[:_FINGERPRINT_LENGTH]
    stem, extension = splitext(path)
    return AssetFile(f"assets/{stem}.{digest}{extension}", content)
