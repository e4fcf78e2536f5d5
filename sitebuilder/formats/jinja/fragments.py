"""The tag ``{% fragment "layouts/header.html" of chrome %}``: a part of a page made once for equal values."""

from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup
from msgspec import Struct


class FragmentTag(Extension):
    """Includes a template that sees the fields of one value and nothing else.

    So its text is the same wherever the value is, and is made once: header and footer are, in a plain page,
    half of the work. The value must be hashable.
    """

    tags = {"fragment"}  # noqa: RUF012 - as Jinja wants it

    def __init__(self, environment: jinja2.Environment) -> None:
        super().__init__(environment)
        self._made: dict[tuple[str, Struct], Markup] = {}
        self._of_same: dict[tuple[str, int], tuple[Struct, Markup]] = {}

    def parse(self, parser: Parser) -> nodes.Node:
        """Parse the tag."""
        line = next(parser.stream).lineno
        name = parser.parse_expression()
        parser.stream.expect("name:of")
        value = parser.parse_expression()
        return nodes.Output([self.call_method("render", [name, value])]).set_lineno(line)

    def render(self, name: str, value: Any) -> Markup:
        """Return the fragment of a template's name for a value."""
        # The very same value is found without looking at its fields; kept, it keeps its id.
        same = self._of_same.get((name, id(value)))
        if same is not None:
            return same[1]
        made = self._made.get((name, value))
        if made is None:
            made = Markup(self.environment.get_template(name).render(template_variables(value)))
            self._made[name, value] = made
        self._of_same[name, id(value)] = value, made
        return made


def template_variables(view: Struct) -> dict[str, Any]:
    """Return the fields of a view: a template's variables."""
    return {field: getattr(view, field) for field in view.__struct_fields__}
