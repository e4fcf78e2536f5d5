"""Problems in the content, as values, and the catalogue of all words that the program says."""

from sitebuilder.messages.catalogue import DEFAULT_LANGUAGE, LANGUAGES, PAGE_LANGUAGE, say, word
from sitebuilder.messages.disk import disk_problem, is_readable_path, readable_path
from sitebuilder.messages.problem import (
    Label,
    Place,
    Problem,
    Severity,
    Word,
    errors,
    problem,
    refuse_reminders,
    refused,
    sort_problems,
)
from sitebuilder.messages.report import (
    LineOf,
    done_sentence,
    format_problem,
    format_problems,
    no_line,
    report_problems,
    told_problems,
)
from sitebuilder.messages.snippet import has_line

__all__ = [
    "DEFAULT_LANGUAGE",
    "LANGUAGES",
    "PAGE_LANGUAGE",
    "Label",
    "LineOf",
    "Place",
    "Problem",
    "Severity",
    "Word",
    "disk_problem",
    "done_sentence",
    "errors",
    "format_problem",
    "format_problems",
    "has_line",
    "is_readable_path",
    "no_line",
    "problem",
    "readable_path",
    "refuse_reminders",
    "refused",
    "report_problems",
    "say",
    "sort_problems",
    "told_problems",
    "word",
]
