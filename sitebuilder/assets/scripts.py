"""One script from the modules of a folder: those that others import first, each in a scope of its own.

What a module exports stays an ES module, which a browser can also load alone; the bundle needs two forms
only, each on lines of its own: ``import { a, b } from "./other.js";`` and ``export`` before a declaration.
"""

import posixpath
import re
from collections.abc import Mapping

import rjsmin

from sitebuilder.messages import Place, Problem, problem

_IMPORT = re.compile(r'^import\s*\{(?P<names>[^}]*)\}\s*from\s*"(?P<path>\.[^"]*)";?[^\S\n]*$', re.MULTILINE)
_DECLARATION = r"(?:async\s+)?(?:function\*?|const|let|class)\s+(?P<name>[\w$]+)"
_EXPORT = re.compile(rf"^export\s+(?={_DECLARATION})", re.MULTILINE)
_OTHER_FORM = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def bundle_scripts(sources: Mapping[str, bytes], folder: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the modules of a folder (``js``) as one script; ``sources`` maps ``js/menu.js`` to its bytes.

    A module that cannot be read, an import of none and modules that import each other are problems.
    """
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    for path in sorted(
        path for path in sources if posixpath.dirname(path) == folder and path.endswith(".js")
    ):
        try:
            texts[path] = sources[path].decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            problems.append(problem("file-not-utf8", Place(f"assets/{path}")))
    order: list[str] = []
    for path in texts:
        _visit(path, texts, order, (), problems)
    return "".join(str(rjsmin.jsmin(_scoped(path, texts[path]))) + "\n" for path in order), tuple(problems)


def _visit(
    path: str, texts: Mapping[str, str], order: list[str], above: tuple[str, ...], problems: list[Problem]
) -> None:
    """Put a module into the order, behind those that it imports; ``above`` are those that led to it."""
    if path in order:
        return
    text = texts[path]
    for found in _IMPORT.finditer(text):
        wanted = _target(path, found["path"])
        place = Place(f"assets/{path}", text.count("\n", 0, found.start()) + 1)
        if wanted not in texts:
            problems.append(problem("js-no-module", place, target=found["path"]))
        elif wanted in (*above, path):
            problems.append(problem("js-circle", place, target=found["path"]))
        else:
            _visit(wanted, texts, order, (*above, path), problems)
    rest = _EXPORT.sub("", _IMPORT.sub(lambda match: "\n" * match[0].count("\n"), text))
    for other in _OTHER_FORM.finditer(rest):
        place = Place(f"assets/{path}", rest.count("\n", 0, other.start()) + 1)
        problems.append(problem("js-module-form", place, found=other[0].strip()))
    order.append(path)


def _scoped(path: str, text: str) -> str:
    """Return a module as a statement: a block, or a constant that holds what it exports."""
    names = [match["name"] for match in _EXPORT.finditer(text)]

    def bound(match: re.Match[str]) -> str:
        return f"const {{{_renamed(match['names'])}}} = {_holder(_target(path, match['path']))};"

    body = _EXPORT.sub("", _IMPORT.sub(bound, text))
    if not names:
        return f"{{{body}\n}}"
    return f"const {_holder(path)} = (() => {{{body}\nreturn {{{', '.join(names)}}};}})();"


def _renamed(names: str) -> str:
    """Return the names of an import as those of a destructuring: ``a as b`` is ``a: b`` there."""
    return re.sub(r"\s+as\s+", ": ", names.strip())


def _target(path: str, wanted: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), wanted))


def _holder(path: str) -> str:
    return "$" + re.sub(r"\W", "_", path.removeprefix("js/").removesuffix(".js"))
