"""Problems as values, and the catalogue of all sentences and words of the program and its pages."""

from sitebuilder.messages.catalogue import DEFAULT_LANGUAGE, LANGUAGES, PAGE_LANGUAGE, say, word
from sitebuilder.messages.disk import disk_problem, disk_reason
from sitebuilder.messages.printable import is_printable_path, printable_path, shell_word
from sitebuilder.messages.problem import (
    Label,
    Place,
    Problem,
    Severity,
    Word,
    errors,
    escalate,
    escalate_warnings,
    list_label,
    outside,
    place_at,
    problem,
    sort_problems,
)
from sitebuilder.messages.report import (
    LineOf,
    count_sentence,
    done_sentence,
    format_problem,
    format_problems,
    no_line,
    problem_listing,
    problem_report,
    problem_summary,
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
    "count_sentence",
    "disk_problem",
    "disk_reason",
    "done_sentence",
    "errors",
    "escalate",
    "escalate_warnings",
    "format_problem",
    "format_problems",
    "has_line",
    "is_printable_path",
    "list_label",
    "no_line",
    "outside",
    "place_at",
    "printable_path",
    "problem",
    "problem_listing",
    "problem_report",
    "problem_summary",
    "say",
    "shell_word",
    "sort_problems",
    "word",
]
