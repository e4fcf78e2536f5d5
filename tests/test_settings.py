"""What editors, GitHub and containers read beside the program: in order, and in agreement with it."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitebuilder.cli.commands import make_commands
from sitebuilder.messages import LANGUAGES, Place, format_problem, problem
from tests.site_folder import ROOT

FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))


def read_json(path: str) -> Any:
    return json.loads((ROOT / path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_an_issue_form_asks_at_least_one_question_and_each_once(path: Path):
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert form["name"] and form["description"]
    questions = [element for element in form["body"] if element["type"] != "markdown"]
    assert {element["type"] for element in questions} <= {"input", "textarea", "dropdown", "checkboxes"}
    for names in ([each["id"] for each in questions], [each["attributes"]["label"] for each in questions]):
        assert names and len(set(names)) == len(names)


def test_a_container_has_the_python_and_the_port_of_the_project():
    container = read_json(".devcontainer/devcontainer.json")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lowest = project["requires-python"].removeprefix(">=")
    assert container["image"].startswith(f"python:{lowest}-")
    (port,) = (each for each in make_commands("en").commands["serve"].params if each.name == "port")
    assert container["forwardPorts"] == [port.default]


def test_a_container_brings_the_extensions_that_the_folder_recommends():
    container = read_json(".devcontainer/devcontainer.json")
    recommended = read_json(".vscode/extensions.json")["recommendations"]
    assert container["customizations"]["vscode"]["extensions"] == recommended


def test_the_tasks_of_the_editor_are_targets_of_make():
    read_json(".vscode/settings.json")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for task in read_json(".vscode/tasks.json")["tasks"]:
        assert task["command"] == f"make {task['label']}"
        assert re.search(rf"^{task['label']}:", makefile, re.MULTILINE)


def test_pre_commit_runs_the_commands_of_make_lint():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$(PY)", ".venv/bin/python")
    target = re.search(r"^lint:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    settings = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    hooks = [hook for repository in settings["repos"] for hook in repository["hooks"]]
    assert target and [hook["entry"] for hook in hooks] == [each.strip() for each in target[1].splitlines()]
    assert {hook["language"] for hook in hooks} == {"system"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("code", "severity"), [("file-gbk", "error"), ("cache-key-short", "warning")])
def test_the_editor_finds_the_place_of_a_problem_that_make_check_tells(code, severity, language):
    place, wrong, _ = format_problem(problem(code, Place("content/a b.md", 3, 7)), language).splitlines()
    check = next(task for task in read_json(".vscode/tasks.json")["tasks"] if task["label"] == "check")
    patterns = {
        matcher["severity"]: matcher["pattern"]
        for matcher in check["problemMatcher"]
        if re.search(matcher["pattern"][0]["regexp"], place)
    }
    assert list(patterns) == [severity]
    at, sentence = (
        re.search(pattern["regexp"], line)
        for pattern, line in zip(patterns[severity], (place, wrong), strict=True)
    )
    assert at and at.groups() == ("content/a b.md", "3", "7", code)
    assert sentence and sentence[1] == wrong.strip()


def test_the_formatter_leaves_code_in_articles_to_their_authors():
    article = "# 标题\n\n```python\nx=1\n```\n"
    options = ["--check", "--force-exclude", "--stdin-filename", "content/news/2026/code.md"]
    command = [sys.executable, "-m", "ruff", "format", *options, "-"]
    run = subprocess.run(command, cwd=ROOT, input=article.encode(), check=False)
    assert run.returncode == 0
