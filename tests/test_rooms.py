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
    "problems": set(),
    "markup": {"problems"},
    "assets": {"content", "problems"},
    "render": {"cache", "problems", "forking", "signals"},
    "content": {"markup", "problems"},
    "views": {"content", "markup", "problems"},
    "build": {
        "cache",
        "unchanged",
        "forking",
        "signals",
        "views",
        "render",
        "assets",
        "content",
        "markup",
        "problems",
    },
    "preview": {"cache", "signals", "build", "views", "render", "assets", "content", "markup", "problems"},
    "cli": {
        "cache",
        "signals",
        "unchanged",
        "preview",
        "build",
        "views",
        "render",
        "assets",
        "content",
        "markup",
        "problems",
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
