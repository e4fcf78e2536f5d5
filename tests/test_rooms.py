"""The rooms of docs/architecture.md: imports point downwards only."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "sitebuilder"
BELOW: dict[str, set[str]] = {
    "messages": set(),
    "processes": set(),
    "markdown": {"messages"},
    "content": {"markdown", "messages"},
    "assets": {"content", "messages"},
    "formats": {"messages", "processes"},
    "views": {"content", "markdown", "messages"},
    "cache": {"views", "formats", "content", "messages"},
    "output": {"cache", "content", "messages", "processes"},
    "pipeline": {"output", "cache", "views", "formats", "assets", "content", "messages", "processes"},
    "preview": {"pipeline", "cache", "formats", "content", "messages", "processes"},
    "cli": {"preview", "pipeline", "cache", "formats", "content", "messages", "processes"},
}
"""Maps each room to those that it may import."""

IDLE = ("cache/fingerprint.py", "cache/idle_check.py", "cache/storage.py", "cache/folder.py", "cache/key.py")
"""What a build imports that finds nothing to do."""


def imported_rooms(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [
        name
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names]
        )
    ]
    return {name.split(".")[1] for name in names if name.startswith("sitebuilder.")}


def test_every_room_is_on_the_plan():
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    modules = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
    assert rooms | modules == set(BELOW)


@pytest.mark.parametrize("room", BELOW)
def test_a_room_imports_only_rooms_below_it(room):
    for path in [*(PACKAGE / room).rglob("*.py"), *PACKAGE.glob(f"{room}.py")]:
        assert imported_rooms(path) - {room} <= BELOW[room], path


@pytest.mark.parametrize("path", IDLE)
def test_a_build_with_nothing_to_do_imports_the_cache_alone(path):
    assert imported_rooms(PACKAGE / path) <= {"cache"}
