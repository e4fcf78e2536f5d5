"""Read the settings of Hugo and Hexo."""

import os
import re
from pathlib import Path
from typing import Any

import yaml

from sitebuilder.importers.addresses import split_address
from sitebuilder.importers.blogs.blog import read_blog_text, shown_path
from sitebuilder.importers.blogs.front_matter import load_toml, load_yaml_as_text
from sitebuilder.messages import Place, Problem, printable_path, problem

_HOST = re.compile(r"(?://)?[\w-]++(?:\.[\w-]++)++(?:[:/]|\Z)")
"""The beginning of an address without its scheme."""


def read_settings(folder: Path, names: tuple[str, ...], unreadable: list[Problem]) -> dict[str, Any]:
    """Return the settings of the first file that exists and can be parsed, with lower-case keys.

    The problems of others that exist are added to ``unreadable``.
    """
    for name in names:
        text = read_blog_text(folder, name, unreadable) if os.path.lexists(folder / name) else None
        if text is None:
            continue
        try:
            found = load_toml(text) if name.endswith(".toml") else load_yaml_as_text(text)
        except (yaml.YAMLError, ValueError, RecursionError):
            found = None
        if isinstance(found, dict):
            return {str(key).lower(): value for key, value in found.items()}
        if text.strip():
            unreadable.append(problem("migrate-settings", Place(printable_path(shown_path(folder, name)))))
    return {}


def text_setting(settings: dict[str, Any], key: str) -> str:
    """Return a setting if it is a string, else an empty string."""
    value = settings.get(key)
    return value.strip() if isinstance(value, str) else ""


def folder_setting(settings: dict[str, Any], key: str, folder: Path, default: str) -> str:
    """Return the path of a folder that a setting names, relative to the blog's, with forward slashes.

    People write ``content/``, ``./content`` or the whole path for ``content``.
    """
    named = text_setting(settings, key) or default
    return Path(os.path.relpath(folder / named, folder)).as_posix()


def with_trailing_slash(address: str) -> str:
    """Return the URL of a site with one trailing slash; an empty string if it has no host.

    People leave out the scheme: ``www.example.cn``.
    """
    if _HOST.match(address):
        address = f"https://{address.removeprefix('//')}"
    is_absolute = address.startswith(("http://", "https://")) and split_address(address) is not None
    return f"{address.rstrip('/')}/" if is_absolute else ""
