"""Every page and style sheet is valid by the Nu Html Checker of the W3C: no error, no warning."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.browser.tools import checker, program

NOT_OURS: dict[str, str] = {
    "Inline script violates Content Security Policy": "it compares no digests "
    "(tests/formats/jinja/test_security.py does), and JSON-LD is no script",
    **{
        f"Resource violates Content Security Policy (meta tag): {kind} “/": "a file on the disk has no host "
        "that would be 'self' (tests/browser/test_policy.py opens the pages)"
        for kind in ("external script", "external stylesheet", "image")
    },
}
"""Messages of the checker that are no fault of the site: the beginning of the message, and why."""


def complaints(jar: Path, files: list[Path]) -> dict[str, list[str]]:
    """Return what the checker says of files: each message and where it applies, as "/path:line"."""
    command = [program("java"), "-jar", str(jar), "--also-check-css", "--also-check-svg"]
    done = subprocess.run(
        [*command, "--format", "json", "--stdout", "--exit-zero-always", *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, list[str]] = {}
    for each in json.loads(done.stdout)["messages"]:
        is_fault = each["type"] != "info" or each.get("subType") == "warning"
        if is_fault and not each["message"].startswith(tuple(NOT_OURS)):
            place = f"{each['url'].removeprefix('file:')}:{each.get('lastLine', '?')}"
            found.setdefault(each["message"], []).append(place)
    return found


@pytest.fixture(scope="module")
def jar() -> Path:
    return checker("vnu-jar/build/dist/vnu.jar")


def test_pages_style_sheets_and_drawings_are_valid(jar, sample):
    files = [path for kind in ("html", "css", "svg") for path in sorted(sample.output.rglob(f"*.{kind}"))]
    assert len(files) > len(sample.pages)
    assert complaints(jar, files) == {}


def test_the_checker_finds_a_fault_in_each_kind_of_file(jar, tmp_path):
    faulty = {
        "a.html": "<!doctype html><html lang=zh-CN><title>页</title><p id=a><p id=a>",
        "b.css": "p { colour: red }",
        "c.svg": '<svg xmlns="http://www.w3.org/2000/svg"><circel/></svg>',
    }
    for name, text in faulty.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = complaints(jar, [tmp_path / name for name in faulty])
    places = " ".join(place for places in found.values() for place in places)
    assert all(f"/{name}:" in places for name in faulty), places
