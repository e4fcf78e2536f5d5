"""Links whose text is their address: as text, since the dialect makes links of addresses by itself."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from sitebuilder.importers.blocks import Inline, Run, merge_runs
from sitebuilder.markdown.links.autolinks import Autolink, find_autolinks, may_have_autolinks

_OTHER = "\ufffc"
"""Stands for the text of another link (Unicode, object replacement character); it ends an address."""


def plain_autolinks(text: str) -> Iterator[Autolink]:
    """Yield the addresses in a text that is not written in the dialect, where a backslash escapes nothing."""
    return find_autolinks(text.replace("\\", _OTHER))


def shows_target(text: str, target: str) -> bool:
    """Return whether the text of a link is what the dialect would link to the same target."""
    return may_have_autolinks(text) and [(each.label, each.target) for each in find_autolinks(text)] == [
        (text, target)
    ]


def unlink_addresses(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Make text of links that show their address, where the dialect would link just as much of the text.

    An underline that only the address has is that of a link, and is dropped.
    """
    if not any(isinstance(each, Run) and may_have_autolinks(each.text) for each in inlines):
        return tuple(inlines)
    found: list[Inline] = []
    # The delimiters of other marks end an address.
    for marks, group in groupby(inlines, _marks):
        pieces = list(group)
        found += _unlink(pieces) if marks is not None and "code" not in marks else pieces
    merged = merge_runs(found)
    return tuple(_without_own_underline(merged, index) for index in range(len(merged)))


def _marks(each: Inline) -> frozenset[str] | None:
    return each.marks if isinstance(each, Run) else None


def _unlink(pieces: Sequence[Inline]) -> list[Run]:
    """Make text of the links among texts of the same marks that show just their address."""
    runs = [each for each in pieces if isinstance(each, Run)]
    text = "".join(each.text if _is_text(each) else _OTHER * len(each.text) for each in runs)
    targets = {(each.start, each.end): each.target for each in plain_autolinks(text)}
    unlinked: list[Run] = []
    at = 0
    for each in runs:
        end = at + len(each.text)
        is_own = each.href != "" and targets.get((at, end)) == each.href
        unlinked.append(Run(each.text, each.marks) if is_own else each)
        at = end
    return unlinked


def _begins_underlined(inlines: Sequence[Inline]) -> bool:
    first = next((each for each in inlines if not (isinstance(each, Run) and not each.text.strip())), None)
    return isinstance(first, Run) and "u" in first.marks


def _is_text(each: Run) -> bool:
    return not each.href or shows_target(each.text, each.href)


def _without_own_underline(inlines: Sequence[Inline], index: int) -> Inline:
    each = inlines[index]
    if not isinstance(each, Run) or "u" not in each.marks or each.href:
        return each
    if _begins_underlined(inlines[index + 1 :]) or _begins_underlined(inlines[:index][::-1]):
        return each
    is_address = [(found.start, found.end) for found in plain_autolinks(each.text)] == [(0, len(each.text))]
    return Run(each.text, each.marks - {"u"}) if is_address else each
