"""A signature is written into a file of which nothing else changes, and stands for all that it says."""

from codecs import BOM_UTF8
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.documents import Document
from sitebuilder.content.model.field_types import Kind, Moment
from sitebuilder.content.model.review import Round, Signature
from sitebuilder.content.review import signed_rounds
from sitebuilder.review.edit import digest_to_sign, insert_signature
from tests.filled import Filled
from tests.site_folder import ROOT

ARTICLE, COURSE = "content/news/2026/a.md", "content/courses/a.yaml"
MOMENT = Moment(date(2026, 11, 28), time(9, 30))
VALUES = "甲乙丙丁"
"""Only values have these letters: no key, no comment and no signature has."""

NAMES = ("王老师", "O'Brien", "=1+1", "no", "a: b #c", "李·明", '"')

words = st.text(VALUES, min_size=1, max_size=5)
comments = st.sampled_from(["# 注\n", "#注：x\n", "\n", "  # 注😀\n"])
signature = "{{name: 老师, time: 2026-01-01{}}}"
reviews = st.sampled_from(
    [
        "",
        "review:\n",
        "review: # 注\n",
        "'review': ~\n",
        "review: null # 注\n",
        "review: {}\n",
        '"review":\n  draft: {name: 老师, time: 2026-01-01 08:30}\n',
        "review:\n    draft:\n        name: 老师 # 注\n        time: 2026-01-01\n    # 注\n",
        "review:\n  first:\n    time: 2026-01-01 # 注\n    name: 老师\n  # 注\n  final:\n",
        "review:\n  first: {name: 老师, time: 2026-01-01, digest: 'x'}\n",
        'review: {first: {time: 2026-01-01, name: "老师"}, draft: {name: 老师, time: 2026-01-01}}\n',
        "review: {\n  draft: {name: 老师, time: 2026-01-01}, # 注\n  }\n",
        "review:\n  first:\n",
        "review:\n  first: # 注\n",
        "review:\n  'first':\n\n    'name': 老\n      师\n    time: |-\n      2026-01-01\n",
    ]
)


class File(Struct, frozen=True):
    """A source file, its signatures from ``start`` to ``end``, and how it is written."""

    path: str
    before: str
    review: str
    after: str
    line_end: str
    bom: bool

    @property
    def text(self) -> str:
        return self.before + self.review + self.after

    def encoded(self, text: str) -> bytes:
        return ("\ufeff" if self.bom else "").encode() + text.replace("\n", self.line_end).encode()

    @property
    def content(self) -> bytes:
        return self.encoded(self.text)


@st.composite
def lines_of(draw: st.DrawFn, fields: list[str]) -> tuple[str, str]:
    """Return the lines of some fields before and after the place of signatures, comments between them."""
    ordered = draw(st.permutations(fields))
    made = ["".join(draw(st.lists(comments, max_size=2))) + each for each in ordered]
    cut = draw(st.integers(0, len(made)))
    return "".join(made[:cut]), "".join(made[cut:]) + "".join(draw(st.lists(comments, max_size=2)))


@st.composite
def files(draw: st.DrawFn) -> File:
    """Return an article or a course as people write them, and as they do not."""
    is_article = draw(st.booleans())
    word = draw(words)
    if is_article:
        optional = [
            f"tags: [{word}, '{word}{word}']\n",
            f"'summary': \"{word}\"\n",
            f"corrections:\n- date: 2026-02-02\n  text: {word}\n",
        ]
        fields = [f"title: {word}\n", "date: 2026-02-01\n", "column: notices\n"]
    else:
        block = draw(st.sampled_from(["|", "|+", "|-", ">", ">+"]))
        optional = [
            f"syllabus: {block}\n  {word}\n\n  - {word}\n",
            f"outcomes: {block}\n  {word}\n\n\n",
            f"sessions:\n  - id: a\n    note: {word}\n      {word}\n    # 注\n  - {{id: b}}\n",
        ]
        fields = [f"title: {word}\n", f"'trade': {word}\n", f'summary: "{word}"\n']
    fields += draw(st.lists(st.sampled_from(optional), unique=True))
    before, after = draw(lines_of(fields))
    review = draw(reviews)
    if is_article:
        fence = draw(st.sampled_from(["---\n", "--- \n"]))
        before, after = fence + before, f"{after}{fence}{draw(words)}\n\n---\n{draw(words)}\n"
    if draw(st.booleans()) and after.endswith("\n"):
        after = after[:-1]
    return File(
        ARTICLE if is_article else COURSE,
        before,
        review,
        after,
        draw(st.sampled_from(["\n", "\r\n", "\r"])),
        draw(st.booleans()),
    )


