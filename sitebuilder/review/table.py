"""The log of signatures as lines of text, and as CSV that opens correctly in Excel and WPS."""

import csv
from codecs import BOM_UTF8
from collections.abc import Sequence
from datetime import datetime
from io import StringIO
from zoneinfo import ZoneInfo

from sitebuilder.content.review import round_label
from sitebuilder.messages import printable_path, say
from sitebuilder.review.log import Entry, Log

_COLUMNS = ("path", "title", "round", "name", "time", "status", "commit", "author", "committed")

_FORMULA_PREFIXES = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Prefixes by which a spreadsheet recognises a formula (OWASP, CSV Injection)."""


def as_csv(log: Log, language: str, zone: ZoneInfo) -> bytes:
    """Return the log as CSV (RFC 4180), in UTF-8 with the byte order mark that Excel needs.

    Times are those of ``zone``.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([say(f"log-{each}", language) for each in _COLUMNS])
    writer.writerows([escape_formula(cell) for cell in _cells(each, language, zone)] for each in log.entries)
    return BOM_UTF8 + text.getvalue().encode("utf-8", "replace")


def as_text(log: Log, language: str, zone: ZoneInfo) -> str:
    """Return the log as lines, one per signature; times are those of ``zone``."""
    return "\n".join(_line(each, language, zone) for each in log.entries)


def escape_formula(cell: str) -> str:
    """Return a cell with a quote before it if a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA_PREFIXES) else cell


def _line(entry: Entry, language: str, zone: ZoneInfo) -> str:
    cells = dict(zip(_COLUMNS, _cells(entry, language, zone), strict=True))
    key = "log-line-uncommitted" if entry.commit is None else "log-line"
    return say(key, language, **cells)


def _cells(entry: Entry, language: str, zone: ZoneInfo) -> Sequence[str]:
    """Return the cells of a row, with control characters (of a committer's name, say) escaped."""
    commit = entry.commit
    cells = (
        entry.path,
        entry.title,
        round_label(entry.round).text(language),
        entry.signature.name,
        str(entry.signature.time),
        say(f"log-{entry.status}", language),
        commit.id[:12] if commit else "",
        commit.author if commit else "",
        _in_zone(commit.time, zone) if commit else "",
    )
    return [printable_path(each) for each in cells]


def _in_zone(time: str, zone: ZoneInfo) -> str:
    """Return the time of a commit in the format of signatures; an impossible time is returned unchanged."""
    try:
        return f"{datetime.fromisoformat(time).astimezone(zone):%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError):
        return time
