"""The tables of fields in the editors' handbook, made from what the models say of their fields.

``python -m sitebuilder.content.field_tables docs/editors.md`` writes them anew, each between the line
``<!-- fields: Course -->``, which names its model, and the next ``<!-- /fields -->``.
"""

import re
import sys
import typing
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from sitebuilder.content.kinds import KINDS
from sitebuilder.content.model.site import Site
from sitebuilder.content.model_fields import fields_of, hint, is_model

_TABLE = re.compile(r"(<!-- fields: (\w+) -->\n).*?(<!-- /fields -->)", re.DOTALL)


def main(arguments: Sequence[str]) -> None:
    """Write the tables of a handbook anew."""
    for name in arguments:
        path = Path(name)
        path.write_text(with_tables(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def with_tables(text: str) -> str:
    """Return a handbook with all its tables of fields as the models are now.

    Raises:
        KeyError: it names a model that there is not.
    """
    found_models = models()
    return _TABLE.sub(lambda found: found[1] + field_table(found_models[found[2]]) + found[3], text)


def field_table(model: type[Struct]) -> str:
    """Return the table of a model's fields in Markdown: key, label and hint in Chinese."""
    rows = ["| 项目 | 名称 | 说明 |\n", "| --- | --- | --- |\n"]
    for name, field in fields_of(model).items():
        required = "（必填）" if field.required else ""
        rows.append(f"| `{field.key}`{required} | {field.label.chinese} | {hint(model, name)} |\n")
    return "".join(rows)


def models() -> dict[str, type[Struct]]:
    """Map the names of all models to them: those of kinds, that of the settings, and those in them."""
    found: dict[str, type[Struct]] = {}
    waiting: list[type[Struct]] = [Site, *(spec.model for spec in KINDS.values())]
    while waiting:
        model = waiting.pop()
        if model.__name__ not in found:
            found[model.__name__] = model
            items = (field.item for field in fields_of(model).values())
            waiting += [each for item in items for each in typing.get_args(item) or (item,) if is_model(each)]
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
