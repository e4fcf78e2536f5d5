"""A picture that is set clearly smaller than the text does not fill the page."""

import pytest

from tests.importers.test_html import written
from tests.importers.word import document, paragraph, read, relation
from tests.markdown.html import html_of
from tests.pictures import png

RIGHT = "<w:jc w:val='right'/>"
CENTIMETRE = 360_000
NARROW_PAGE = "<w:sectPr><w:pgSz w:w='6000' w:h='9000'/><w:pgMar w:left='500' w:right='500'/></w:sectPr>"


def drawn(width: int, *, place: str = "inline") -> str:
    """Return a drawing with a picture so many EMU wide, as a run."""
    graphic = (
        "<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed='r1'/></pic:blipFill></pic:pic>"
        "</a:graphicData></a:graphic>"
    )
    extent = f"<wp:extent cx='{width}' cy='{width}'/><wp:docPr id='1' name='1' descr='章'/>"
    return f"<w:r><w:drawing><wp:{place}>{extent}{graphic}</wp:{place}></w:drawing></w:r>"


def imported(body: str) -> str:
    parts = {"media/a.png": png(600, 600)}
    return read(
        document(paragraph("前文。") + body, relation("r1", "image", "media/a.png"), **parts)
    ).markdown


def test_a_seal_beside_the_signature_keeps_its_size():
    seal = drawn(4 * CENTIMETRE, place="anchor")
    body = f"<w:p><w:pPr>{RIGHT}</w:pPr>{seal}<w:r><w:t>某某学院</w:t></w:r></w:p>"
    text = imported(body + paragraph("2026年3月1日", RIGHT))
    assert "![章](picture-1.png){width=151}某某学院" in text
    assert '<img alt="章" src="picture-1.png" width="151">' in html_of(text)


@pytest.mark.parametrize(
    ("width", "after", "expected"),
    [
        (7 * CENTIMETRE, "", "{width=265}"),
        (8 * CENTIMETRE, "", ""),
        (14 * CENTIMETRE, "", ""),
        (0, "", ""),
        (4 * CENTIMETRE, NARROW_PAGE, "{width=151}"),
        (5 * CENTIMETRE, NARROW_PAGE, ""),
    ],
)
def test_a_picture_of_word_is_small_beside_the_text_of_its_own_page(width, after, expected):
    assert imported(f"<w:p>{drawn(width)}</w:p>{after}") == f"前文。\n\n![章](picture-1.png){expected}\n"


def test_a_picture_in_an_old_drawing_is_small_by_its_style():
    shape = "<v:shape style='position:absolute;width:90pt;height:90pt'><v:imagedata r:id='r1'/></v:shape>"
    assert imported(f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>").endswith(
        "![](picture-1.png){width=120}\n"
    )


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("width=120 height=120", "{width=120}"),
        ("width=640", ""),
        ("width='100%'", ""),
        ("style='width: 25%'", "{width=150}"),
        ("style='width:90pt'", "{width=120}"),
        ("style='max-width:120px'", ""),
        ("style='width:auto' width=1", ""),
        ("", ""),
    ],
)
def test_a_picture_of_a_page_is_small_by_its_width(attributes, expected):
    assert written(f"<p>前文。<img src=a.png alt=章 {attributes}></p>") == f"前文。![章](a.png){expected}\n"


def test_a_small_picture_in_a_merged_cell_keeps_its_size():
    cells = "<tr><td colspan=2><img src=a.png alt=章 width=80></td></tr><tr><td>甲</td><td>乙</td></tr>"
    assert '<img src="a.png" alt="章" width="80">' in written(f"<table>{cells}</table>")
