"""Problems as JSON: one stable shape, described for its readers in docs/check-formats.md."""

from collections.abc import Sequence

import msgspec

from sitebuilder.messages.formats.findings import Finding

VERSION = 1
"""Raised when a member goes or means another thing; members may be added without it."""


def json_report(found: Sequence[Finding]) -> str:
    """Return the report as one JSON object (RFC 8259)."""
    wrong = sum(each.severity == "error" for each in found)
    report = {"version": VERSION, "errors": wrong, "warnings": len(found) - wrong, "problems": list(found)}
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n"
