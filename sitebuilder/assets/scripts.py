"""Bundles the modules of a folder into one script: dependencies first, each in its own scope.

The sources are ES modules that browsers can also load directly. The bundler supports only two forms, each on
its own lines: ``import { a, b } from "./other.js";`` and ``export`` before a declaration.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from sitebuilder.assets.script_parser import ParseScript, ScriptFault
from sitebuilder.messages import Place, Problem, place_at, problem

_IMPORT_OR_EXPORT = re.compile(r"^[^\S\n]*(?P<word>import|export)\b", re.MULTILINE)
_IMPORT = re.compile(r'import\s*\{(?P<names>[^}]*)\}\s*from\s*"(?P<path>\.[^"]*)";?[^\S\n]*$', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
_NO_LETTER = re.compile(r"\W|_")
_EXPORT = re.compile(r"export\s+(?=(?:async\s+)?(?:function\*?|const|let|class)\s+(?P<name>[\w$]+))")


_MAX_CHECKED = 40_000_000
"""Characters that are parsed to tell which imports and exports of a module are code: a second or two."""


class _ModuleSyntax(Struct, frozen=True):
    """Module syntax between the offsets ``start`` and ``end``, which a script must not contain."""

    start: int
    end: int


class _Import(_ModuleSyntax, frozen=True):
    """Names that a module takes from another, each with the one that it gets (``a as b``)."""

    names: tuple[tuple[str, str], ...]
    specifier: str
    target: str


class _Export(_ModuleSyntax, frozen=True):
    """The word ``export``, with the white space after it, before the declaration of a name."""

    name: str


class _Module(Struct, frozen=True):
    text: str
    imports: tuple[_Import, ...]
    exports: tuple[_Export, ...]


def bundle_scripts(
    sources: Mapping[str, bytes], folder: str, parse: ParseScript
) -> tuple[str, tuple[Problem, ...]]:
    """Return the modules of a folder (``js``) as one script; ``sources`` maps ``js/menu.js`` to its bytes.

    Modules that cannot be read or parsed, imports of missing modules or names and circular imports are
    problems, with which the script is empty.
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
    problems += _missing_imports(modules, frozenset(paths))
    order: list[str] = []
    for path in modules:
        _append_after_imports(path, modules, order, (), problems)
    if not problems:
        problems += _missing_exports(modules)
    script = (
        "" if problems else "".join(_minify_module(path, modules[path], parse, problems) for path in order)
    )
    return "" if problems else script, tuple(problems)


