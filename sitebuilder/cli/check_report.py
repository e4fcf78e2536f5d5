"""Reports of ``check`` for other programs."""

from sitebuilder.messages.formats.findings import findings
from sitebuilder.messages.formats.github import github_report
from sitebuilder.messages.formats.json_report import json_report
from sitebuilder.messages.formats.sarif import sarif_report
from sitebuilder.pipeline import BuildOptions, BuildResult
from sitebuilder.pipeline.source_lines import path_finder


def report(result: BuildResult, options: BuildOptions, name: str, language: str) -> str:
    """Return the problems of a check as ``json``, ``sarif`` or ``github``."""
    found = findings(result.problems, language, path_finder(options.site, options.fallback))
    if name == "json":
        return json_report(found)
    return sarif_report(found, language) if name == "sarif" else github_report(found, language)
