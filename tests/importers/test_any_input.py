"""Whatever is brought in: no word is lost, nothing but problems comes out, and the page shows it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.importers.docx.read import read_docx
from sitebuilder.importers.html.document import read_page
from sitebuilder.importers.html.nodes import parse, text_of
from sitebuilder.importers.imported_text import ImportedText
from sitebuilder.importers.sources import read_paste
from sitebuilder.markdown.render import render
from sitebuilder.markdown.text import fill
from sitebuilder.messages import Place, Problem
from tests.importers.word import document

_TAGS = """
p div b i u span h1 h2 ul li ol table tr td th blockquote sup section strong em pre code center del
"""
TAGS = _TAGS.split()
words = st.text("甲乙丙 a1。，*_<&#|-", max_size=6).map(
    lambda text: text.replace("<", "&lt;").replace("&", "&amp;")
)
trees = st.recursive(
    words,
    lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner, max_size=4)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    ),
    max_leaves=16,
)


def letters(text: str) -> str:
    return "".join(re.findall(r"[甲乙丙a1]", text))


def shown(markdown: str) -> str:
    """Return the letters of a text as its page shows them."""
    text, _ = render(markdown, Place("a.md"))
    return letters(text_of(parse(fill(text, [link.target for link in text.links]))))


@given(st.lists(trees, min_size=1, max_size=4).map("".join))
def test_no_letter_of_a_page_is_lost(html):
    found = read_page(f"<meta property='og:title' content='题'>{html}", lambda source: None)
    assert shown(found.markdown) == letters(text_of(parse(html)))


@given(st.text("<>/=\"' abp!-[]&;:\n甲", max_size=200))
def test_any_paste_is_read(text):
    found = read_paste(text.encode())
    assert isinstance(found, ImportedText | Problem)


@given(st.binary(max_size=200))
def test_any_bytes_are_read(content):
    for beginning in (b"", b"PK\x03\x04", b"\xff\xfe", b"<p>"):
        assert isinstance(read_paste(beginning + content), ImportedText | Problem)


_ELEMENTS = """
w:p w:r w:t w:pPr w:rPr w:tbl w:tr w:tc w:tcPr w:gridSpan w:vMerge w:numPr w:numId w:ilvl w:hyperlink
w:del w:ins w:sdt w:sdtContent w:sdtPr w:fldChar w:instrText w:br w:tab w:sym w:drawing w:pict
w:txbxContent w:commentReference w:footnoteReference w:vanish w:jc w:pStyle w:ruby w:rubyBase
mc:AlternateContent mc:Choice mc:Fallback wp:inline a:blip v:imagedata v:textbox m:oMath m:t w:fldSimple
w:sectPr w:object w:altChunk w:moveFrom w:outlineLvl
"""
ELEMENTS = _ELEMENTS.split()
values = st.sampled_from(
    ["", "0", "1", "-1", "x", "99999999999", "begin", "end", "separate", "restart", "HYPERLINK"]
)
word_trees = st.recursive(
    st.text("甲乙a ", max_size=3),
    lambda inner: st.tuples(st.sampled_from(ELEMENTS), values, st.lists(inner, max_size=4)).map(
        lambda made: (
            f"<{made[0]} w:val='{made[1]}' w:id='{made[1]}' w:fldCharType='{made[1]}' r:id='{made[1]}'>"
            f"{''.join(made[2])}</{made[0]}>"
        )
    ),
    max_leaves=20,
)


@given(st.lists(word_trees, min_size=1, max_size=5).map("".join))
def test_any_word_document_is_read_or_reported(body):
    assert isinstance(read_docx(document(body), Place("a.docx")), ImportedText | Problem)


@given(st.binary(min_size=1, max_size=8), st.integers(0, 10_000))
def test_a_damaged_document_is_read_or_reported(damage, at):
    content = document("<w:p><w:r><w:t>甲乙丙</w:t></w:r></w:p>")
    at %= len(content)
    damaged = content[:at] + damage + content[at + len(damage) :]
    assert isinstance(read_docx(damaged, Place("a.docx")), ImportedText | Problem)
