"""The HTML of a text without problems: what the tests of ``normalise`` compare."""

from sitebuilder.markdown import fill, render
from sitebuilder.messages import Place, Problem

START = Place("content/news/2026/a.md", 7)


def html_of(source: str) -> str:
    """Return the HTML of a text; a problem fails the test."""
    text, problems = render(source, START)
    assert problems == ()
    return fill(text, [link.target for link in text.links])


def reported_problems(source: str) -> list[tuple[str, int, int]]:
    """Return the problems of a text: code, line and column, counted from its beginning."""
    _, problems = render(source, START)
    return [_short(each) for each in problems]


def _short(problem: Problem) -> tuple[str, int, int]:
    return problem.code, problem.place.line - START.line + 1, problem.place.column
