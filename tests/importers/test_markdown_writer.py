"""What is written of blocks is rendered as the same blocks again."""

import re
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.importers.blocks import (
    MARKS,
    Block,
    Break,
    Cell,
    Code,
    Heading,
    Inline,
    Listing,
    Paragraph,
    Quote,
    Run,
    Table,
)
from sitebuilder.importers.html.nodes import parse, text_of
from sitebuilder.importers.html.read import read_blocks
from sitebuilder.importers.markdown_writer import write_markdown
from tests.markdown.html import html_of

SIGNS = "甲乙丙通知，。：（）「」【】“”、！＃＞》·●  aZ x1 9.*_~=`#>-+|\\[]{}<>&;:!?/'\"()［］｜^@$%　"


def words(html: str) -> str:
    """Return the text of a page without any spaces."""
    return re.sub(r"\s", "", text_of(parse(html)))


def words_of(blocks: Iterable[Block]) -> str:
    return re.sub(r"\s", "", "".join(_words(each) for each in blocks))


def _words(block: Block) -> str:
    match block:
        case Paragraph() | Heading():
            return "".join(each.text for each in block.inlines if isinstance(each, Run))
        case Code():
            return block.text
        case Quote():
            return words_of(block.blocks)
        case Listing():
            return "".join(words_of(item) for item in block.items)
        case Table():
            return "".join(words_of(cell.blocks) for row in block.rows for cell in row)
        case _:
            return ""


texts = st.text(SIGNS, min_size=1, max_size=14)
plain_texts = st.text("甲乙丙丁，。 ab", min_size=1, max_size=8).filter(str.strip)
marks = st.frozensets(st.sampled_from([each for each in MARKS if each != "code"]), max_size=2).filter(
    lambda found: not {"sup", "sub"} <= found
)
runs = st.builds(Run, texts, marks, st.sampled_from(["", "", "", "https://a.cn/x_(1)?a=b&c=d"]))
plain_runs = st.builds(Run, plain_texts, marks)
inlines = st.lists(st.one_of(runs, st.just(Break())), min_size=1, max_size=5).map(tuple)
plain_inlines = st.lists(plain_runs, min_size=1, max_size=4).map(tuple)
aligns = st.sampled_from(["", "", "right"])


def without_bold(line: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Headings are bold by themselves, and read back without that."""
    return tuple(Run(each.text, each.marks - {"strong"}) if isinstance(each, Run) else each for each in line)


def blocks_of(lines: st.SearchStrategy[tuple[Inline, ...]]) -> st.SearchStrategy[list[Block]]:
    paragraphs = st.builds(Paragraph, lines)
    cells = st.builds(Cell, st.lists(paragraphs, min_size=1, max_size=2).map(tuple))
    tables = st.integers(2, 3).flatmap(
        lambda width: st.builds(
            Table,
            st.lists(st.lists(cells, min_size=width, max_size=width).map(tuple), min_size=2, max_size=3).map(
                tuple
            ),
        )
    )
    inner: st.SearchStrategy[Block] = st.one_of(
        paragraphs, st.builds(Code, st.sampled_from(["a", "a\n\n    b`c`", "<b>\n```\n# x"]))
    )
    nested = st.recursive(
        inner,
        lambda within: st.one_of(
            st.builds(Quote, st.lists(within, min_size=1, max_size=2).map(tuple)),
            st.builds(
                Listing,
                st.lists(
                    st.tuples(paragraphs, st.lists(within, max_size=2).map(tuple)).map(
                        lambda item: (item[0], *item[1])
                    ),
                    min_size=1,
                    max_size=3,
                ).map(tuple),
                st.booleans(),
            ),
        ),
        max_leaves=4,
    )
    top = st.one_of(nested, tables, st.builds(Heading, st.integers(1, 3), lines.map(without_bold)))
    return st.lists(top, min_size=1, max_size=4)


@given(blocks_of(inlines))
def test_no_word_is_lost_or_added_whatever_characters_a_text_contains(blocks):
    markdown = write_markdown(blocks)
    assert words(html_of(markdown)) == words_of(blocks), markdown


@given(blocks_of(plain_inlines))
def test_rendered_markdown_reads_back_as_the_same_blocks(blocks):
    markdown = write_markdown(blocks)
    found, _ = read_blocks(parse(html_of(markdown)))
    assert write_markdown(found) == markdown


def test_emphasis_that_would_be_read_as_a_formula_is_an_element():
    words = Paragraph((Run("V=a"), Run("b", frozenset({"em"})), Run("c")))
    assert write_markdown([words]) == "V=a<em>b</em>c\n"
    assert html_of(write_markdown([words])) == "<p>V=a<em>b</em>c</p>"
