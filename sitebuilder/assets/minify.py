"""Minifies ``assets/``: one stylesheet, one main script, and one script for each folder of ``js/``.

The stylesheet is ordered by layers: tokens, base, layout, components, layouts, pages, print. A layer is a
file or a folder; the colours after pictures (``content/tones.py``) come last. The main script contains every
module of ``js/`` (``scripts.py``); the modules of a folder below it are a separate script, loaded by the
pages that need it.
"""

import re
from collections.abc import Mapping

from sitebuilder.assets.bundle import ROOT, MinifiedAssets, is_published_unchanged
from sitebuilder.assets.css_minifier import minify_css
from sitebuilder.assets.css_urls import check_css, check_unescaped, split_at_file_urls
from sitebuilder.assets.script_parser import ParseScript
from sitebuilder.assets.scripts import bundle_scripts, read_script
from sitebuilder.content.tones import TONES
from sitebuilder.messages import Place, Problem, place_at, problem

_LAYERS = ("tokens", "base", "layout", "components", "layouts", "pages", "print")
_FOLDER_MODULE = re.compile(r"(js/[^/]+)/[^/]+\.js")
_CSS_ERROR = re.compile(r"(?P<detail>.*) at (?P<file>[^\s:]*):(?P<line>\d+):(?P<column>\d+)", re.DOTALL)


def minify_assets(
    sources: Mapping[str, bytes], inline: Mapping[str, bytes], parse: ParseScript
) -> tuple[MinifiedAssets, tuple[Problem, ...]]:
    """Minify the stylesheets and scripts of ``assets/``: ``sources`` maps ``css/base.css`` to its bytes.

    ``inline`` maps the paths of inline scripts, relative to the site, to their bytes: they are only parsed.
    """
    css, css_problems = _stylesheet(sources)
    script, js_problems = bundle_scripts(sources, "js", parse)
    own, own_problems = _folder_scripts(sources, parse)
    read = [read_script(file, content, parse) for file, content in sorted(inline.items())]
    inline_problems = [each for each in read if isinstance(each, Problem)]
    return MinifiedAssets(css, script, own), (*css_problems, *js_problems, *own_problems, *inline_problems)


def _folder_scripts(
    sources: Mapping[str, bytes], parse: ParseScript
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Return the script of each folder of ``js/``, by a file name like the folder's."""
    folders = sorted({match[1] for path in sources if (match := _FOLDER_MODULE.fullmatch(path))})
    bundled = {folder: bundle_scripts(sources, folder, parse) for folder in folders}
    problems = tuple(each for _, faults in bundled.values() for each in faults)
    return {f"{folder}.js": script.encode() for folder, (script, _) in bundled.items()}, problems


def _stylesheet(sources: Mapping[str, bytes]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return the stylesheet, in parts as in ``MinifiedAssets``, and the problems of its layers."""
    problems: list[Problem] = []
    parts = [""]
    files = {path for path in sources if is_published_unchanged(path)}
    layered = (path for path in sources if path.endswith(".css") and not path.startswith(ROOT))
    for path in sorted(layered, key=_layer_key):
        try:
            text = sources[path].decode("utf-8-sig")
        except UnicodeDecodeError as error:
            problems.append(problem("file-not-utf8", place_at(f"assets/{path}", error.object, error.start)))
            continue
        faults = list(check_css(path, text, files))
        problems += faults
        if any(each.code == "css-syntax" for each in faults):
            continue
        try:
            minified = minify_css(path, text)
        except ValueError as error:
            problems.append(_css_problem(path, str(error)))
            continue
        if minified is None:
            problems.append(problem("file-too-complex", Place(f"assets/{path}")))
            continue
        if not faults and "\\" in text:
            faults = list(check_unescaped(path, minified, files))
            problems += faults
        if not faults:
            first, *others = split_at_file_urls(path, minified)
            parts[-1] += first
            parts += others
    parts[-1] += _tone_rules()
    return tuple(parts), tuple(problems)


def _tone_rules() -> str:
    return "".join(f".{name}{{background-color:{colour}}}" for name, colour in TONES.items())


def _layer_key(path: str) -> tuple[int, str]:
    layer = path.removeprefix("css/").removesuffix(".css").partition("/")[0]
    return _LAYERS.index(layer if layer in _LAYERS else "pages"), path


def _css_problem(path: str, message: str) -> Problem:
    match = _CSS_ERROR.search(message)
    if match is None:
        return problem("css-syntax", Place(f"assets/{path}"), detail=message)
    place = Place(f"assets/{path}", int(match["line"]) + 1, int(match["column"]))
    return problem("css-syntax", place, detail=match["detail"].strip())
