"""Problems as JSON, in a stable format that docs/check-formats.md describes."""

from collections.abc import Sequence

import msgspec

from sitebuilder.messages.formats.findings import Finding

VERSION = 1
"""Incremented when a member is removed or changes its meaning; adding members does not count."""


def json_report(findings: Sequence[Finding]) -> str:
    """Return the report as one JSON object (RFC 8259)."""
    errors = sum(each.severity == "error" for each in findings)
    report = {
        "version": VERSION,
        "errors": errors,
        "warnings": len(findings) - errors,
        "problems": list(findings),
    }
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n"