def read_script(file: str, content: bytes, parse: ParseScript) -> str | Problem:
    """Return the text of a script, or the problem with it; ``file`` is relative to the site."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return problem("file-not-utf8", place_at(file, error.object, error.start))
    if "\0" in text:
        # The parser would take it as the end of the text.
        return problem("file-binary", Place(file))
    fault = parse(text)
    if isinstance(fault, ScriptFault) and fault.is_out_of_time:
        return problem("file-too-complex", Place(file))
    if isinstance(fault, ScriptFault):
        return problem("js-syntax", Place(file, fault.line, fault.column), detail=fault.detail)
    return text


def _read_module(path: str, text: str, parse: ParseScript, problems: list[Problem]) -> _Module:
    """Find the imports and exports of a module; any other form of them is a problem."""
    imports: list[_Import] = []
    exports: list[_Export] = []
    checks = 0
    for statement in _IMPORT_OR_EXPORT.finditer(text):
        start = statement.start("word")
        if _may_be_quoted(text, start):
            checks += 1
            if checks * len(text) > _MAX_CHECKED:
                problems.append(problem("file-too-complex", Place(f"assets/{path}")))
                break
            if not _is_code(text, start, parse):
                continue
        if match := _IMPORT.match(text, start):
            target = _resolve(path, match["path"])
            names = _imported_names(match["names"])
            imports.append(_Import(start, match.end(), names, match["path"], target))
        elif match := _EXPORT.match(text, start):
            exports.append(_Export(start, match.end(), match["name"]))
        else:
            line = text[start:].partition("\n")[0].strip()
            problems.append(problem("js-module-form", _place(path, text, start), found=line))
    return _Module(text, tuple(imports), tuple(exports))


def _may_be_quoted(text: str, offset: int) -> bool:
    """Return whether a comment or a template literal may be open at an offset."""
    return text.find("`", 0, offset) >= 0 or text.find("/*", 0, offset) >= 0


def _is_code(text: str, offset: int, parse: ParseScript) -> bool:
    """Return whether an offset is in code: in a comment or template literal, a bracket is no syntax error."""
    return isinstance(parse(f"{text[:offset]}){text[offset:]}"), ScriptFault)


def _imported_names(text: str) -> tuple[tuple[str, str], ...]:
    words = (each.split() for each in _COMMENT.sub(" ", text).split(","))
    return tuple((each[0], each[-1]) for each in words if each)


def _missing_imports(modules: Mapping[str, _Module], paths: frozenset[str]) -> Iterator[Problem]:
    """Yield a problem for each import of a module that is not among the ``paths`` of the folder."""
    for path, module in modules.items():
        for each in module.imports:
            if each.target not in paths:
                place = _place(path, module.text, each.start)
                yield problem("js-no-module", place, target=each.specifier)


def _missing_exports(modules: Mapping[str, _Module]) -> Iterator[Problem]:
    """Yield a problem for each imported name that its module does not export.

    Browsers load no module that imports one; bundled, it would be ``undefined``, or stop the whole script.
    """
    for path, module in modules.items():
        for each in module.imports:
            exported = {export.name for export in modules[each.target].exports}
            for name, _ in each.names:
                if name not in exported:
                    place = _place(path, module.text, each.start)
                    yield problem("js-no-export", place, name=name, target=each.specifier)


def _append_after_imports(
    path: str,
    modules: Mapping[str, _Module],
    order: list[str],
    above: tuple[str, ...],
    problems: list[Problem],
) -> None:
    """Append a module to the order after its imports; ``above`` are the modules that led to it."""
    if path in order:
        return
    module = modules[path]
    for each in module.imports:
        if each.target in (*above, path):
            place = _place(path, module.text, each.start)
            problems.append(problem("js-circle", place, target=each.specifier))
        elif each.target in modules:
            _append_after_imports(each.target, modules, order, (*above, path), problems)
    order.append(path)


def _minify_module(path: str, module: _Module, parse: ParseScript, problems: list[Problem]) -> str:
    """Return a module as a minified statement; a mistake that only shows there is a problem at its line."""
    scoped = _scope_module(path, module)
    minified = parse(scoped)
    if isinstance(minified, ScriptFault):
        problems.append(problem("js-syntax", Place(f"assets/{path}", minified.line), detail=minified.detail))
        return ""
    if "<!--" in minified:
        # The minified form of a < !--b, which begins a comment in a script (ECMAScript, B.1.1).
        minified = scoped
    # Terminated, as the next statement may begin with a bracket.
    return f"{minified};\n" if minified else ""


def _scope_module(path: str, module: _Module) -> str:
    """Return a module as a statement: a block, or a constant that holds its exports.

    What it imports is declared first, as imports are hoisted (ECMAScript, 16.2.1.6).
    """
    imports: list[str] = []
    parts: list[str] = []
    end = 0
    statements: list[_Import | _Export] = sorted(
        (*module.imports, *module.exports), key=lambda each: each.start
    )
    for statement in statements:
        parts.append(module.text[end : statement.start])
        if isinstance(statement, _Import):
            # Line breaks are kept, so that line numbers stay those of the module.
            parts.append("\n" * module.text.count("\n", statement.start, statement.end))
            pattern = ", ".join(f"{name}: {own}" for name, own in statement.names)
            imports.append(f"const {{{pattern}}} = {_constant_name(statement.target)};")
        end = statement.end
    body = "".join((*imports, *parts, module.text[end:]))
    if not module.exports:
        return f"{{{body}\n}}"
    names = ", ".join(each.name for each in module.exports)
    return f"const {_constant_name(path)} = (() => {{{body}\nreturn {{{names}}};}})();"


def _place(path: str, text: str, offset: int) -> Place:
    return Place(f"assets/{path}", text.count("\n", 0, offset) + 1)


def _resolve(path: str, specifier: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), specifier))


def _constant_name(path: str) -> str:
    """Return the name of the constant that holds a module's exports; no other module of its folder has it."""
    name = path.removeprefix("js/").removesuffix(".js")
    return "$" + _NO_LETTER.sub(lambda each: "_" if each[0] in "-/" else f"${ord(each[0]):x}$", name)
