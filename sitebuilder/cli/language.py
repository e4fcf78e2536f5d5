"""In which language the program speaks: asked for, or the site's."""

import re
from collections.abc import Sequence
from pathlib import Path

from sitebuilder.cli.options import option_value
from sitebuilder.content.files import MOST_BYTES, read_regular
from sitebuilder.messages import DEFAULT_LANGUAGE, LANGUAGES

_SETTING = re.compile(r"^(language|time_zone):\s*[\"']?([\w/+-]+)", re.MULTILINE)


def program_language(arguments: Sequence[str], default_site: Path) -> str:
    """Return the language of the program's messages, before its options are understood."""
    asked = option_value(arguments, "lang")
    if asked in LANGUAGES:
        return asked
    site = Path(option_value(arguments, "site") or default_site)
    found = site_setting(site, "language")
    return found if found in LANGUAGES else DEFAULT_LANGUAGE


def site_setting(site: Path, key: str) -> str | None:
    """Return a plain setting of ``site.yaml`` without reading the whole as YAML."""
    try:
        content = read_regular(site / "site.yaml", MOST_BYTES)
    except OSError:
        return None
    text = content.decode("utf-8-sig", "replace")
    return next((value for name, value in _SETTING.findall(text) if name == key), None)
