"""Loads templates and renders views, reporting every failure as a problem at the template's line."""

import traceback
from collections.abc import Callable, Container, Iterable, Mapping, MutableMapping
from contextlib import suppress
from functools import cache, lru_cache
from types import CodeType
from typing import Any

import jinja2
from jinja2.runtime import Context
from msgspec import Struct

from sitebuilder.formats.jinja.background_compiler import BackgroundCompiler, source_digest
from sitebuilder.formats.jinja.code_generator import TemplateCodeGenerator, TemplateDict
from sitebuilder.formats.jinja.content_security_policy import page_policy
from sitebuilder.formats.jinja.dependencies import dependencies
from sitebuilder.formats.jinja.fragments import FragmentTag, template_variables
from sitebuilder.formats.jinja.qr import qr_code
from sitebuilder.messages import Place, Problem, place_at, problem

TEMPLATES_FOLDER = "templates"


class _Template(jinja2.Template):
    """Jinja's template, whose module is shared by all importers, as no template here has globals."""

    def new_context(
        self,
        vars: dict[str, Any] | None = None,
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> Context:
        """Return the context of a rendering; of the variables alone without Jinja's copy of them."""
        if vars is None or shared or locals:
            return super().new_context(vars, shared, locals)
        variables = {**self.globals, **vars}
        return Context(self.environment, variables, self.name, self.blocks, self.globals)

    def _get_default_module(self, ctx: Context | None = None) -> Any:
        return self._module if self._module is not None else super()._get_default_module()


class _Environment(jinja2.Environment):
    """Jinja's environment without its checks on each reference to a template, as templates never change.

    ``loaded`` maps names to the templates that were used so far, in the order of their first use.
    """

    code_generator_class = TemplateCodeGenerator
    template_class = _Template

    def __init__(self, sources: Mapping[str, bytes], **options: Any) -> None:
        super().__init__(**options)
        self._sources = sources
        self.loaded: dict[str, jinja2.Template] = {}
        self._imported: dict[tuple[str, str], Any] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the shared globals: no template here has its own."""
        return super().make_globals(d) if d else self.globals

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> jinja2.Template:
        """Return a template, from ``loaded`` if it was used before."""
        if isinstance(name, jinja2.Template) or globals:
            return super().get_template(name, parent, globals)
        template = self.loaded.get(name)
        if template is None:
            template = self.loaded[name] = super().get_template(name, parent)
        return template

    def import_name(self, template: str, name: str) -> Any:
        """Return a name that a template exports to others; undefined if it does not.

        A macro loads its template when it is called: few pages call all that they import.
        """
        found = self._imported.get((template, name))
        if found is None:
            # Any other way to write it only means that the template is loaded now.
            is_macro = f"{{% macro {name}(".encode() in self._sources.get(template, b"")
            find = self._late_macro if is_macro else self._import
            found = self._imported[template, name] = find(template, name)
        return found

    def _late_macro(self, template: str, name: str) -> Callable[..., Any]:
        macro: Callable[..., Any] | None = None

        def call(*args: Any, **named: Any) -> Any:
            nonlocal macro
            if macro is None:
                macro = self._imported[template, name] = self._import(template, name)
            return macro(*args, **named)

        return call

    def _import(self, template: str, name: str) -> Any:
        module = self.get_template(template).module
        if hasattr(module, name):
            return getattr(module, name)
        return self.undefined(f"the template {template!r} does not export {name!r}", name=name)


class Templates(Struct, frozen=True):
    """Templates ready to render, each compiled on first use.

    ``sources`` maps names to bytes, ``sound`` the names of templates without a mistake to the digests of
    their sources; ``compiler`` compiles some of them in the background.
    """

    environment: "_Environment"
    sources: Mapping[str, bytes]
    sound: dict[str, bytes]
    compiler: BackgroundCompiler | None = None

    def used(self) -> tuple[str, ...]:
        """Return the names of the templates used so far, in the order of their first use."""
        return tuple(self.environment.loaded)

    def prepare(self, names: Iterable[str]) -> None:
        """Compile templates and their dependencies; mistakes are reported when they are rendered."""
        parts = {part for name in set(names) for part in dependencies(name, self.sources)}
        for part in self.compiler.latest_first(parts) if self.compiler is not None else sorted(parts):
            with suppress(jinja2.TemplateError):
                self.environment.get_template(part)

    def stop_compiling(self) -> None:
        """Stop the background compiler, if there is one."""
        if self.compiler is not None:
            self.compiler.stop()


def load_templates(
    sources: Mapping[str, bytes], compiler: BackgroundCompiler | None = None, *, sound: Container[str] = ()
) -> tuple[Templates, tuple[Problem, ...]]:
    """Create the environment, and check the syntax of all templates but those known to be ``sound``.

    ``sources`` maps names (``pages/home.html``) to bytes: templates can reference each other, and nothing
    else on disk. Undefined names are errors, all values are escaped.
    """
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for name, content in sources.items():
        try:
            texts[name] = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            texts[name] = ""
            place = place_at(f"{TEMPLATES_FOLDER}/{name}", error.object, error.start)
            problems.append(problem("file-not-utf8", place))

    def code(name: str) -> CodeType:
        if name not in texts:
            raise jinja2.TemplateNotFound(name)
        compiled = compiler.find(name, sources[name]) if compiler is not None else None
        return compiled or compile_template(name, texts[name])

    problems += [
        fault for name in sorted(texts) if name not in sound and (fault := _check_syntax(name, code))
    ]
    faulty_files = {each.place.file for each in problems}
    sound_digests = {
        name: source_digest(content)
        for name, content in sources.items()
        if f"{TEMPLATES_FOLDER}/{name}" not in faulty_files
    }
    return Templates(_environment(code, sources), sources, sound_digests, compiler), tuple(problems)


@lru_cache(1_000)
def compile_template(name: str, text: str) -> CodeType:
    """Compile a template; cached by name and text for the preview.

    Raises:
        jinja2.TemplateSyntaxError: the text is wrong.
    """
    return _compiler().compile(text, name, f"{TEMPLATES_FOLDER}/{name}")


@cache
def _compiler() -> "_Environment":
    return _environment(_no_code, {})


def _no_code(name: str) -> CodeType:
    raise jinja2.TemplateNotFound(name)


class _Loader(jinja2.BaseLoader):
    """Loads templates from compiled code."""

    def __init__(self, code: Callable[[str], CodeType]) -> None:
        self._code = code

    def load(
        self,
        environment: jinja2.Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,
    ) -> jinja2.Template:
        """Return the template with this name."""
        template_globals = {} if globals is None else globals
        return environment.template_class.from_code(environment, self._code(name), template_globals)


def _environment(code: Callable[[str], CodeType], sources: Mapping[str, bytes]) -> "_Environment":
    environment = _Environment(
        sources,
        extensions=[FragmentTag],
        loader=_Loader(code),
        autoescape=True,
        optimized=False,  # Constant folding would take a twentieth of the time of compiling.
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    # Outputs must not depend on randomness.
    environment.globals.pop("lipsum")
    environment.filters.pop("random")
    environment.globals["dict"] = TemplateDict
    environment.filters["qr"] = qr_code
    environment.filters["page_policy"] = page_policy
    return environment


def inline_scripts(sources: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the exact texts of all inline scripts of pages.

    They are the ``.js`` files among the templates, in the order of their names; ``sources`` maps names of
    templates to bytes. One that cannot be rendered on its own is left out.
    """
    templates, _ = load_templates(sources)
    texts: list[str] = []
    for name in sorted(sources):
        if name.endswith(".js"):
            with suppress(jinja2.TemplateError):
                texts.append(templates.environment.get_template(name).render())
    return tuple(texts)


def render_view(templates: Templates, name: str, view: Struct) -> bytes | Problem:
    """Render a view, whose fields are the template's variables, with the template of a name."""
    try:
        return templates.environment.get_template(name).render(template_variables(view)).encode()
    except jinja2.TemplateNotFound as error:
        return problem("template-missing", _failing_place(error, name), template=error.name or name)
    except jinja2.TemplateSyntaxError as error:
        return _syntax_problem(error, name)
    except Exception as error:  # A template can raise whatever an expression in it raises.
        detail = str(error) or type(error).__name__
        return problem(
            "template-failed", _failing_place(error, name), detail=detail, view=type(view).__name__
        )


def _check_syntax(name: str, code: Callable[[str], CodeType]) -> Problem | None:
    try:
        code(name)
    except jinja2.TemplateSyntaxError as error:
        return _syntax_problem(error, name)
    return None


def _syntax_problem(error: jinja2.TemplateSyntaxError, name: str) -> Problem:
    place = Place(f"{TEMPLATES_FOLDER}/{error.name or name}", error.lineno)
    return problem("template-syntax", place, detail=error.message or "")


def _failing_place(error: BaseException, name: str) -> Place:
    """Return the innermost template line in the traceback, which Jinja rewrites to that end."""
    frames: list[Any] = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.startswith(f"{TEMPLATES_FOLDER}/")
    ]
    if not frames:
        return Place(f"{TEMPLATES_FOLDER}/{name}")
    return Place(frames[-1].filename, frames[-1].lineno or 1)
