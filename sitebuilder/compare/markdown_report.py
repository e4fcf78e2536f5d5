"""Comparison report in Markdown, to be posted as a comment on a pull request.

Whatever comes from content is put into code spans or blocks, where nothing is markup, a mention or an issue
link (CommonMark 6.1, 4.5); their fences are longer than any run of backticks inside.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from sitebuilder.compare.alike import MAX_PLACES, AlikeChanges, gather_items, gather_pages
from sitebuilder.compare.comparison import Comparison, FileChange, FrameChange, PageChange
from sitebuilder.compare.items import ItemChange
from sitebuilder.compare.rows import Row, Side
from sitebuilder.compare.wording import change_word, item_facts, kind_word, summary_lines
from sitebuilder.messages import say

MAX_CHARACTERS = 60_000
"""GitHub allows 65,536 characters in a comment."""

_MAX_PER_PAGE = 6_000
"""Characters for the text of one page, so that it does not crowd out all others."""

_UNPRINTABLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def markdown_report(
    comparison: Comparison, names: Sequence[str], language: str, limit: int = MAX_CHARACTERS
) -> str:
    """Return the report in at most ``limit`` characters; sections that do not fit are counted."""
    heading = say("diff-heading", language, old=code_span(names[0]), new=code_span(names[1]))
    start = [
        f"## {heading}\n",
        "".join(f"- {_escape(line)}\n" for line in summary_lines(comparison, language)),
    ]
    pages, gathered = gather_pages(comparison.pages)
    items = (*gather_items(comparison.entries), *gather_items(comparison.events))
    sections = [
        *(_frame(each, language) for each in comparison.frames),
        *(_page(each, language) for each in pages if each.change != "changed"),
        *(_alike(each, language) for each in gathered),
        *(_page(each, language) for each in pages if each.change == "changed"),
        *(_items(each, language) for each in items),
        *(_file(each, language) for each in comparison.files),
    ]
    return "\n".join((*start, *_fitting(sections, limit - sum(map(len, start)) - 200, language)))


def code_span(text: str) -> str:
    """Return a text as a code span."""
    text = _printable(text) or " "
    fence = "`" * (_longest_run(text) + 1)
    pad = " " if "`" in text or text[0] == text[-1] == " " else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _fitting(sections: Sequence[str], room: int, language: str) -> Iterator[str]:
    for index, section in enumerate(sections):
        room -= len(section) + 1
        if room < 0:
            yield f"{say('diff-more', language, count=len(sections) - index)}\n"
            return
        yield section


def _page(page: PageChange, language: str) -> str:
    title = f" {code_span(page.title)}" if page.title else ""
    target = f" → {code_span(page.target)}" if page.target else ""
    heading = f"### {change_word(page.change, language)} {code_span(page.address)}{target}{title}\n"
    # The whole text of a removed page would say little about the change.
    return heading + (_rows(page.rows, language) if page.rows and page.change != "removed" else "")


def _frame(frame: FrameChange, language: str) -> str:
    return f"### {say('diff-frame', language, count=frame.count)}\n{_rows(frame.rows, language)}"


def _alike(alike: AlikeChanges, language: str) -> str:
    places = (f"{code_span(page.address)} {code_span(page.title)}" for page in alike.pages)
    heading = say("diff-alike", language, count=len(alike.pages))
    return f"### {heading}\n{_rows(alike.rows, language)}\n{_places(places, len(alike.pages), language)}"


def _items(alike: Sequence[ItemChange], language: str) -> str:
    """Return what changed of an entry or an event, or of several that changed alike."""
    first = alike[0]
    facts = (
        f"{name}: {code_span(old)} → {code_span(new)}" if old else f"{name}: {code_span(new)}"
        for name, old, new in item_facts(first, language)
    )
    names = (f"{code_span(each.title)} ({code_span(each.id)})" for each in alike)
    if len(alike) == 1:
        heading, places = f"{change_word(first.change, language)} {next(names)}", ""
    else:
        heading = say("diff-alike-items", language, count=len(alike))
        places = _places(names, len(alike), language, indent="  ")
    return "".join((f"- {heading}", *(f"\n  - {fact}" for fact in facts), "\n", places))


def _places(names: Iterable[str], count: int, language: str, indent: str = "") -> str:
    """Return the first places of changes that are alike, and how many more there are."""
    lines = [f"{indent}- {each}\n" for each in islice(names, MAX_PLACES)]
    more = count - len(lines)
    return "".join((*lines, f"{indent}- {say('diff-more', language, count=more)}\n" if more else ""))


def _file(each: FileChange, language: str) -> str:
    return f"- {change_word(each.change, language)} {code_span(each.name)}\n"


def _rows(rows: Iterable[Row], language: str) -> str:
    lines, room = [], _MAX_PER_PAGE
    for line in _lines(rows, language):
        room -= len(line)
        if room < 0:
            lines.append("…")
            break
        lines.append(line)
    fence = "`" * max(3, max(map(_longest_run, lines), default=0) + 1)
    return "\n".join(("", f"{fence}diff", *lines, fence, ""))


def _lines(rows: Iterable[Row], language: str) -> Iterator[str]:
    for row in rows:
        if row.change == "gap":
            yield f"@@ {say('diff-gap', language, count=row.hidden)} @@"
            continue
        if row.change == "same" and row.new is not None:
            yield f"  {_side(row.new, language)}"
            continue
        marks = row.change == "changed"
        if row.old is not None:
            yield f"- {_side(row.old, language, ('[-', '-]') if marks else ('', ''))}"
        if row.new is not None:
            yield f"+ {_side(row.new, language, ('{+', '+}') if marks else ('', ''))}"


def _side(side: Side, language: str, marks: tuple[str, str] = ("", "")) -> str:
    kind = kind_word(side.kind, language)
    texts = (f" → {run.text} " if run.is_link else run.text for run in side.runs)
    marked = (
        f"{marks[0]}{text}{marks[1]}" if run.is_changed else text
        for run, text in zip(side.runs, texts, strict=True)
    )
    return _printable((f"{kind}: " if kind else "") + "".join(marked)).rstrip()


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub(" ", text)


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)


def _escape(text: str) -> str:
    """Escape a sentence of the program, which may contain file names."""
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~@-])", r"\\\1", _printable(text))