def signed(file: File, round: Round = Round.FIRST, name: str = "王老师") -> tuple[bytes, Signature]:
    document = read(file.path, file.content)
    signature = Signature(name, MOMENT, digest_to_sign(document, file.content))
    made = insert_signature(document, file.content, round, signature)
    assert made is not None, file.text
    return made, signature


def read(path: str, content: bytes) -> Document:
    document = read_document(path, content)
    assert document.data is not None, [str(each) for each in document.problems]
    return document


def holds(path: str, content: bytes, round: Round = Round.FIRST) -> bool:
    return signed_rounds(read(path, content))[round].is_valid


def with_signature(path: str, content: bytes, round: Round = Round.FIRST) -> bytes | None:
    """Return a file with a signature of all that it says; None if there is no place for one."""
    document = read(path, content)
    signature = Signature("王老师", MOMENT, digest_to_sign(document, content))
    return insert_signature(document, content, round, signature)


def changed_part(before: bytes, after: bytes) -> tuple[int, int]:
    """Return from where to where ``before`` differs from ``after``."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return start, len(before) - end


@given(files(), st.sampled_from(Round), st.sampled_from(NAMES))
def test_nothing_but_the_signatures_changes_and_the_signature_holds(file, round, name):
    made, signature = signed(file, round, name)
    found = signed_rounds(read(file.path, made))
    assert (found[round].signature, found[round].is_valid) == (signature, True)
    others = signed_rounds(read(file.path, file.content))
    for each in set(others) - {round}:
        assert found[each].signature == others[each].signature
    assert made.count("注".encode()) == file.content.count("注".encode())
    if file.review:
        assert made.startswith(file.encoded(file.before))
        assert made.endswith(file.encoded(file.after).removeprefix(BOM_UTF8))
    else:
        start, end = changed_part(file.content, made)
        assert start == end, "something was replaced where nothing had been signed"
    if file.line_end != "\n":
        assert made.decode("utf-8-sig").replace(file.line_end, "").count("\n") == 0


@given(files(), st.data())
def test_any_other_change_of_the_content_requires_a_new_signature(file, data):
    made = signed(file)[0].decode()
    places = [index for index, letter in enumerate(made) if letter in VALUES]
    index = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from([each for each in VALUES if each != made[index]]))
    for changed in (made[:index] + other + made[index + 1 :], made[:index] + other + made[index:]):
        assert not holds(file.path, changed.encode())


@given(files())
def test_the_syntax_of_a_file_is_not_part_of_its_content(file):
    made = signed(file)[0].decode("utf-8-sig").replace(file.line_end, "\n")
    for line_end in ("\n", "\r\n"):
        for mark in ("", "\ufeff"):
            assert holds(file.path, (mark + made.replace("\n", line_end)).encode())
    # An indented line may be a text's own, in a block.
    assert holds(file.path, made.replace("\n# 注", "\n# 别的注").replace("\n#注", "\n#别的注").encode())


@given(files())
def test_signing_again_replaces_the_older_signature(file):
    once, _ = signed(file)
    document = read(file.path, once)
    later = Signature("李老师", Moment(date(2026, 12, 1), time(10)), digest_to_sign(document, once))
    twice = insert_signature(document, once, Round.FIRST, later)
    assert twice is not None
    assert signed_rounds(read(file.path, twice))[Round.FIRST].signature == later
    assert len(twice.splitlines()) == len(once.splitlines())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: 甲", "title: 甲乙"),
        ("trade: 丙", "trade: '丙 '"),
        ("- /a/", "- /c/"),
        ("- /a/\n  - /b/", "- /b/\n  - /a/"),
        ("fee: 380", "fee: 381"),
        ("title: 甲\ntrade: 丙", "trade: 丙\ntitle: 甲"),
        ("on_demand: yes", "on_demand: no"),
        ("on_demand: yes", ""),
        ("- id: a1", "- id: a1\n  full: yes"),
    ],
)
def test_a_change_of_the_data_or_its_order_requires_a_new_signature(old, new):
    text = (
        "title: 甲\ntrade: 丙\nsummary: 丁\nfee: 380\non_demand: yes\n"
        "aliases:\n  - /a/\n  - /b/\nsessions:\n- id: a1\n"
    )
    file = File(COURSE, text, "", "", "\n", False)
    made = signed(file)[0].decode()
    assert old in made
    assert holds(COURSE, made.encode())
    assert not holds(COURSE, made.replace(old, new, 1).encode())


def test_a_digest_is_the_same_in_every_version_of_the_program():
    """Signatures of years ago must hold: this digest is never to be changed."""
    text = "---\ntitle: 开班\ndate: 2026-02-01\ncolumn: notices\ntags: [报名]\nsummary:\n---\n正文。\n"
    assert digest_to_sign(read(ARTICLE, text.encode()), text.encode()) == "42f6c800adf5ea087d4828724b6597df"


@pytest.mark.parametrize(
    "text",
    [
        "? title\n: 甲\n? trade\n: 丙\n? summary\n: 丁\n? review\n",
    ],
)
def test_a_signature_that_cannot_be_inserted_safely_is_not_written(text):
    content = text.encode()
    assert with_signature(COURSE, content) is None


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_document_of_the_repository_can_be_signed(line_end):
    """Two lines more, and nothing else."""
    found = [each for each in (ROOT / "content").rglob("*") if each.suffix in (".md", ".yaml")]
    for each in found:
        path = each.relative_to(ROOT).as_posix()
        content = each.read_text("utf-8").replace("\n", line_end).encode()
        made = with_signature(path, content, Round.FINAL)
        assert made is not None, path
        lines = made.decode().split(line_end)
        (index,) = (number for number, line in enumerate(lines) if line == "review:")
        assert line_end.join(lines[:index] + lines[index + 2 :]).encode() == content
        assert lines[index + 1].startswith("  final: {name: 王老师, time: ")
    assert len(found) > 30


@pytest.mark.parametrize("end", ["---", "---\n", "---   \n\n", "---\n正文"])
def test_an_article_without_a_text_can_be_signed(end):
    content = f"---\ntitle: 甲\ndate: 2026-02-01\ncolumn: notices\n{end}".encode()
    made = with_signature(ARTICLE, content)
    assert made is not None and holds(ARTICLE, made)
    assert made.decode().endswith(f"}}\n{end}")


def test_a_digest_covers_what_nobody_sees_in_every_version_of_the_program():
    """As it was before such characters were dropped where values are read."""
    text = "---\ntitle: 开班\ndate: 2026-02-01\ncolumn: notices\nsummary: 甲\u200b乙\u3000\n---\n正文。\n"
    assert digest_to_sign(read(ARTICLE, text.encode()), text.encode()) == "b5cb06e2c9c2b27fbde24eee32702ff7"


@pytest.mark.parametrize("line", ["summary: 甲\u200b乙", "summary: 甲乙\u3000", "tags: [甲]\u3000"])
def test_a_document_with_what_nobody_sees_can_be_signed(line):
    content = f"---\ntitle: 甲\u200b\n{line}\ndate: 2026-02-01\ncolumn: notices\n---\n正文\n".encode()
    made = with_signature(ARTICLE, content)
    assert made is not None and holds(ARTICLE, made)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("is_signed", [True, False])
def test_a_document_of_every_kind_can_be_signed_also_on_one_line(kind, is_signed):
    filled = Filled(kind)
    data = filled.data if is_signed else filled.changed(("review",))
    content = filled.text(data).encode()
    document = read(filled.path, content)
    for round in Round:
        signature = Signature("王老师", MOMENT, digest_to_sign(document, content))
        made = insert_signature(document, content, round, signature)
        assert made is not None
        assert signed_rounds(read(filled.path, made))[round].signature == signature
        assert holds(filled.path, made, round)
