"""The rooms of docs/architecture.md: imports point downwards only."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "sitebuilder"
BELOW: dict[str, set[str]] = {
    "cache": set(),
    "forking": set(),
    "signals": set(),
    "unchanged": {"cache"},
    "messages": set(),
    "markdown": {"messages"},
    "assets": {"content", "messages"},
    "formats": {"cache", "messages", "forking", "signals"},
    "content": {"markdown", "messages"},
    "views": {"content", "markdown", "messages"},
    "build": {
        "cache",
        "unchanged",
        "forking",
        "signals",
        "views",
        "formats",
        "assets",
        "content",
        "markdown",
        "messages",
    },
    "preview": {"cache", "signals", "build", "views", "formats", "assets", "content", "markdown", "messages"},
    "cli": {
        "cache",
        "signals",
        "unchanged",
        "preview",
        "build",
        "views",
        "formats",
        "assets",
        "content",
        "markdown",
        "messages",
    },
}


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
