"""Comparison report for a terminal, in a few lines."""

from sitebuilder.compare.comparison import Comparison
from sitebuilder.compare.wording import change_word, summary_lines
from sitebuilder.messages import printable_path, say

_MAX_PAGES = 30


def text_report(comparison: Comparison, language: str) -> str:
    """Return the summary and a list of the changed pages."""
    lines = summary_lines(comparison, language)
    for page in comparison.pages[:_MAX_PAGES]:
        target = f" → {page.target}" if page.target else ""
        lines.append(f"  {change_word(page.change, language)}  {page.address}{target}  {page.title}".rstrip())
    more = len(comparison.pages) - _MAX_PAGES
    if more > 0:
        lines.append(f"  {say('diff-more', language, count=more)}")
    return "".join(f"{printable_path(line)}\n" for line in lines)
