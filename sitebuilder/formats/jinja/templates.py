"""The Jinja environment, and rendering with a problem at the template's line for every failure."""

import traceback
from collections.abc import Callable, Container, Iterable, Mapping, MutableMapping
from contextlib import suppress
from functools import cache, lru_cache
from types import CodeType, MethodType
from typing import Any

import jinja2
from jinja2.runtime import Context, Macro
from markupsafe import Markup
from msgspec import Struct

from sitebuilder.formats.jinja.background_compiler import BackgroundCompiler, source_digest
from sitebuilder.formats.jinja.content_security_policy import page_policy
from sitebuilder.formats.jinja.dependencies import dependencies
from sitebuilder.formats.jinja.escaping import EscapingCodeGenerator, JoiningBuffer, escape_value
from sitebuilder.formats.jinja.fragments import FragmentTag, template_variables
from sitebuilder.formats.jinja.qr import qr_code
from sitebuilder.messages import Place, Problem, problem

TEMPLATES_FOLDER = "templates"


class _Context(Context):
    """Jinja's context, which calls macros without asking each time what kind of callable they are."""

    def call(self, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call an object in a template."""
        if (
            type(obj) is Macro
            and not kwargs
            and len(args) == obj._argument_count
            and not (obj.caller or obj.catch_kwargs or obj.catch_varargs)
        ):
            return Markup(obj._func(*args))
        if type(obj) is MethodType and type(obj.__self__) is FragmentTag:
            return obj(*args)
        return super().call(obj, *args, **kwargs)


class _Template(jinja2.Template):
    """Jinja's template, whose macros are the same for all that import them: no template here has globals."""

    def _get_default_module(self, ctx: Context | None = None) -> Any:
        return super()._get_default_module()


class _Environment(jinja2.Environment):
    """Jinja's environment without its checks at each mention of a template, which here never changes.

    ``known`` are the templates that were needed so far.
    """

    code_generator_class = EscapingCodeGenerator
    context_class = _Context
    template_class = _Template
    escape_value = staticmethod(escape_value)
    joining_buffer = JoiningBuffer

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.known: dict[str, jinja2.Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template: no template here has its own."""
        return super().make_globals(d) if d else self.globals

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> jinja2.Template:
        """Return a template, from the cache when it was loaded before."""
        if isinstance(name, jinja2.Template) or globals:
            return super().get_template(name, parent, globals)
        found = self.known.get(name)
        if found is None:
            found = self.known[name] = super().get_template(name, parent)
        return found


class Templates(Struct, frozen=True):
    """Templates ready to render: each is compiled when it is first needed.

    ``sources`` maps their names to their bytes, ``sound`` those of templates without a mistake to the digest
    of these; ``compiler`` compiles some of them meanwhile.
    """

    environment: "_Environment"
    sources: Mapping[str, bytes]
    sound: dict[str, bytes]
    compiler: BackgroundCompiler | None = None

    def used(self) -> tuple[str, ...]:
        """Return the names of the templates that were needed so far, in the order of their first use."""
        return tuple(self.environment.known)

    def prepare(self, names: Iterable[str]) -> None:
        """Compile templates and all that they are made of; those with a mistake show it when rendered."""
        parts = {part for name in set(names) for part in dependencies(name, self.sources)}
        for part in self.compiler.latest_first(parts) if self.compiler is not None else sorted(parts):
            with suppress(jinja2.TemplateError):
                self.environment.get_template(part)

    def stop_compiling(self) -> None:
        """End the process that compiles some of them, if there is one."""
        if self.compiler is not None:
            self.compiler.stop()


def load_templates(
    sources: Mapping[str, bytes], compiler: BackgroundCompiler | None = None, *, sound: Container[str] = ()
) -> tuple[Templates, tuple[Problem, ...]]:
    """Make the environment from templates' bytes, and find the mistakes in all but those known as ``sound``.

    ``sources`` maps a template's name (``pages/home.html``) to its bytes: a template can name another
    one, and nothing else on the disk. Undefined names are errors, all values are escaped.
    """
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for name, content in sources.items():
        try:
            texts[name] = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            texts[name] = ""
            problems.append(problem("file-not-utf8", Place(f"{TEMPLATES_FOLDER}/{name}")))

    def code(name: str) -> CodeType:
        if name not in texts:
            raise jinja2.TemplateNotFound(name)
        found = compiler.find(name, sources[name]) if compiler is not None else None
        return found or compile_template(name, texts[name])

    problems += [
        found for name in sorted(texts) if name not in sound and (found := _syntax_problem_of(name, code))
    ]
    wrong = {each.place.file for each in problems}
    right = {
        name: source_digest(content)
        for name, content in sources.items()
        if f"{TEMPLATES_FOLDER}/{name}" not in wrong
    }
    return Templates(_environment(code), sources, right, compiler), tuple(problems)


@lru_cache(1_000)
def compile_template(name: str, text: str) -> CodeType:
    """Return the code of a template, which follows from its name and text alone; remembered for a preview.

    Raises:
        jinja2.TemplateSyntaxError: the text is wrong.
    """
    return _compiler().compile(text, name, f"{TEMPLATES_FOLDER}/{name}")


@cache
def _compiler() -> "_Environment":
    return _environment(_no_code)


def _no_code(name: str) -> CodeType:
    raise jinja2.TemplateNotFound(name)


class _Loader(jinja2.BaseLoader):
    """Jinja's interface to templates' code."""

    def __init__(self, code: Callable[[str], CodeType]) -> None:
        self._code = code

    def load(
        self,
        environment: jinja2.Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,
    ) -> jinja2.Template:
        """Return the template of a name."""
        found = {} if globals is None else globals
        return environment.template_class.from_code(environment, self._code(name), found)


def _environment(code: Callable[[str], CodeType]) -> "_Environment":
    environment = _Environment(
        extensions=[FragmentTag],
        loader=_Loader(code),
        autoescape=True,
        optimized=False,  # Jinja would look for what is constant, which takes a twentieth of compiling.
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    # The clock and chance of the outside must not reach an output.
    environment.globals.pop("lipsum")
    environment.filters.pop("random")
    environment.filters["qr"] = qr_code
    environment.filters["page_policy"] = page_policy
    return environment


def inline_scripts(sources: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the texts of all scripts that pages may carry, character for character as they stand there.

    They are the ``.js`` files among the templates, in the order of their names; ``sources`` are the bytes of
    templates by name. One whose text is no template that can be rendered by itself is left out.
    """
    templates, _ = load_templates(sources)
    texts: list[str] = []
    for name in sorted(sources):
        if name.endswith(".js"):
            with suppress(jinja2.TemplateError):
                texts.append(templates.environment.get_template(name).render())
    return tuple(texts)


def render_view(templates: Templates, name: str, view: Struct) -> bytes | Problem:
    """Render a view with the template of a name; the view's fields are the template's variables."""
    try:
        return templates.environment.get_template(name).render(template_variables(view)).encode()
    except jinja2.TemplateNotFound as error:
        return problem("template-missing", _failed_at(error, name), template=error.name or name)
    except jinja2.TemplateSyntaxError as error:
        return _syntax_problem(error, name)
    except Exception as error:  # A template can raise whatever an expression in it raises.
        detail = str(error) or type(error).__name__
        return problem("template-failed", _failed_at(error, name), detail=detail, view=type(view).__name__)


def _syntax_problem_of(name: str, code: Callable[[str], CodeType]) -> Problem | None:
    try:
        code(name)
    except jinja2.TemplateSyntaxError as error:
        return _syntax_problem(error, name)
    return None


def _syntax_problem(error: jinja2.TemplateSyntaxError, name: str) -> Problem:
    place = Place(f"{TEMPLATES_FOLDER}/{error.name or name}", error.lineno)
    return problem("template-syntax", place, detail=error.message or "")


def _failed_at(error: BaseException, name: str) -> Place:
    """Return the innermost line of a template in the traceback, which Jinja rewrites for that."""
    frames: list[Any] = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.startswith(f"{TEMPLATES_FOLDER}/")
    ]
    if not frames:
        return Place(f"{TEMPLATES_FOLDER}/{name}")
    return Place(frames[-1].filename, frames[-1].lineno or 1)
