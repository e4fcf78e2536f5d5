"""Split a Markdown file into its front matter and its text, at lines of three hyphens."""

import re

from sitebuilder.content.yaml.lines import ZERO_WIDTH
from sitebuilder.content.yaml.nodes import offset_place
from sitebuilder.content.yaml.quoting import value_behind_key
from sitebuilder.messages import Place, Problem, problem
from sitebuilder.patterns import lazy_pattern

_FENCE = lazy_pattern(rf"^[{ZERO_WIDTH}]*---(?:[^\S\n]|[{ZERO_WIDTH}])*$", re.MULTILINE)
_FENCE_LIKE = lazy_pattern(r"^[^\S\n]*+(?:[-—－–―…]{2,}|\.{3,})[^\S\n]*$", re.MULTILINE)
_FENCE_AND_WORDS = lazy_pattern(r"^---[ \t\u3000]*(?P<words>[^\s-].*)$", re.MULTILINE)
_FOREIGN = lazy_pattern(r"(?:[+]{3}[^\S\n]*$|\{\s*\"\w+\"\s*:)", re.MULTILINE)
"""The beginning of a front matter in TOML or JSON, as other site generators have it."""

_FOREIGN_TITLE = lazy_pattern(r"title\"?\s*[=:]\s*[\"'](?P<title>[^\"'\n]+)")
_CODE_FENCE = lazy_pattern(r" {0,3}(?:`{3}|~{3})")
_CODE_FENCE_LINE = lazy_pattern(r"\s*(?:`{3,}|~{3,})\s*[A-Za-z]*\s*")
_KEY_LINE = lazy_pattern(r"[A-Za-z_]\w*[ \u3000]*[:：]|[#\s-]|$")
_TITLE_LINE = lazy_pattern(r"title[ \u3000]*[:：]")


def split_front_matter(text: str, file: str) -> tuple[str, str, int] | Problem:
    """Split a file into its YAML, its Markdown and the number of the line on which the Markdown begins.

    The YAML begins on the second line. Behind blank lines the hyphens are a part of it, where they begin a
    document (YAML 1.1, 9.2).
    """
    first = len(text) - len(text.lstrip(f"\n\t \u3000\u00a0{ZERO_WIDTH}"))
    opening = _FENCE.match(text, text.rfind("\n", 0, first) + 1)
    if opening is None:
        start = len(text) - len(text.lstrip("\n"))
        if is_code_fence(text[start:].partition("\n")[0]):
            return problem("yaml-code-fence", offset_place(start, text, Place(file)))
        if (glued := _FENCE_AND_WORDS.match(text, start)) is not None:
            return _with_words(glued, text, file)
        if _FOREIGN.match(text, start):
            return _foreign(text, start, file)
        is_late = second_front_matter(text) is not None
        missing = problem("front-matter-late" if is_late else "front-matter-missing", Place(file))
        return _fence_like(_FENCE_LIKE.match(text, start), text, file) or missing
    closing = _FENCE.search(text, opening.end())
    # Where the text has a line of hyphens too, the keys would go on to it.
    end = closing.start() if closing else len(text)
    if (glued := _FENCE_AND_WORDS.search(text, opening.end(), end)) is not None:
        return _with_words(glued, text, file)
    if closing is None:
        found = _FENCE_LIKE.search(text, opening.end())
        return _fence_like(found, text, file) or problem("front-matter-open", Place(file))
    if not text[opening.end() : closing.start()].strip():
        return problem("front-matter-empty", offset_place(closing.start(), text, Place(file)))
    above = re.sub("[^\n]", " ", text[: opening.start()])
    front_matter = (above + text[opening.start() : closing.start()]).partition("\n")[2]
    return front_matter or "\n", text[closing.end() + 1 :], text.count("\n", 0, closing.start()) + 2


def is_code_fence(line: str) -> bool:
    """Return whether a line is nothing but the fence of code in Markdown, with or without a language."""
    return _CODE_FENCE_LINE.fullmatch(line) is not None


def second_front_matter(body: str) -> int | None:
    """Return the zero-based line of the text at which another front matter begins; None without one.

    It is a title among nothing but keys, between lines of three hyphens, outside of code.
    """
    if "title" not in body or "---" not in body:
        return None
    begins, has_title, is_code = None, False, False
    for number, line in enumerate(body.split("\n")):
        if _CODE_FENCE.match(line):
            is_code = not is_code
        if is_code:
            begins = None
        elif _FENCE.fullmatch(line):
            if begins is not None and has_title:
                return begins
            begins, has_title = number, False
        elif not _KEY_LINE.match(line):
            begins = None
        else:
            has_title = has_title or _TITLE_LINE.match(line) is not None
    return None


def _fence_like(found: re.Match[str] | None, text: str, file: str) -> Problem | None:
    """Return a problem for a line that looks like a fence but is not three hyphens."""
    return None if found is None else problem("yaml-fence", offset_place(found.start(), text, Place(file)))


def _with_words(found: re.Match[str], text: str, file: str) -> Problem:
    """Return the problem for a fence that has words on its line."""
    place = offset_place(found.start("words"), text, Place(file))
    return problem("front-matter-fence", place, found=found["words"].strip())


def _foreign(text: str, start: int, file: str) -> Problem:
    """Return the problem for a front matter of another program, with its title as it is written here."""
    title = _FOREIGN_TITLE.search(text, start)
    right = f"title: {value_behind_key(title['title']) if title else '…'}"
    return problem("front-matter-foreign", offset_place(start, text, Place(file)), right=right)
