"""Problems for other programs: JSON, SARIF 2.1.0, commands of GitHub's workflows."""

import json
import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.messages import LANGUAGES, Place, Problem, problem
from sitebuilder.messages.formats.findings import Finding, findings
from sitebuilder.messages.formats.github import github_report
from sitebuilder.messages.formats.json_report import json_report
from sitebuilder.messages.formats.sarif import sarif_report

ERROR = problem("dead-link", Place("content/新闻 1.md", 4, 8), target="a,b:50%\r\n::error::x", remedy="改")
WARNING = problem("no-alt-text", Place("content/b.md", 2), target="b.jpg")
ELSEWHERE = problem("cache-key-short", Place("SITEBUILDER_CACHE_KEY"))


def found(*problems: Problem, language: str = "zh-CN") -> list[Finding]:
    return findings(problems, language, lambda file: f"site/{file}" if file.startswith("content/") else None)


def many(code: str, count: int) -> list[Problem]:
    return [
        problem(code, Place("content/a.md", line), target="x", remedy="y") for line in range(1, count + 1)
    ]


def test_json_has_each_problem_with_its_words_and_places():
    report = json.loads(json_report(found(ERROR, WARNING, ELSEWHERE)))
    assert (report["version"], report["errors"], report["warnings"]) == (1, 1, 2)
    first, _, last = report["problems"]
    assert first == {
        "code": "dead-link",
        "severity": "error",
        "file": "content/新闻 1.md",
        "path": "site/content/新闻 1.md",
        "line": 4,
        "column": 8,
        "message": "链接“a,b:50%\r\n::error::x”指向的内容不存在。",
        "remedy": "改",
        "help": "docs/problems.md#dead-link",
    }
    assert (last["file"], last["path"]) == ("SITEBUILDER_CACHE_KEY", None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sarif_has_what_the_standard_requires_and_names_how_columns_are_counted(language):
    log = json.loads(sarif_report(found(ERROR, WARNING, ELSEWHERE, language=language), language))
    assert set(log) == {"$schema", "version", "runs"} and log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert driver["name"] == "sitebuilder" and re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", driver["language"])
    for result in run["results"]:
        assert set(result) <= {"ruleId", "ruleIndex", "level", "message", "locations"}
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
    for rule in driver["rules"]:
        assert set(rule) == {"id", "shortDescription", "help", "defaultConfiguration"}
        assert "{" not in rule["shortDescription"]["text"] + rule["help"]["text"]
    assert [each["level"] for each in run["results"]] == ["error", "warning", "warning"]


def test_sarif_places_are_relative_uris_with_lines_and_columns():
    (run,) = json.loads(sarif_report(found(ERROR, ELSEWHERE), "zh-CN"))["runs"]
    first, last = run["results"]
    (location,) = first["locations"]
    artifact = location["physicalLocation"]["artifactLocation"]
    assert artifact["uri"].isascii() and " " not in artifact["uri"]
    assert unquote(artifact["uri"]) == "site/content/新闻 1.md"
    assert artifact["uriBaseId"] in run["originalUriBaseIds"]
    assert location["physicalLocation"]["region"] == {"startLine": 4, "startColumn": 8}
    assert "locations" not in last
    assert last["message"]["text"].startswith("SITEBUILDER_CACHE_KEY: ")


def test_a_github_command_escapes_characters_that_would_end_it():
    (line,) = github_report(found(ERROR), "zh-CN").splitlines()
    assert line == (
        "::error file=site/content/新闻 1.md,line=4,col=8,title=dead-link::"
        "链接“a,b:50%25%0D%0A::error::x”指向的内容不存在。%0A改%0Adocs/problems.md#dead-link"
    )


def test_a_name_with_a_comma_or_a_colon_stays_one_property():
    (line,) = github_report(found(problem("file-empty", Place("content/a,b:c%.md"))), "zh-CN").splitlines()
    assert line.startswith("::error file=site/content/a%2Cb%3Ac%25.md,line=1,col=1,title=file-empty::")


def test_a_finding_outside_the_repository_names_its_file_in_the_message():
    (line,) = github_report(found(ELSEWHERE, language="en"), "en").splitlines()
    assert line.startswith("::warning title=cache-key-short::SITEBUILDER_CACHE_KEY: This environment")


def test_errors_come_before_warnings():
    lines = github_report(found(WARNING, ERROR), "zh-CN").splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning"]


def test_the_tenth_annotation_says_how_many_more_there_are():
    lines = github_report(found(*many("dead-link", 12), *many("no-alt-text", 10)), "zh-CN").splitlines()
    wrong = [line for line in lines if line.startswith("::error")]
    assert len(wrong) == 13
    assert wrong[9].startswith("::error title=这里只标出前 9 个") and "另有 3 个" in wrong[9]
    assert len(lines) - len(wrong) == 10


@given(st.text(max_size=50), st.text(max_size=50))
def test_content_cannot_start_a_command(file, target):
    each = problem("dead-link", Place(file), target=target, remedy=target)
    report = github_report(findings([each], "zh-CN", lambda path: path), "zh-CN")
    assert report.count("\n") == 1 and "\r" not in report
    properties = report.removeprefix("::error ").split("::")[0]
    assert [part.split("=")[0] for part in properties.split(",")] == ["file", "line", "col", "title"]
