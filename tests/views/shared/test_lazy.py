"""Functions of views that are imported when they are first called."""

import ast
import re
from pkgutil import resolve_name

import pytest

from sitebuilder.views.shared.lazy import lazy_function
from tests.site_folder import ROOT

NAMES = sorted(
    {
        node.value
        for path in (ROOT / "sitebuilder").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.fullmatch(r"sitebuilder(\.\w+)+:\w+", node.value)
    }
)


@pytest.mark.parametrize("name", NAMES)
def test_a_function_that_is_named_exists(name):
    assert callable(resolve_name(name))


def test_a_function_is_called_with_its_arguments():
    assert lazy_function("sitebuilder.views.shared.calendar_paths:calendar_path")("courses/a/") == (
        "courses/a/calendar.ics"
    )
