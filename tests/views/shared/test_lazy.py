"""Functions of views that are imported when they are first called."""

import re
from pkgutil import resolve_name

import pytest

from sitebuilder.views.shared.lazy import lazy_function
from tests.site_folder import ROOT

NAMES = sorted(
    {
        name
        for path in (ROOT / "sitebuilder").rglob("*.py")
        for name in re.findall(r"[\"'](sitebuilder(?:\.\w+)+:\w+)[\"']", path.read_text(encoding="utf-8"))
    }
)


def test_functions_are_named():
    assert NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_function_that_is_named_exists(name):
    assert callable(resolve_name(name))


def test_a_function_is_called_with_its_arguments():
    assert lazy_function("sitebuilder.views.shared.calendar_paths:calendar_path")("courses/a/") == (
        "courses/a/calendar.ics"
    )
