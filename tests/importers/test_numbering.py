"""Automatic numbers become text as Word shows them."""

import pytest

from sitebuilder.importers.number_formats import format_number
from tests.importers.word import markdown, numbered, paragraph, part


def level(at: int, text: str, format: str = "decimal", more: str = "", start: int = 1) -> str:
    return (
        f"<w:lvl w:ilvl='{at}'><w:start w:val='{start}'/><w:numFmt w:val='{format}'/>{more}"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
    )


def abstract(identifier: int, *levels: str, more: str = "") -> str:
    return f"<w:abstractNum w:abstractNumId='{identifier}'>{more}{''.join(levels)}</w:abstractNum>"


def num(identifier: int, of: int, *overrides: str) -> str:
    return f"<w:num w:numId='{identifier}'><w:abstractNumId w:val='{of}'/>{''.join(overrides)}</w:num>"


def restart(at: int, start: int) -> str:
    return f"<w:lvlOverride w:ilvl='{at}'><w:startOverride w:val='{start}'/></w:lvlOverride>"


def lines(body: str, *definitions: str) -> list[str]:
    text = markdown(body, numbering__xml=part("numbering", "".join(definitions)))
    return [line.strip() for line in text.splitlines() if line.strip()]


NOTICE = abstract(0, level(0, "%1、", "chineseCounting"), level(1, "（%2）", "chineseCounting"))


def test_numbers_of_official_documents_restart_below_the_next_higher_one():
    body = (
        numbered("总则", 1)
        + numbered("目的", 1, 1)
        + numbered("范围", 1, 1)
        + numbered("附则", 1)
        + numbered("施行", 1, 1)
    )
    assert lines(body, NOTICE, num(1, 0)) == [
        "一、总则",
        "（一）目的",
        "（二）范围",
        "二、附则",
        "（一）施行",
    ]


def test_articles_of_a_rule_count_on_through_its_chapters():
    law = abstract(
        0,
        level(0, "第%1章", "chineseCounting"),
        level(1, "第%2条", "chineseCountingThousand", "<w:lvlRestart w:val='0'/>"),
    )
    body = (
        numbered("总则", 1)
        + numbered("甲", 1, 1)
        + numbered("乙", 1, 1)
        + numbered("管理", 1)
        + numbered("丙", 1, 1)
    )
    assert lines(body, law, num(1, 0)) == [
        "第一章　总则",
        "第一条　甲",
        "第二条　乙",
        "第二章　管理",
        "第三条　丙",
    ]


def test_lists_with_one_definition_count_on_and_an_override_restarts():
    body = numbered("甲", 1) + paragraph("中间。") + numbered("乙", 2) + numbered("丙", 3) + numbered("丁", 3)
    definitions = (NOTICE, num(1, 0), num(2, 0), num(3, 0, restart(0, 1)))
    assert lines(body, *definitions) == ["一、甲", "中间。", "二、乙", "一、丙", "二、丁"]


def test_a_list_may_begin_with_another_number():
    own = abstract(0, level(0, "%1.", start=5))
    assert lines(numbered("甲", 1) + numbered("乙", 1), own, num(1, 0)) == ["5. 甲", "6. 乙"]
    assert lines(numbered("甲", 1), own, num(1, 0, restart(0, 0))) == ["0. 甲"]


def test_levels_show_those_above_them_and_legal_ones_in_digits():
    own = abstract(
        0,
        level(0, "%1、", "chineseCounting"),
        level(1, "%1.%2", "decimal", "<w:isLgl/>"),
        level(2, "%1.%2.%3", "lowerLetter"),
    )
    body = numbered("甲", 1) + numbered("乙", 1, 1) + numbered("丙", 1, 2)
    assert lines(body, own, num(1, 0)) == ["一、甲", "1.1 乙", "一.1.a 丙"]


def test_a_skipped_level_counts_as_its_first_number():
    own = abstract(0, level(0, "%1."), level(1, "%1.%2"))
    assert lines(numbered("甲", 1, 1), own, num(1, 0)) == ["1.1 甲"]


def test_an_override_may_define_its_own_level():
    own = f"<w:lvlOverride w:ilvl='0'>{level(0, '（%1）')}</w:lvlOverride>"
    assert lines(numbered("甲", 1), NOTICE, num(1, 0, own)) == ["（1）甲"]


def test_bullets_are_lists_in_each_other():
    own = abstract(0, level(0, "\uf0b7", "bullet"), level(1, "o", "bullet"))
    body = numbered("甲", 1) + numbered("乙", 1, 1) + numbered("丙", 1)
    assert lines(body, own, num(1, 0)) == ["- 甲", "- 乙", "- 丙"]


def test_styles_of_deeper_lists_nest_their_items():
    names = {"a": "List Bullet", "b": "List Bullet 2", "c": "列表项目符号 3"}
    styles = part(
        "styles",
        "".join(
            f"<w:style w:type='paragraph' w:styleId='{key}'><w:name w:val='{name}'/><w:pPr><w:numPr>"
            f"<w:numId w:val='{number}'/></w:numPr></w:pPr></w:style>"
            for number, (key, name) in enumerate(names.items(), 1)
        ),
    )
    lists = "".join(abstract(at, level(0, "\uf0b7", "bullet")) for at in range(3))
    numbering = part("numbering", lists + "".join(num(at + 1, at) for at in range(3)))
    body = "".join(paragraph(each, f"<w:pStyle w:val='{each}'/>") for each in "abca")
    text = markdown(body, styles__xml=styles, numbering__xml=numbering)
    assert text == "- a\n    - b\n        - c\n- a\n"


