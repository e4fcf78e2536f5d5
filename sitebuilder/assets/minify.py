"""The texts of ``assets/`` made small: one stylesheet, one script, and a script for each folder of ``js/``.

The order of the stylesheet is that of its layers: tokens, base, layout, components, layouts, pages, print.
A layer is a file or a folder, and the colours behind pictures (``content/tones.py``) come last. The
script is every module of ``js/`` (``scripts.py``); the modules of a folder below it are a script of their
own, loaded by the pages that need it.
"""

import re
from collections.abc import Mapping

import lightningcss

from sitebuilder.assets.bundle import MinifiedAssets, is_published
from sitebuilder.assets.css_urls import check_css, split_at_file_urls
from sitebuilder.assets.script_parser import ParseScript
from sitebuilder.assets.scripts import bundle_scripts, read_script
from sitebuilder.content.tones import TONES
from sitebuilder.messages import Place, Problem, problem

_LAYERS = ("tokens", "base", "layout", "components", "layouts", "pages", "print")
_BROWSERS = ["chrome >= 78", "safari >= 13", "firefox >= 78"]
_OWN_SCRIPT = re.compile(r"(js/[^/]+)/[^/]+\.js")
_CSS_ERROR = re.compile(r"(?P<detail>.*) at (?P<file>[^\s:]*):(?P<line>\d+):(?P<column>\d+)", re.DOTALL)


def minify_assets(
    sources: Mapping[str, bytes], inline: Mapping[str, bytes], parse: ParseScript
) -> tuple[MinifiedAssets, tuple[Problem, ...]]:
    """Make the stylesheet and the scripts of ``assets/``: ``sources`` maps ``css/base.css`` to its bytes.

    ``inline`` are scripts that stand in pages as they are, by their paths relative to the site: they are
    only parsed.
    """
    css, css_problems = _stylesheet(sources)
    script, js_problems = bundle_scripts(sources, "js", parse)
    own, own_problems = _own_scripts(sources, parse)
    read = [read_script(file, content, parse) for file, content in sorted(inline.items())]
    inline_problems = [each for each in read if isinstance(each, Problem)]
    return MinifiedAssets(css, script, own), (*css_problems, *js_problems, *own_problems, *inline_problems)


def _own_scripts(
    sources: Mapping[str, bytes], parse: ParseScript
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Return the script of each folder of ``js/``, as a file of the folder's name."""
    folders = sorted({found[1] for path in sources if (found := _OWN_SCRIPT.fullmatch(path))})
    bundled = {folder: bundle_scripts(sources, folder, parse) for folder in folders}
    problems = tuple(each for _, found in bundled.values() for each in found)
    return {f"{folder}.js": script.encode() for folder, (script, _) in bundled.items()}, problems


def _stylesheet(sources: Mapping[str, bytes]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return the stylesheet in the parts of ``MinifiedAssets``, and what is wrong in its layers."""
    problems: list[Problem] = []
    parts = [""]
    files = {path for path in sources if is_published(path)}
    for path in sorted((path for path in sources if path.endswith(".css")), key=_layer):
        try:
            text = sources[path].decode("utf-8-sig")
        except UnicodeDecodeError:
            problems.append(problem("file-not-utf8", Place(f"assets/{path}")))
            continue
        faults = list(check_css(path, text, files))
        problems += faults
        if any(each.code == "css-syntax" for each in faults):
            continue
        try:
            small = _minified(path, text)
        except ValueError as error:
            problems.append(_css_problem(path, str(error)))
            continue
        if not faults:
            first, *others = split_at_file_urls(path, small)
            parts[-1] += first
            parts += others
    parts[-1] += _tones()
    return tuple(parts), tuple(problems)


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
