"""Functions of views that are imported when they are first called.

Most builds plan a few sections of the site, and an edit of a text plans one: importing the views of all kinds
of pages took a thirtieth of its time.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any


def lazy_function(name: str) -> Callable[..., Any]:
    """Return a function that calls another by its name, ``sitebuilder.views.package.module:function``."""
    module, _, function = name.partition(":")

    def call(*arguments: Any) -> Any:
        return getattr(import_module(module), function)(*arguments)

    return call
