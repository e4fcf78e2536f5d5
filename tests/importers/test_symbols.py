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


def test_a_row_that_is_hidden_does_not_come_in():
    looks = ("", "<w:hidden/>", "<w:hidden w:val='0'/>")
    cells = (("姓名", "分"), ("乙", "80"), ("甲", "90"))
    rows = "".join(
        f"<w:tr><w:trPr>{look}</w:trPr><w:tc>{paragraph(a)}</w:tc><w:tc>{paragraph(b)}</w:tc></w:tr>"
        for look, (a, b) in zip(looks, cells, strict=True)
    )
    assert markdown(f"<w:tbl>{rows}</w:tbl>") == "| 姓名 | 分 |\n| --- | --- |\n| 甲 | 90 |\n"


def field(instruction: str, result: str = "") -> str:
    begin, separate, end = (
        f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end")
    )
    shown = separate + run(result) if result else ""
    return f"{begin}<w:r><w:instrText> {instruction} </w:instrText></w:r>{shown}{end}"


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        ('SYMBOL 252 \\f "Wingdings"', "✓"),
        ("SYMBOL 0xFE \\f Wingdings \\s 12", "☑"),
        ("symbol 8451 \\u", "℃"),
        ("SYMBOL 177", "±"),
        ("SYMBOL 0xD800 \\u", "□"),
        ('QUOTE "三月五日"', "三月五日"),
        ("PAGEREF _Toc1", ""),
    ],
)
def test_a_field_without_a_result_shows_the_symbol_or_the_text_of_its_instruction(instruction, shown):
    assert markdown(f"<w:p>{run('请看')}{field(instruction)}{run('同意')}</w:p>") == f"请看{shown}同意\n"


def test_a_field_with_a_result_shows_that():
    assert markdown(f"<w:p>{run('请看')}{field('SYMBOL 252', '甲')}</w:p>") == "请看甲\n"
