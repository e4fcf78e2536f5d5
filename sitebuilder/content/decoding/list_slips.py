"""Report what is wrong with a whole list, or with items that only its model explains, as one problem."""

from collections.abc import Sequence

from sitebuilder.content.decoding.short_forms import titled_file
from sitebuilder.content.values.moments import lacks_year
from sitebuilder.content.values.reading import Reading, last_key
from sitebuilder.content.yaml.nodes import Node, ScalarNode, node_place
from sitebuilder.content.yaml.quoting import quote_scalar
from sitebuilder.messages import Problem, Word


def report_days_without_year(nodes: Sequence[Node], path: str, reading: Reading) -> bool:
    """Report a list of days of which none has a year (3月1日, 3月8日) as one problem."""
    days = [each.value for each in nodes if isinstance(each, ScalarNode)]
    if len(days) < 2 or len(days) < len(nodes) or not all(map(lacks_year, days)):
        return False
    values = {"found": "、".join(days), "suggestion": Word("fix-no-year")}
    reading.report("bad-date", node_place(nodes[0], reading.start), key=last_key(path), **values)
    return True


def is_no_item(problems: Sequence[Problem]) -> bool:
    """Return whether the only problem with an item is that it is a value and not a mapping."""
    return len(problems) == 1 and dict(problems[0].words).get("remedy") in ("fix-item", "fix-item-or-line")


def is_end_of_told_span(key: str, reading: Reading) -> bool:
    """Return whether the last problem tells to write a key, as the key before has the whole span of days."""
    last = reading.problems[-1] if reading.problems else None
    return last is not None and last.code == "date-span" and dict(last.values).get("end_key") == key


def report_titled_file(node: Node, path: str, reading: Reading) -> bool:
    """Report a title and a file with a full-width colon between them, which a name of a file may have too."""
    written = node.value.strip() if isinstance(node, ScalarNode) else ""
    pair = titled_file(written)
    if pair is None:
        return False
    parts = {"title": pair[0], "file": pair[1], "whole": written, "stem": written.rpartition(".")[0]}
    values: dict[str, object] = {name: _in_braces(text) for name, text in parts.items()}
    values |= {"expected": Word("type-mapping"), "remedy": Word("fix-titled-file")}
    reading.report("wrong-type", node_place(node, reading.start), key=last_key(path), found=written, **values)
    return True


def _in_braces(text: str) -> str:
    """Return a text as a value in braces, in quotation marks where it needs them."""
    return quote_scalar(text) if any(sign in text for sign in ",[]{}#") else text
