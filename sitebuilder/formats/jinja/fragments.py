"""The tag ``{% fragment "layouts/header.html" of chrome %}``: an include rendered once for equal values."""

from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import asdict


class FragmentTag(Extension):
    """Includes a template that sees the fields of one value and nothing else.

    So it renders to the same text wherever the value is equal, and is rendered only once: header and footer
    are half of the work of a simple page. The value must be hashable.
    """

    tags = {"fragment"}  # noqa: RUF012 - as Jinja wants it

    def __init__(self, environment: jinja2.Environment) -> None:
        super().__init__(environment)
        self._by_value: dict[tuple[str, Struct], Markup] = {}
        self._by_id: dict[tuple[str, int], tuple[Struct, Markup]] = {}

    def parse(self, parser: Parser) -> nodes.Node:
        """Parse the tag."""
        line = next(parser.stream).lineno
        name = parser.parse_expression()
        parser.stream.expect("name:of")
        value = parser.parse_expression()
        return nodes.Output([self.call_method("render", [name, value])]).set_lineno(line)

    def render(self, name: str, value: Any) -> Markup:
        """Render the template of a name for a value, or return the cached result."""
        # The identical value is found without hashing its fields; stored, its id stays unique.
        cached = self._by_id.get((name, id(value)))
        if cached is not None:
            return cached[1]
        fragment = self._by_value.get((name, value))
        if fragment is None:
            fragment = Markup(self.environment.get_template(name).render(template_variables(value)))
            self._by_value[name, value] = fragment
        self._by_id[name, id(value)] = value, fragment
        return fragment


def template_variables(view: Struct) -> dict[str, Any]:
    """Return the fields of a view, by name: the template's variables."""
    return asdict(view)
