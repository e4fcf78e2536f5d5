"""The Jinja environment, and rendering with a problem at the template's line for every failure."""

import traceback
from collections.abc import Mapping, MutableMapping
from types import MethodType
from typing import Any

import jinja2
from jinja2.runtime import Context, Macro
from markupsafe import Markup
from msgspec import Struct

from sitebuilder.problems import Place, Problem, problem
from sitebuilder.render.escaping import EscapingCode, Pieces, escaped
from sitebuilder.render.fragments import FragmentTag, fields_of
from sitebuilder.render.qr import qr_code
from sitebuilder.render.security import page_policy

FOLDER = "templates"


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
    """Jinja's environment without its checks at each mention of a template, which here never changes."""

    code_generator_class = EscapingCode
    context_class = _Context
    template_class = _Template
    escaped = staticmethod(escaped)
    pieces = Pieces

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._known: dict[str, jinja2.Template] = {}

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
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = super().get_template(name, parent)
        return found


class Templates(Struct, frozen=True):
    """Templates ready to render."""

    environment: jinja2.Environment


def load_templates(
    sources: Mapping[str, bytes], compiled: jinja2.BytecodeCache | None = None
) -> tuple[Templates, tuple[Problem, ...]]:
    """Make the environment from templates' bytes and compile each one, or take it from ``compiled``.

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
            problems.append(problem("file-not-utf8", Place(f"{FOLDER}/{name}")))

    def load(name: str) -> tuple[str, str, None] | None:
        return (texts[name], f"{FOLDER}/{name}", None) if name in texts else None

    environment = _Environment(
        extensions=[FragmentTag],
        loader=jinja2.FunctionLoader(load),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=compiled,
    )
    # The clock and chance of the outside must not reach an output.
    environment.globals.pop("lipsum")
    environment.filters.pop("random")
    environment.filters["qr"] = qr_code
    environment.filters["page_policy"] = page_policy
    problems += [found for name in sorted(texts) if (found := _compile(environment, name))]
    return Templates(environment), tuple(problems)


def render_view(templates: Templates, name: str, view: Struct) -> bytes | Problem:
    """Render a view with the template of a name; the view's fields are the template's variables."""
    try:
        return templates.environment.get_template(name).render(fields_of(view)).encode()
    except jinja2.TemplateNotFound as error:
        return problem("template-missing", _failed_at(error, name), template=error.name or name)
    except jinja2.TemplateSyntaxError as error:
        return _syntax_problem(error, name)
    except Exception as error:  # A template can raise whatever an expression in it raises.
        detail = str(error) or type(error).__name__
        return problem("template-failed", _failed_at(error, name), detail=detail, view=type(view).__name__)


def _compile(environment: jinja2.Environment, name: str) -> Problem | None:
    try:
        environment.get_template(name)
    except jinja2.TemplateSyntaxError as error:
        return _syntax_problem(error, name)
    return None


def _syntax_problem(error: jinja2.TemplateSyntaxError, name: str) -> Problem:
    place = Place(f"{FOLDER}/{error.name or name}", error.lineno)
    return problem("template-syntax", place, detail=error.message or "")


def _failed_at(error: BaseException, name: str) -> Place:
    """Return the innermost line of a template in the traceback, which Jinja rewrites for that."""
    frames: list[Any] = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.startswith(f"{FOLDER}/")
    ]
    if not frames:
        return Place(f"{FOLDER}/{name}")
    return Place(frames[-1].filename, frames[-1].lineno or 1)