def test_numbers_of_a_style_are_those_of_its_paragraphs():
    styles = part(
        "styles",
        "<w:style w:type='paragraph' w:styleId='c'><w:name w:val='条'/><w:pPr><w:numPr><w:numId w:val='1'/>"
        "</w:numPr></w:pPr></w:style>",
    )
    own = abstract(0, level(0, "%1、", "chineseCounting"), level(1, "第%2条", more="<w:pStyle w:val='c'/>"))
    body = paragraph("甲", "<w:pStyle w:val='c'/>") + paragraph("乙", "<w:pStyle w:val='c'/>")
    plain = paragraph("丙", "<w:pStyle w:val='c'/><w:numPr><w:numId w:val='0'/></w:numPr>")
    numbering = part("numbering", own + num(1, 0))
    text = markdown(body + plain, styles__xml=styles, numbering__xml=numbering)
    assert text == "第1条　甲\n\n第2条　乙\n\n丙\n"


def test_linked_definitions_are_found():
    main = abstract(0, level(0, "（%1）"), more="<w:styleLink w:val='L'/>")
    link = abstract(1, more="<w:numStyleLink w:val='L'/>")
    assert lines(numbered("甲", 1), main, link, num(1, 1)) == ["（1）甲"]


def test_empty_paragraphs_are_counted_and_show_their_number():
    assert lines(numbered("甲", 1) + numbered("", 1) + numbered("乙", 1), NOTICE, num(1, 0)) == [
        "一、甲",
        "二、",
        "三、乙",
    ]


@pytest.mark.parametrize("mark", ["vanish", "moveFrom", "del"])
def test_empty_paragraphs_that_are_not_shown_take_no_number(mark):
    empty = numbered("", 1).replace("</w:pPr>", f"<w:rPr><w:{mark}/></w:rPr></w:pPr>")
    assert lines(numbered("签到", 1) + empty + numbered("领料", 1), NOTICE, num(1, 0)) == [
        "一、签到",
        "二、领料",
    ]


@pytest.mark.parametrize("name", ["none", "decimal"])
def test_a_level_that_shows_neither_number_nor_bullet_makes_no_list(name):
    own = abstract(0, level(0, "", name), level(1, "%2."))
    body = numbered("请先报名。", 1) + numbered("填表", 1, 1) + numbered("再来签到。", 1)
    assert lines(body, own, num(1, 0)) == ["请先报名。", "1. 填表", "再来签到。"]


def test_empty_items_have_no_bullet():
    bullets = abstract(0, level(0, "★", "bullet"))
    assert lines(numbered("签到", 1) + numbered("", 1), bullets, num(1, 0)) == ["- 签到"]


@pytest.mark.parametrize(
    ("name", "number", "shown"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 15, "十五"),
        ("chineseCounting", 20, "二十"),
        ("chineseCounting", 101, "一百〇一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1005, "一千零五"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographDigital", 10, "一〇"),
        ("ideographTraditional", 11, "甲"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircleChinese", 3, "③"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("lowerLetter", 28, "bb"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("none", 3, ""),
        ("an unknown one", 3, "3"),
        ("chineseCounting", 0, "0"),
    ],
)
def test_formats_of_numbers(name, number, shown):
    assert format_number(number, name) == shown


def test_a_column_that_word_numbers_by_itself_has_its_numbers():
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    rows = row(paragraph("序号"), paragraph("姓名"))
    rows += "".join(row(numbered("", 1), paragraph(name)) for name in ("张一", "李二"))
    found = lines(f"<w:tbl>{rows}</w:tbl>", abstract(0, level(0, "%1")), num(1, 0))
    assert found[2:] == ["| 1 | 张一 |", "| 2 | 李二 |"]


def test_no_blank_follows_a_full_width_colon_of_a_number():
    found = lines(numbered("报名表", 1), abstract(0, level(0, "附件%1：")), num(1, 0))
    assert found == ["附件1：报名表"]


def test_a_number_that_is_hidden_is_counted_and_not_shown():
    hidden = level(0, "%1.", more="<w:rPr><w:vanish/></w:rPr>")
    shown = level(1, "%1.%2")
    body = numbered("报名", 1) + numbered("带证件", 1, 1) + numbered("缴费", 1) + numbered("带现金", 1, 1)
    assert lines(body, abstract(1, hidden, shown), num(1, 1)) == [
        "报名",
        "1.1 带证件",
        "缴费",
        "2.1 带现金",
    ]


def test_words_in_place_of_a_bullet_stay_before_each_paragraph():
    body = numbered("时间", 1) + numbered("地点", 1)
    points = abstract(1, level(0, "【要点】", "bullet"))
    assert lines(body, points, num(1, 1)) == ["【要点】时间", "【要点】地点"]
