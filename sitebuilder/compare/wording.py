"""Words that all comparison reports share, in the language of the program."""

from sitebuilder.compare.comparison import Comparison
from sitebuilder.compare.items import ItemChange
from sitebuilder.messages import say

PAGE_CHANGES = ("added", "changed", "moved", "redirected", "removed")

_KINDS = {"row": "row", "image": "image", "li": "item", "title": "title", "description": "description"}


def change_word(change: str, language: str) -> str:
    """Return the word for the change of a page, an entry or a file."""
    return say(f"diff-{change}", language)


def kind_word(kind: str, language: str) -> str:
    """Return the word for the kind of a block; empty if the kind is obvious."""
    if kind[0] == "h" and kind[1:].isdecimal():
        return say("diff-kind-heading", language, level=kind[1:])
    return say(f"diff-kind-{_KINDS[kind]}", language) if kind in _KINDS else ""


def fact_word(name: str, language: str) -> str:
    """Return the label of a fact of an entry or an event."""
    return say(f"diff-fact-{name}", language)


def page_counts(comparison: Comparison) -> dict[str, int]:
    """Map each kind of change that occurs to its number of pages."""
    counts = {change: sum(each.change == change for each in comparison.pages) for change in PAGE_CHANGES}
    return {change: count for change, count in counts.items() if count}


def summary_lines(comparison: Comparison, language: str) -> list[str]:
    """Return the summary of a comparison, one line for each kind of change."""
    if comparison.is_empty:
        return [say("diff-nothing", language)]
    counts = [
        say("diff-count", language, change=change_word(change, language), count=count)
        for change, count in page_counts(comparison).items()
    ]
    lines = [say("diff-pages", language, counts=say("diff-comma", language).join(counts))] if counts else []
    if comparison.frames:
        lines.append(say("diff-frames", language, count=comparison.frames[0].count))
    for key, changes in (
        ("entries", comparison.entries),
        ("events", comparison.events),
        ("files", comparison.files),
    ):
        if changes:
            lines.append(say(f"diff-{key}", language, count=len(changes)))
    if comparison.assets:
        lines.append(say("diff-assets", language, names=say("diff-comma", language).join(comparison.assets)))
    return lines


def item_facts(each: ItemChange, language: str) -> list[tuple[str, str, str]]:
    """Return the changed facts of an entry or an event: label, old value, new value."""
    changed = say("diff-text-changed", language)
    return [
        (fact_word(fact.name, language), fact.old, fact.new or ("" if fact.old else changed))
        for fact in each.facts
    ]
