"""Regular expressions that are compiled when they are first used."""

import gc
import importlib
import pkgutil
import re
import subprocess
import sys

import pytest

import sitebuilder
from sitebuilder import patterns
from sitebuilder.patterns import lazy_pattern
from tests.site_folder import ROOT

COMPILED_AT_IMPORT = """
import importlib, pkgutil, re, sys
compile, found = re.compile, []
def watched(*arguments, **options):
    module = sys._getframe(1).f_globals.get("__name__", "")
    if module.startswith("sitebuilder"):
        found.append(f"{module}: {arguments[0]!r}")
    return compile(*arguments, **options)
re.compile = watched
import sitebuilder.cli.building, sitebuilder.cli.begin_ahead, sitebuilder.views
for module in pkgutil.walk_packages(sitebuilder.views.__path__, "sitebuilder.views."):
    importlib.import_module(module.name)
print("\\n".join(found))
"""


def test_a_pattern_finds_what_a_compiled_one_finds():
    lazy, compiled = lazy_pattern("(?P<x>a)|b", re.IGNORECASE), re.compile("(?P<x>a)|b", re.IGNORECASE)
    assert lazy.pattern == compiled.pattern
    for _ in range(2):
        assert [match.span() for match in lazy.finditer("xAB")] == [(1, 2), (2, 3)]
        assert (lazy.flags, lazy.groups, lazy.groupindex) == (compiled.flags, 1, {"x": 1})
        assert lazy.sub("-", "xAB") == "x--" and lazy.split("xAy") == ["x", "A", "y"]


def test_what_no_pattern_has_is_no_attribute():
    with pytest.raises(AttributeError):
        lazy_pattern("a").nothing  # type: ignore[attr-defined]  # noqa: B018


def test_every_pattern_of_the_package_can_be_compiled():
    for module in pkgutil.walk_packages(sitebuilder.__path__, "sitebuilder."):
        importlib.import_module(module.name)
    # Of what is frozen (see conftest.py) the collector lists nothing.
    gc.unfreeze()
    found = [each for each in gc.get_objects() if type(each) is patterns._LazyPattern]
    gc.freeze()
    assert len(found) > 100
    for each in found:
        re.compile(each.pattern, each._flags)


def test_a_build_compiles_no_pattern_before_it_needs_it():
    command = [sys.executable, "-c", COMPILED_AT_IMPORT]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    # msgspec compiles that of a field.
    found = {line.partition(": ")[0] for line in done.stdout.splitlines()}
    assert found == {"sitebuilder.views.courses.listing"}
