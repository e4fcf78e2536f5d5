"""Comparison report for a terminal, in a few lines."""

from sitebuilder.compare.alike import AlikeChanges, gather_pages
from sitebuilder.compare.comparison import Comparison, PageChange
from sitebuilder.compare.wording import change_word, summary_lines
from sitebuilder.messages import printable_path, say

_MAX_PAGES = 30
_MAX_PLACES = 3


def text_report(comparison: Comparison, language: str) -> str:
    """Return the summary and a list of the changed pages."""
    lines = summary_lines(comparison, language)
    pages, gathered = gather_pages(comparison.pages)
    lines += (_alike(each, language) for each in gathered[:_MAX_PAGES])
    lines += (_page(each, language) for each in pages[:_MAX_PAGES])
    more = sum(max(len(each) - _MAX_PAGES, 0) for each in (pages, gathered))
    if more:
        lines.append(f"  {say('diff-more', language, count=more)}")
    return "".join(f"{printable_path(line)}\n" for line in lines)


def _page(page: PageChange, language: str) -> str:
    target = f" → {page.target}" if page.target else ""
    return f"  {change_word(page.change, language)}  {page.address}{target}  {page.title}".rstrip()


def _alike(alike: AlikeChanges, language: str) -> str:
    places = [page.address for page in alike.pages[:_MAX_PLACES]]
    more = len(alike.pages) - len(places)
    shown = "  ".join((*places, say("diff-more", language, count=more) if more else ""))
    return f"  {say('diff-alike', language, count=len(alike.pages))}  {shown}".rstrip()
