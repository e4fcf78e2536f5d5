"""Former names of keys; the problem for such a key names the new one."""

from msgspec import Struct

from sitebuilder.content.model.site import Site

RENAMED_KEYS: dict[type[Struct], dict[str, str]] = {Site: {"unbroken": "nowrap"}}
"""Maps each model with renamed keys to a mapping from old to new keys."""
