"""Suggest what an editor most likely meant."""

import heapq
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from sitebuilder.messages import Word
from sitebuilder.patterns import lazy_pattern

_NUMBER_BEFORE = lazy_pattern("[(（]?(?:附件)?[ ]?[0-9一二三四五六七八九十]{0,3}[ ]?[.、．:：_)）-]+[ ]?")
_NO_LETTERS = lazy_pattern(r"[^\w./]|_")
_LETTERS_PER_SLIP = 4
_CLOSE_COMPARISONS = 30
"""Number of choices that are compared closely, out of many."""
_MAX_SUGGESTIONS = 200
"""A close comparison takes a millisecond: of thousands of mistakes only the first are answered."""

_MAX_COMPARED = 200
"""Characters of a name that are compared: the time grows with the square."""


class Suggestions:
    """Suggestions for the mistakes in one site or file, up to a number that an editor may read."""

    def __init__(self) -> None:
        self._left = _MAX_SUGGESTIONS

    def _has_more(self) -> bool:
        """Return whether one more mistake gets a suggestion."""
        self._left -= 1
        return self._left >= 0

    def nearest(self, found: str, choices: Collection[str], otherwise: str = "fix-none") -> tuple[str, Word]:
        """Return the choice that ``found`` was likely meant to be, and a remedy that names it.

        If no choice is similar, return an empty string and a remedy without a name; if there are no choices
        at all, the remedy is ``otherwise``.
        """
        if not choices:
            return "", Word(otherwise)
        if not self._has_more():
            return "", Word("fix-earlier")
        ordered = sorted(choices)
        in_any_case = (each for each in ordered if each.casefold() == found.casefold())
        best = next(in_any_case, None) or nearest(found, ordered)
        return (best, Word("fix-nearest")) if best is not None else ("", Word("fix-not-there"))

    def nearest_document(self, found: str, titles: Mapping[str, str]) -> tuple[str, Word]:
        """Return the id that was likely meant, as ``nearest`` does, or that of the only one so titled."""
        titled = [each for each, title in titles.items() if title == found] if self._left > 0 else []
        if len(titled) != 1:
            return self.nearest(found, titles)
        self._left -= 1
        return titled[0], Word("fix-title")

    def missing_file(self, path: str, found: str, files: Iterable[str]) -> dict[str, str | Word]:
        """Return the values of the problem that there is no file at a path, written as ``found``.

        The remedy names a file beside it whose name only differs in case, width, spaces or its extension, or
        else the only one of its name in other folders.
        """
        folder, _, name = path.rpartition("/")
        near = ""
        if self._has_more():
            listed = list(files)
            beside = (each[len(folder) + 1 :] for each in listed if each.startswith(f"{folder}/"))
            near = _near_name(name, beside)
            elsewhere = [] if near else [each for each in listed if each.endswith(f"/{name}")]
            if len(elsewhere) == 1:
                remedy = Word("fix-file-elsewhere")
                return {"found": found, "where": "", "near": elsewhere[0], "remedy": remedy}
        remedy = Word("fix-file-near" if near else "fix-file-missing")
        return {"found": found, "where": f"{folder}/", "near": near, "remedy": remedy}

    def is_folder(self, path: str, files: Iterable[str]) -> bool:
        """Return whether a path is that of a folder of files; False after too many mistakes."""
        folder = path.rstrip("/") + "/"
        return self._has_more() and any(each.startswith(folder) for each in files)

    def nearest_key(self, found: str, keys: Iterable[str], labels: Mapping[str, str]) -> str | None:
        """Return the key that was likely meant, as the key itself or as its label.

        ``labels`` maps 标题 to ``title``.
        """
        names = {key: key for key in keys} | dict(labels)
        if found in labels:
            return names[found]
        best = nearest(found.lower(), names) if self._has_more() else None
        return names[best] if best is not None else None


def _near_name(name: str, names: Iterable[str]) -> str:
    """Return the name with the same letters, else the only one with another extension or another number.

    Empty without any.
    """
    wanted, same_stem = _letters(name), []
    bare = _without_number(name)
    for each in names:
        letters = _letters(each)
        if letters == wanted:
            return each
        if _stem(letters) == _stem(wanted) != "" or bare == _without_number(each):
            same_stem.append(each)
    return same_stem[0] if len(same_stem) == 1 else ""


def _stem(letters: str) -> str:
    return letters.rpartition(".")[0] or letters


def _without_number(name: str) -> str:
    """Return the letters of a name without the number before it: 1.报名表.docx, 附件2：报名表.docx."""
    number = _NUMBER_BEFORE.match(name)
    rest = name[number.end() :] if number else ""
    return _letters(rest if "." in rest else name)


def _letters(name: str) -> str:
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", name[:_MAX_COMPARED])).casefold()


def nearest(found: str, choices: Iterable[str]) -> str | None:
    """Return the choice most similar to ``found`` that it may be a slip of; None if there is none.

    Of many choices only those that share most pairs of letters are compared closely, so that the dead links
    of a site with thousands of pages are reported at once. A long text is cut to a comparable length.
    """
    listed = list(choices)
    longest = max(map(len, listed), default=0)
    found = found[: 2 * longest]
    if len(listed) > _CLOSE_COMPARISONS:
        listed = _most_alike(found, listed, _CLOSE_COMPARISONS)
    # Imported here: only mistakes get suggestions.
    import difflib

    ordered = difflib.get_close_matches(found, listed, n=_CLOSE_COMPARISONS, cutoff=0)
    return next((each for each in ordered if is_alike(found, each)), None)


def is_alike(found: str, choice: str) -> bool:
    """Return whether a name or path may have been written for another.

    Paths are alike if they differ by a slip in one name, or if their last names are equal (a moved file).
    """
    one, other = _names(found), _names(choice)
    if not one or not other:
        return False
    if one[-1] == other[-1]:
        return True
    if len(one) != len(other):
        return False
    differing = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and _may_be_slip(*differing[0])


def _names(path: str) -> list[str]:
    """Split a path into names: the last without its extension, an ``index`` replaced by its folder."""
    bare = path.strip("/")
    for ending in (".md", ".yaml", ".html"):
        bare = bare.removesuffix(ending)
    return bare.removesuffix("/index").split("/") if bare else []


def _may_be_slip(one: str, other: str) -> bool:
    """Return whether two names differ by slips only: at most one letter in four, and no digit."""
    allowed = max(len(one), len(other)) // _LETTERS_PER_SLIP
    if allowed == 0 or abs(len(one) - len(other)) > allowed or _digits(one) != _digits(other):
        return False
    return _distance(one[:_MAX_COMPARED], other[:_MAX_COMPARED]) <= allowed


def _distance(one: str, other: str) -> int:
    """Return the optimal string alignment distance: Damerau-Levenshtein without edits in transposed pairs."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, against in enumerate(other, 1):
            cost = min(above[column] + 1, line[-1] + 1, above[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and against == one[row - 2]:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, above = above, line
    return above[-1]


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))


def _most_alike(found: str, choices: Iterable[str], count: int) -> list[str]:
    """Return the ``count`` choices that share the most pairs of letters with ``found``."""
    pairs = _pairs(found)
    return heapq.nlargest(count, choices, key=lambda each: len(pairs & _pairs(each)))


@lru_cache(maxsize=20_000)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[index : index + 2] for index in range(len(text) - 1))
