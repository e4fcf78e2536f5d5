"""One script from the modules of a folder: those that others import first, each in a scope of its own.

What a module exports stays an ES module, which a browser can also load alone; the bundle needs two forms
only, each on lines of its own: ``import { a, b } from "./other.js";`` and ``export`` before a declaration.
"""

import posixpath
import re
from collections.abc import Mapping

from msgspec import Struct

from sitebuilder.assets.script_parser import ParseScript, ScriptFault
from sitebuilder.messages import Place, Problem, problem

_FORM = re.compile(r"^[^\S\n]*(?P<word>import|export)\b", re.MULTILINE)
_IMPORT = re.compile(r'import\s*\{(?P<names>[^}]*)\}\s*from\s*"(?P<path>\.[^"]*)";?[^\S\n]*$', re.MULTILINE)
_EXPORT = re.compile(r"export\s+(?=(?:async\s+)?(?:function\*?|const|let|class)\s+(?P<name>[\w$]+))")


class _Form(Struct, frozen=True):
    """What stands at ``start`` up to ``end`` in a module, and in no script."""

    start: int
    end: int


class _Import(_Form, frozen=True):
    """Names that a module takes from another."""

    names: str
    wanted: str
    target: str


class _Export(_Form, frozen=True):
    """The word ``export``, with the blanks behind it, before the declaration of a name."""

    name: str


class _Module(Struct, frozen=True):
    text: str
    imports: tuple[_Import, ...]
    exports: tuple[_Export, ...]


def bundle_scripts(
    sources: Mapping[str, bytes], folder: str, parse: ParseScript
) -> tuple[str, tuple[Problem, ...]]:
    """Return the modules of a folder (``js``) as one script; ``sources`` maps ``js/menu.js`` to its bytes.

    A module that cannot be read or parsed, an import of none and modules that import each other are
    problems; with one, the script is empty.
    """
    problems: list[Problem] = []
    modules: dict[str, _Module] = {}
    paths = [path for path in sources if posixpath.dirname(path) == folder and path.endswith(".js")]
    for path in sorted(paths):
        text = read_script(f"assets/{path}", sources[path], parse)
        if isinstance(text, Problem):
            problems.append(text)
        else:
            modules[path] = _read_module(path, text, parse, problems)
    order: list[str] = []
    for path in modules:
        _visit(path, modules, order, (), frozenset(paths), problems)
    script = "" if problems else "".join(_small(path, modules[path], parse, problems) for path in order)
    return "" if problems else script, tuple(problems)


def read_script(file: str, content: bytes, parse: ParseScript) -> str | Problem:
    """Return the text of a script, or why it cannot be read or parsed; ``file`` is relative to the site."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return problem("file-not-utf8", Place(file))
    if "\0" in text:
        # The parser would take it for the end of the text.
        return problem("file-binary", Place(file))
    fault = parse(text)
    if isinstance(fault, ScriptFault):
        return problem("js-syntax", Place(file, fault.line, fault.column), detail=fault.detail)
    return text


def _read_module(path: str, text: str, parse: ParseScript, problems: list[Problem]) -> _Module:
    """Find what a module imports and exports; any other form of it is a problem."""
    imports: list[_Import] = []
    exports: list[_Export] = []
    for form in _FORM.finditer(text):
        start = form.start("word")
        if not _is_code(text, start, parse):
            continue
        if found := _IMPORT.match(text, start):
            target = _target(path, found["path"])
            imports.append(_Import(start, found.end(), found["names"], found["path"], target))
        elif found := _EXPORT.match(text, start):
            exports.append(_Export(start, found.end(), found["name"]))
        else:
            line = text[start:].partition("\n")[0].strip()
            problems.append(problem("js-module-form", _place(path, text, start), found=line))
    return _Module(text, tuple(imports), tuple(exports))


def _is_code(text: str, offset: int, parse: ParseScript) -> bool:
    """Return whether a line of a module is code: in a comment or a template, a bracket is no fault."""
    if "`" not in text[:offset] and "/*" not in text[:offset]:
        return True
    return isinstance(parse(f"{text[:offset]}){text[offset:]}"), ScriptFault)


def _visit(
    path: str,
    modules: Mapping[str, _Module],
    order: list[str],
    above: tuple[str, ...],
    paths: frozenset[str],
    problems: list[Problem],
) -> None:
    """Put a module into the order, behind those that it imports; ``above`` are those that led to it."""
    if path in order:
        return
    module = modules[path]
    for each in module.imports:
        place = _place(path, module.text, each.start)
        if each.target not in paths:
            problems.append(problem("js-no-module", place, target=each.wanted))
        elif each.target in (*above, path):
            problems.append(problem("js-circle", place, target=each.wanted))
        elif each.target in modules:
            _visit(each.target, modules, order, (*above, path), paths, problems)
    order.append(path)


def _small(path: str, module: _Module, parse: ParseScript, problems: list[Problem]) -> str:
    """Return a module as a statement made small; what is a mistake in one alone is a problem at its line."""
    scoped = _scoped(path, module)
    small = parse(scoped)
    if isinstance(small, ScriptFault):
        problems.append(problem("js-syntax", Place(f"assets/{path}", small.line), detail=small.detail))
        return ""
    if "<!--" in small:
        # What a < !--b becomes, and no browser takes in a module (ECMAScript, B.1.1).
        small = scoped
    # Ended: what comes next may begin with a bracket.
    return f"{small};\n" if small else ""


def _scoped(path: str, module: _Module) -> str:
    """Return a module as a statement: a block, or a constant that holds what it exports."""
    parts: list[str] = []
    end = 0
    forms: list[_Import | _Export] = sorted((*module.imports, *module.exports), key=lambda each: each.start)
    for form in forms:
        parts.append(module.text[end : form.start])
        if isinstance(form, _Import):
            # Lines stay those of the module.
            breaks = "\n" * module.text.count("\n", form.start, form.end)
            parts.append(f"const {{{_renamed(form.names)}}} = {_holder(form.target)};{breaks}")
        end = form.end
    body = "".join((*parts, module.text[end:]))
    if not module.exports:
        return f"{{{body}\n}}"
    names = ", ".join(each.name for each in module.exports)
    return f"const {_holder(path)} = (() => {{{body}\nreturn {{{names}}};}})();"


def _renamed(names: str) -> str:
    """Return the names of an import as those of a destructuring: ``a as b`` is ``a: b`` there."""
    return re.sub(r"\s+as\s+", ": ", names.strip())


def _place(path: str, text: str, offset: int) -> Place:
    return Place(f"assets/{path}", text.count("\n", 0, offset) + 1)


def _target(path: str, wanted: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), wanted))


def _holder(path: str) -> str:
    return "$" + re.sub(r"\W", "_", path.removeprefix("js/").removesuffix(".js"))
