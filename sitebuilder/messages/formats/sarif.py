"""Problems as a SARIF log (OASIS SARIF 2.1.0), which code hosts and editors read."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from sitebuilder.messages.catalogue import LANGUAGES, is_warning
from sitebuilder.messages.formats.findings import HELP, Finding

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "SRCROOT"


def sarif_report(findings: Sequence[Finding], language: str) -> str:
    """Return a log with one run, which has a rule for each code among the findings."""
    codes = sorted({each.code for each in findings})
    rule_indexes = {code: index for index, code in enumerate(codes)}
    driver = {
        "name": "sitebuilder",
        "language": language,
        "rules": [_rule(code, language) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "results": [_result(each, rule_indexes) for each in findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def _rule(code: str, language: str) -> dict[str, Any]:
    """Return a rule (3.49); its sentences are not about one place, so their values are left open."""
    wrong, remedy = LANGUAGES[language].PROBLEMS[code]
    return {
        "id": code,
        "shortDescription": {"text": _plain(wrong)},
        "help": {"text": f"{_plain(remedy)} ({HELP}#{code})"},
        "defaultConfiguration": {"level": "warning" if is_warning(code) else "error"},
    }


def _plain(text: str) -> str:
    """Return a sentence of the catalogue with an ellipsis in place of each value."""
    return re.sub(r"(?<!\{)\{\w+\}(?!\})", "…", text).replace("{{", "{").replace("}}", "}")


def _result(each: Finding, rule_indexes: Mapping[str, int]) -> dict[str, Any]:
    """Return a result (3.27); a finding outside the repository names its file in the message only."""
    text = f"{each.message}\n{each.remedy}"
    result: dict[str, Any] = {
        "ruleId": each.code,
        "ruleIndex": rule_indexes[each.code],
        "level": each.severity,
        "message": {"text": text if each.path is not None else f"{each.file}: {text}"},
    }
    if each.path is not None:
        result["locations"] = [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(each.path), "uriBaseId": _ROOT},
                    "region": {"startLine": each.line, "startColumn": each.column},
                }
            }
        ]
    return result
