"""The settings of Hugo and Hexo that say where posts stood."""

import tomllib
from pathlib import Path
from typing import Any

import yaml

from sitebuilder.importers.blogs.blog import read_text


def read_settings(folder: Path, names: tuple[str, ...]) -> dict[str, Any]:
    """Return the settings in the first of some files that is there and can be read; keys in small letters."""
    for name in names:
        text = read_text(folder / name)
        if text is None:
            continue
        try:
            found = tomllib.loads(text) if name.endswith(".toml") else _load(text)
        except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            return {str(key).lower(): value for key, value in found.items()}
    return {}


def _load(text: str) -> Any:
    """Return YAML with every scalar as the text that it is; JSON is YAML as well."""
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def text_setting(settings: dict[str, Any], key: str) -> str:
    """Return a setting that is a text, else an empty one."""
    value = settings.get(key)
    return value.strip() if isinstance(value, str) else ""


def with_trailing_slash(address: str) -> str:
    """Return an address of a site with one slash at its end."""
    return f"{address.rstrip('/')}/" if address.startswith(("http://", "https://", "//")) else ""
