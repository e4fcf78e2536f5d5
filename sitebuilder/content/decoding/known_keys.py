"""The keys of a model, and what else may stand for them."""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import islice

from msgspec import Struct

from sitebuilder.content.model.chinese_keys import english_names, known_names, parent_keys
from sitebuilder.content.model.fields import fields_of, list_fields
from sitebuilder.content.model.renamed_keys import RENAMED_KEYS
from sitebuilder.messages import Label


class KnownKeys(Struct, frozen=True):
    """The keys of a model, mapped to the names of its fields, and what else may stand for them.

    ``choices`` lists the keys for people. ``labels`` maps Chinese names to keys, ``english`` their English
    labels, ``renamed`` their former names. ``parents`` maps the keys and the Chinese names of what is further
    in to the key that they belong below.
    """

    fields: Mapping[str, str]
    choices: Label
    labels: Mapping[str, str]
    english: Mapping[str, str]
    renamed: Mapping[str, str]
    parents: Mapping[str, str]

    def has(self, key: str) -> bool:
        """Return whether a key is one of the model, or the Chinese name of one."""
        return key in self.fields or key in self.labels


@cache
def known_keys(model: type[Struct]) -> KnownKeys:
    """Return the keys of a model, and what else may stand for them."""
    fields = {field.key: field for field in fields_of(model).values()}
    return KnownKeys(
        fields={key: field.name for key, field in fields.items()},
        choices=list_fields(model),
        labels=known_names({field.label.chinese: key for key, field in fields.items()}, fields),
        english=english_names(
            {field.label.english.replace(" ", "_"): key for key, field in fields.items()}, fields
        ),
        renamed=RENAMED_KEYS.get(model, {}),
        parents=parent_keys(model),
    )


def item_form(keys: Iterable[str]) -> str:
    """Return the form of an item as a problem shows it: the first keys of its model."""
    return ", ".join(f"{key}: …" for key in islice(keys, 3))
