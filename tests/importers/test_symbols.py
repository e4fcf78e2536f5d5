"""What a run of Word shows by its font, its capitals and its breaks comes in as it is shown."""

import pytest

from tests.importers.word import codes, document, markdown, paragraph, read

FONT = "<w:rFonts w:ascii='{0}' w:hAnsi='{0}'/>"


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("font", "letters", "shown"),
    [
        ("Wingdings", "\uf0fc", "✓"),
        ("Wingdings", "ü", "✓"),
        ("Wingdings", "\uf0a8", "☐"),
        ("Wingdings", "\uf0fe", "☑"),
        ("Wingdings 2", "R", "☑"),
        ("Symbol", "b", "β"),
        ("Symbol", "\uf0b0", "°"),
        ("宋体", "\uf0fc", "✓"),
        ("Webdings", "\uf001", "□"),
    ],
)
def test_letters_of_a_symbol_font_are_the_symbols_that_it_shows(font, letters, shown):
    body = f"<w:p>{run('请看')}{run(letters, FONT.format(font))}{run('同意')}</w:p>"
    expected = shown if letters != "\uf001" else "\uf001"
    assert markdown(body) == f"请看{expected}同意\n"


def test_han_in_such_a_font_and_letters_in_others_are_text():
    body = f"<w:p>{run('甲、ü', FONT.format('宋体'))}{run('同意', FONT.format('Wingdings'))}</w:p>"
    assert markdown(body) == "甲、ü同意\n"


@pytest.mark.parametrize(("sign", "shown"), [("Ø", "➢"), ("l", "●"), ("n", "■"), ("u", "◆")])
def test_a_bullet_typed_in_wingdings_begins_an_item(sign, shown):
    item = f"<w:p>{run(sign, FONT.format('Wingdings'))}{run(' 报名')}</w:p>"
    other = f"<w:p>{run(sign, FONT.format('Wingdings'))}{run(' 缴费')}</w:p>"
    assert markdown(item + other) == "- 报名\n- 缴费\n", shown


def test_capitals_are_those_that_are_shown():
    assert markdown(f"<w:p>{run('学习')}{run('plc', '<w:caps/>')}{run('编程')}</w:p>") == "学习PLC编程\n"


@pytest.mark.parametrize("kind", ["page", "column", "textWrapping"])
def test_a_break_within_a_paragraph_parts_its_lines(kind):
    broken = f"<w:r><w:br w:type='{kind}'/></w:r>"
    assert (
        markdown(f"<w:p>{run('前一页的字')}{broken}{run('后一页的字')}</w:p>") == "前一页的字\\\n后一页的字\n"
    )
    assert markdown(f"<w:p>{run('最后的字')}{broken}</w:p>{paragraph('下一页')}") == "最后的字\n\n下一页\n"


def test_a_row_that_a_revision_deleted_is_told():
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("乙", "80"))
    kept = "".join(
        f"<w:tr><w:tc>{paragraph(a)}</w:tc><w:tc>{paragraph(b)}</w:tc></w:tr>"
        for a, b in (("姓名", "分"), ("甲", "90"))
    )
    gone = f"<w:tr><w:trPr><w:del w:author='王'/></w:trPr>{cells}</w:tr>"
    found = read(document(f"<w:tbl>{kept}{gone}</w:tbl>"))
    assert "乙" not in found.markdown
    assert codes(found).count("import-changes") == 1
    assert "import-changes" not in codes(read(document(f"<w:tbl>{kept}</w:tbl>")))
