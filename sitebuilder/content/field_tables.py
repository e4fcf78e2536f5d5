"""Generate the tables of fields in the editors' handbook from the models.

``python -m sitebuilder.content.field_tables docs/editors.md`` replaces each table between the line
``<!-- fields: Course -->``, which names its model, and the next ``<!-- /fields -->``.
"""

import re
import sys
import typing
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from sitebuilder.content.kinds import KINDS
from sitebuilder.content.model.fields import fields_of, hint, is_model
from sitebuilder.content.model.site import Site

_TABLE = re.compile(r"(<!-- fields: (\w+) -->\n).*?(<!-- /fields -->)", re.DOTALL)


def main(arguments: Sequence[str]) -> None:
    """Regenerate the tables in each of the named handbooks."""
    for name in arguments:
        path = Path(name)
        path.write_text(with_tables(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def with_tables(text: str) -> str:
    """Return a handbook with all its tables of fields regenerated.

    Raises:
        KeyError: it names a model that does not exist.
    """
    found_models = models()
    return _TABLE.sub(lambda found: found[1] + field_table(found_models[found[2]]) + found[3], text)


def field_table(model: type[Struct]) -> str:
    """Return the Markdown table of a model's fields: key, Chinese label and Chinese hint."""
    rows = ["| 项目 | 名称 | 说明 |\n", "| --- | --- | --- |\n"]
    for name, field in fields_of(model).items():
        required = "（必填）" if field.required else ""
        rows.append(f"| `{field.key}`{required} | {field.label.chinese} | {hint(model, name)} |\n")
    return "".join(rows)


def models() -> dict[str, type[Struct]]:
    """Map the name of each model to the model: kinds, settings, and the models nested in them."""
    found: dict[str, type[Struct]] = {}
    pending: list[type[Struct]] = [Site, *(spec.model for spec in KINDS.values())]
    while pending:
        model = pending.pop()
        if model.__name__ not in found:
            found[model.__name__] = model
            items = (field.item for field in fields_of(model).values())
            pending += [each for item in items for each in typing.get_args(item) or (item,) if is_model(each)]
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
