"""The packages of docs/architecture.md: imports point downwards only."""

import ast
import re
from pathlib import Path

import pytest

from tests.site_folder import ROOT, own_tests

PACKAGE = Path(__file__).parent.parent / "sitebuilder"
BELOW: dict[str, set[str]] = {
    "patterns": set(),
    "messages": {"patterns"},
    "processes": set(),
    "markdown": {"messages", "patterns"},
    "content": {"markdown", "messages", "patterns"},
    "assets": {"content", "messages", "patterns", "processes"},
    "formats": {"messages", "patterns", "processes"},
    "views": {"content", "markdown", "messages", "patterns"},
    "cache": {"views", "formats", "content", "messages", "patterns"},
    "output": {"cache", "content", "messages", "patterns", "processes"},
    "pipeline": {
        *("output", "cache", "views", "formats", "assets", "content"),
        *("messages", "patterns", "processes"),
    },
    "review": {"pipeline", "content", "messages"},
    "importers": {"content", "markdown", "messages"},
    "compare": {"pipeline", "output", "cache", "content", "markdown", "messages"},
    "preview": {"pipeline", "cache", "formats", "content", "messages", "processes"},
    "deploy": {
        *("pipeline", "output", "cache", "views", "formats", "assets", "content"),
        *("messages", "processes"),
    },
    "cli": {
        *("deploy", "preview", "compare", "review", "importers"),
        *("pipeline", "cache", "formats", "assets", "content", "messages", "processes"),
    },
}
"""Maps each package to those that it may import."""

VIEWS_BELOW: dict[str, set[str]] = {
    "shared": set(),
    "news": {"courses", "shared"},
    "courses": {"shared"},
    "competitions": {"shared"},
    "credentials": {"courses", "shared"},
    "venues": {"courses", "competitions", "shared"},
    "kinds": {"news", "courses", "competitions", "credentials", "venues", "shared"},
    "machine": {"kinds", "shared"},
    "pages": {"machine", "kinds", "news", "courses", "competitions", "credentials", "shared"},
    "checks": {"machine", "pages", "shared"},
    "plan": {"machine", "pages", "kinds", "news", "courses", "shared"},
}
"""The same inside ``views/``."""

TESTS_OF_NO_ROOM = {"attacks", "browser", "fuzz"}
"""Folders of tests that put hostile input into the whole program, or look at the pages as visitors do."""

CONTENT_BELOW: dict[str, set[str]] = {
    "model": set(),
    "paths": set(),
    "values": {"model", "paths"},
    "yaml": {"model", "values"},
    "dates": {"model", "values"},
    "contact_checks": {"model", "values"},
    "checks": {"contact_checks", "dates", "model", "values"},
    "kind_spec": {"checks", "dates", "model", "values"},
    "kinds": {"checks", "kind_spec", "dates", "model"},
    "source_paths": {"kinds", "kind_spec", "paths", "model"},
    "decoding": {"source_paths", "kinds", "kind_spec", "yaml", "values", "paths", "model"},
    "documents": {"source_paths", "kinds", "kind_spec", "model", "values"},
    "library": {
        *("documents", "pictures", "permalinks", "texts", "checks"),
        *("source_paths", "kinds", "kind_spec", "paths", "values", "model"),
    },
}
"""The same inside ``content/``, up to the library; modules beside it, such as ``release``, may use all."""

ROOM_OF_TESTS = {"deploy/bucket": "deploy/targets/bucket"}
"""Maps a folder of tests to the room it tests where that has another path."""

IDLE = tuple(f"cache/{each}.py" for each in ("fingerprint", "idle_check", "storage", "folder", "secret_key"))
"""What a build imports that finds nothing to do."""


LATER = re.compile(r"^(sitebuilder(?:\.\w+)+):\w+$")
"""The name of a function that ``views/shared/lazy.py`` imports when it is called."""


def test_the_document_lists_what_each_package_may_import():
    text = (PACKAGE.parent / "docs/architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|.*\| ([\w, ]+) \|$", text.partition("## Packages")[2], re.MULTILINE)
    assert {name: set(below.split(", ")) - {"nothing"} for name, below in rows} == BELOW


def imported_modules(path: Path) -> list[str]:
    """Return the dotted names that a module imports, of ``from a import b`` also ``a.b``.

    Those that it imports later, by ``"a.b:function"``, are among them.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            found += [node.module or "", *(f"{node.module}.{each.name}" for each in node.names)]
        elif isinstance(node, ast.Import):
            found += [each.name for each in node.names]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += LATER.findall(node.value)
    return found


def imported_packages(path: Path, within: str = "sitebuilder.") -> set[str]:
    return {
        name.removeprefix(within).split(".")[0] for name in imported_modules(path) if name.startswith(within)
    }


def test_every_room_is_on_the_plan():
    packages = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    modules = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
    assert packages | modules == set(BELOW)


@pytest.mark.parametrize("package", BELOW)
def test_a_room_imports_only_rooms_below_it(package):
    for path in [*(PACKAGE / package).rglob("*.py"), *PACKAGE.glob(f"{package}.py")]:
        assert imported_packages(path) - {package} <= BELOW[package], path


def test_every_room_of_the_views_is_on_the_plan():
    assert {path.stem for path in (PACKAGE / "views").iterdir() if path.suffix in ("", ".py")} - {
        "__init__",
        "__pycache__",
    } == set(VIEWS_BELOW)


@pytest.mark.parametrize("package", VIEWS_BELOW)
def test_a_room_of_the_views_imports_only_those_below_it(package):
    for path in [*(PACKAGE / "views" / package).rglob("*.py"), *(PACKAGE / "views").glob(f"{package}.py")]:
        assert imported_packages(path, "sitebuilder.views.") - {package} <= VIEWS_BELOW[package], path


def test_every_package_of_the_content_is_on_the_plan():
    packages = {path.parent.name for path in (PACKAGE / "content").glob("*/__init__.py")}
    assert packages <= set(CONTENT_BELOW)


@pytest.mark.parametrize("room", CONTENT_BELOW)
def test_a_room_of_the_content_imports_only_those_below_it(room):
    for path in [*(PACKAGE / "content" / room).rglob("*.py"), *(PACKAGE / "content").glob(f"{room}.py")]:
        assert imported_packages(path, "sitebuilder.content.") - {room} <= CONTENT_BELOW[room], path


@pytest.mark.parametrize("path", IDLE)
def test_a_build_with_nothing_to_do_imports_the_cache_alone(path):
    assert imported_packages(PACKAGE / path) <= {"cache"}


def test_tests_mirror_the_rooms():
    found = (path.parent.relative_to(ROOT / "tests").as_posix() for path in own_tests())
    folders = set(found) - TESTS_OF_NO_ROOM - {"."}
    rooms = {ROOM_OF_TESTS.get(each, each) for each in folders}
    assert {each for each in rooms if not (PACKAGE / each / "__init__.py").exists()} == set()
