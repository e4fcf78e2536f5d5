"""The value of each field is read in a straight line, whatever stands in it again and again."""

import time
import typing
from collections.abc import Iterator

import pytest
from msgspec import Struct

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.kinds import KINDS
from sitebuilder.content.model.fields import fields_of, is_model
from sitebuilder.content.model.site import SITE_FILE, Site
from sitebuilder.content.site_file import read_site

SHORT, LONG = 6_000, 24_000
MOST_SECONDS = 0.5
"""For the longer value: two seconds for 100 KB."""

# A straight line would be 4, a parabola 16; below the floor the clock decides.
MOST_GROWTH = 8
FLOOR = 0.06

_REPEATED = (
    *"90.,%¥元人至()（），、“”：-~#!日一十第年周\u200b🙂＋/A",
    *("1-", "1,", "()", "a/", "a.", "a@", "http://", "../", "%20", "b&", "a ", "a:b "),
    *("8:30-", "8:30、", "3月1日、", "2026-3-1~", "40人", "周一", " ", "\t", "\u3000"),
)
_BETWEEN = (
    *(
        (before, " ", "x")
        for before in ("12", "12 /", "x", "2026-03-01", "2026-03-01 8:30", "8:30 -", "380元（")
    ),
    *(("", f"{piece} ", "x") for piece in "起1—号"),
    *(("免费（", "(", ""), ("http://a.b/", "（", ""), ("0758-", "1 ", ""), ("12", "\u3000", "x")),
    *(("1", "0,", ""), ("周", "一、", ""), ("上午8:30", "至", ""), ("[", "a,", "")),
)
STRETCHED = (*(("", piece, "x" if piece.isspace() else "") for piece in _REPEATED), *_BETWEEN)
"""What stands before, again and again, and after."""


def values(model: type[Struct], before: str, indent: str) -> Iterator[str]:
    """Yield the text of a file up to the value of each field of a model, and of the models within it."""
    for field in fields_of(model).values():
        item = (typing.get_args(field.item) or (field.item,))[0]
        is_list = typing.get_origin(field.type) is tuple
        if not is_model(item):
            yield f"{before}{indent}{field.key}: "
            if is_list:
                yield f"{before}{indent}{field.key}:\n{indent}  - "
        elif len(indent) < 8:
            start = f"{before}{indent}{field.key}:\n" + (f"{indent}  - zz: 1\n" if is_list else "")
            yield from values(item, start, indent + ("    " if is_list else "  "))


def files() -> Iterator[tuple[str, type[Struct], str, str]]:
    """Yield the path of a file of each kind, its model, and what stands before and after its fields."""
    yield SITE_FILE, Site, "", "\n"
    for kind, spec in KINDS.items():
        folder = {"article": "news/2026"}.get(kind.value, spec.folder)
        name = f"{folder}/a" if folder else kind.value
        around = ("---\n", "\n---\n文。\n") if spec.suffix == ".md" else ("", "\n")
        yield f"content/{name}{spec.suffix}", spec.model, *around


def seconds(path: str, text: str) -> float:
    begun = time.process_time()
    if path == SITE_FILE:
        read_site(text.encode())
    else:
        read_document(path, text.encode())
    return time.process_time() - begun


def is_straight(path: str, before: str, stretched: tuple[str, str, str], after: str) -> bool:
    first, piece, last = stretched
    found = [
        seconds(path, f'{before}"{first}{piece * (size // len(piece.encode()))}{last}"{after}')
        for size in (SHORT, LONG)
    ]
    return found[1] < MOST_SECONDS and found[1] < MOST_GROWTH * found[0] + FLOOR


@pytest.mark.long
@pytest.mark.parametrize(("path", "model", "before", "after"), list(files()), ids=lambda each: str(each)[:40])
def test_each_field_is_read_in_a_straight_line(path, model, before, after):
    for value in dict.fromkeys(values(model, before, "")):
        for stretched in STRETCHED:
            # The clock of a busy machine is asked again.
            assert any(is_straight(path, value, stretched, after) for _ in range(3)), (value, stretched)
