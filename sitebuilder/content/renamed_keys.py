"""Keys that editors wrote before they got another name: the problem of such a key names the new one."""

from msgspec import Struct

from sitebuilder.content.model.site import Site

RENAMED_KEYS: dict[type[Struct], dict[str, str]] = {Site: {"unbroken": "nowrap"}}
"""For each model that has any: old key to new."""
