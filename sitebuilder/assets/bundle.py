"""One stylesheet and one script from the files of ``assets/``, and fingerprinted names for all else.

The order of the stylesheet is that of its layers: tokens, base, layout, components, print; folders
stand where their name stands, and the colours behind pictures (``content/tones.py``) come last. The
script is every module of ``js/`` (``scripts.py``); the modules of a folder below it are a script of their
own, loaded by the pages that need it.
"""

import hashlib
import re
from collections.abc import Mapping

import lightningcss
from msgspec import Struct

from sitebuilder.assets.scripts import bundle_scripts
from sitebuilder.content.tones import TONES
from sitebuilder.problems import Place, Problem, problem

_LAYERS = ("tokens", "base", "layout", "components", "print")
_BROWSERS = ["chrome >= 78", "safari >= 13", "firefox >= 78"]
_FINGERPRINT = 10
_MAIN_COLOUR = re.compile(r"--main:\s*#([0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)
_NO_COLOUR = "#404040"
_OWN_SCRIPT = re.compile(r"(js/[^/]+)/[^/]+\.js")
_CSS_ERROR = re.compile(r"(?P<detail>.*) at (?P<file>[^\s:]*):(?P<line>\d+):(?P<column>\d+)", re.DOTALL)


class AssetFile(Struct, frozen=True):
    """A published asset: its path on the site and its bytes."""

    path: str
    content: bytes


class Bundles(Struct, frozen=True):
    """All published assets; ``named`` maps ``images/x.svg`` to its fingerprinted path on the site.

    ``colour`` is the site's main colour (``#rrggbb``), which the stylesheets call ``--main``.
    """

    css: str
    js: str
    named: dict[str, str]
    files: tuple[AssetFile, ...]
    colour: str


def bundle_assets(sources: Mapping[str, bytes]) -> tuple[Bundles, tuple[Problem, ...]]:
    """Bundle the files of ``assets/``: ``sources`` maps ``css/base.css`` to its bytes."""
    css, css_problems = _stylesheet(sources)
    script, js_problems = bundle_scripts(sources, "js")
    own, own_problems = _own_scripts(sources)
    files = [_fingerprinted("site.css", css.encode()), _fingerprinted("site.js", script.encode())]
    others = {path: content for path, content in sources.items() if _is_published(path)}
    named = {}
    for path, content in sorted((others | own).items()):
        file = _fingerprinted(path, content)
        named[path] = file.path
        files.append(file)
    problems = (*css_problems, *js_problems, *own_problems)
    return Bundles(files[0].path, files[1].path, named, tuple(files), _main_colour(css)), problems


def _own_scripts(sources: Mapping[str, bytes]) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Return the script of each folder of ``js/``, as a file of the folder's name."""
    folders = sorted({found[1] for path in sources if (found := _OWN_SCRIPT.fullmatch(path))})
    bundled = {folder: bundle_scripts(sources, folder) for folder in folders}
    problems = tuple(each for _, found in bundled.values() for each in found)
    return {f"{folder}.js": script.encode() for folder, (script, _) in bundled.items()}, problems


def _main_colour(css: str) -> str:
    found = _MAIN_COLOUR.search(css)
    if found is None:
        return _NO_COLOUR
    digits = found[1]
    return f"#{digits if len(digits) == 6 else ''.join(2 * digit for digit in digits)}"


def _is_published(path: str) -> bool:
    return not path.startswith(("css/", "js/", "icons/"))


def _stylesheet(sources: Mapping[str, bytes]) -> tuple[str, tuple[Problem, ...]]:
    problems = []
    parts = []
    for path in sorted((path for path in sources if path.endswith(".css")), key=_layer):
        try:
            parts.append(_minified(path, sources[path].decode("utf-8-sig")))
        except UnicodeDecodeError:
            problems.append(problem("file-not-utf8", Place(f"assets/{path}")))
        except ValueError as error:
            problems.append(_css_problem(path, str(error)))
    return "".join(parts) + _tones(), tuple(problems)


def _tones() -> str:
    return "".join(f".{name}{{background-color:{colour}}}" for name, colour in TONES.items())


def _minified(path: str, text: str) -> str:
    minified: str = lightningcss.process_stylesheet(text, filename=path, browsers_list=_BROWSERS, minify=True)
    return minified


def _layer(path: str) -> tuple[int, str]:
    parts = path.removesuffix(".css").split("/")
    found = next((index for index, layer in enumerate(_LAYERS) if layer in parts), len(_LAYERS) - 2)
    return found, path


def _css_problem(path: str, said: str) -> Problem:
    found = _CSS_ERROR.search(said)
    if found is None:
        return problem("css-syntax", Place(f"assets/{path}"), detail=said)
    place = Place(f"assets/{path}", int(found["line"]) + 1, int(found["column"]))
    return problem("css-syntax", place, detail=found["detail"].strip())


def _fingerprinted(path: str, content: bytes) -> AssetFile:
    digest = hashlib.sha256(content).hexdigest()[:_FINGERPRINT]
    stem, _, extension = path.rpartition(".")
    return AssetFile(f"assets/{stem}.{digest}.{extension}", content)
