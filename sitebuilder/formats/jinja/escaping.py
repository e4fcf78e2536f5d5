"""Fast HTML escaping in templates; Jinja's own took a fifth of the rendering time."""

import re

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

_has_special = re.compile("[&<>'\"]").search


def escape_value(value: object) -> str:
    """Escape a value like ``markupsafe.escape``, but without creating a ``Markup`` for most values."""
    if type(value) is Markup or (type(value) is str and not _has_special(value)):
        return value
    if type(value) is int:
        return str(value)
    if hasattr(value, "__html__"):
        return str(value.__html__())
    return escape(value)


class JoiningBuffer:
    """Replaces the buffer in compiled templates, and returns the pieces given to it joined."""

    extend = staticmethod("".join)

    @staticmethod
    def append(piece: str) -> str:
        """Return a single piece."""
        return piece


class EscapingCodeGenerator(CodeGenerator):
    """Jinja's code generator, which escapes values with the environment's ``escape_value``.

    The pieces of an output node are joined at once, so plain strings suffice.
    """

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        """Write the code of an output node: joined where Jinja would yield it in pieces."""
        if frame.buffer is not None or len(node.nodes) == 1:
            super().visit_Output(node, frame)
            return
        # Into a buffer, Jinja writes "buffer.extend((…))".
        frame.buffer = "yield environment.joining_buffer"
        super().visit_Output(node, frame)
        frame.buffer = None

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: "CodeGenerator._FinalizeInfo"
    ) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.escape_value(")
        else:
            super()._output_child_pre(node, frame, finalize)
