"""What is shown of forms, formulas and large letters in Word comes in as text; nothing vanishes."""

import pytest

from tests.importers.test_html import written
from tests.importers.word import document, markdown, numbered, paragraph, part, read, relation

UNDERLINE = "<w:u w:val='single'/>"
ENTRIES = "<w:listEntry w:val='男'/><w:listEntry w:val='女'/>"
CHECKBOX = "xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'"


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def line(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def form_field(data: str, instruction: str, result: str = "") -> str:
    separate = f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{result}" if result else ""
    return (
        f"<w:r><w:fldChar w:fldCharType='begin'><w:ffData>{data}</w:ffData></w:fldChar></w:r>"
        f"<w:r><w:instrText> {instruction} </w:instrText></w:r>{separate}"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )


def equation(*instructions: str) -> str:
    pieces = "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in instructions)
    return f"<w:r><w:fldChar w:fldCharType='begin'/></w:r>{pieces}<w:r><w:fldChar w:fldCharType='end'/></w:r>"


def test_underlined_blanks_are_lines_to_fill_in():
    blank = run("        ", UNDERLINE)
    tab = f"<w:r><w:rPr>{UNDERLINE}</w:rPr><w:tab/></w:r>"
    assert (
        markdown(line(run("姓名："), blank, run("单位："), tab, run("。"))) == "姓名：＿＿＿＿单位：＿＿。\n"
    )
    assert markdown(line(run("甲", UNDERLINE), run(" ", UNDERLINE), run("乙"))) == "<u>甲</u> 乙\n"


@pytest.mark.parametrize(("leader", "shown"), [("underscore", "＿＿＿＿"), ("dot", "……")])
def test_tabs_with_leaders_are_shown(leader, shown):
    tabs = f"<w:tabs><w:tab w:val='left' w:leader='{leader}' w:pos='4000'/></w:tabs>"
    body = line(run("报名费"), "<w:r><w:tab/></w:r>", run("元"), properties=tabs)
    assert markdown(body) == f"报名费{shown}元\n"


@pytest.mark.parametrize(("value", "shown"), [("1", "☒"), ("0", "☐")])
def test_boxes_of_content_controls_keep_their_sign(value, shown):
    box = (
        f"<w:sdt><w:sdtPr><w14:checkbox {CHECKBOX}><w14:checked w14:val='{value}'/></w14:checkbox></w:sdtPr>"
        f"<w:sdtContent>{run(shown)}</w:sdtContent></w:sdt>"
    )
    assert markdown(line(box, run("同意"))) == f"{shown}同意\n"


def test_a_placeholder_is_a_line_to_fill_in():
    content = f"<w:sdtContent>{run('单击')}{run('输入')}</w:sdtContent>"
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{content}</w:sdt>"
    assert markdown(line(run("姓名："), control)) == "姓名：＿＿＿＿\n"


@pytest.mark.parametrize(
    ("data", "instruction", "shown"),
    [
        ("<w:checkBox><w:default w:val='1'/></w:checkBox>", "FORMCHECKBOX", "☑"),
        ("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>", "FORMCHECKBOX", "☐"),
        (f"<w:ddList><w:result w:val='1'/>{ENTRIES}</w:ddList>", "FORMDROPDOWN", "女"),
        (f"<w:ddList>{ENTRIES}</w:ddList>", "FORMDROPDOWN", "男"),
    ],
)
def test_boxes_and_choices_of_old_forms_are_shown(data, instruction, shown):
    assert markdown(line(form_field(data, instruction), run("（必填）"))) == f"{shown}（必填）\n"


def test_an_empty_text_field_of_a_form_is_a_line_to_fill_in():
    field = form_field("<w:textInput/>", "FORMTEXT", run("\u2002" * 5))
    assert markdown(line(run("姓名："), field, run("。"))) == "姓名：＿＿。\n"


@pytest.mark.parametrize(
    ("instructions", "shown"),
    [
        ([r"eq \o\ac(○,3)"], "③"),
        ([r"eq \o\ac(", "○", ",秘)"], "（秘）"),
        ([r"EQ \o\ac(□,√)"], "☑"),
        ([r"EQ \o", r"(口, × )"], "☒"),
        ([r"EQ \o\ac(□,甲)"], "□甲"),
        ([r"EQ \f(1,2)"], "1/2"),
        ([r"EQ \f(a+b,\r(c))"], "(a+b)/√c"),
        ([r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(hàn),焊)'], "焊（hàn）"),
        ([r"EQ \o(\s\up 6(合并),\s\do 2(字符))"], "合并字符"),
        ([r"EQ \s\do 5(2)"], "2"),
    ],
)
def test_equation_fields_are_text(instructions, shown):
    assert markdown(line(run("甲"), equation(*instructions), run("乙"))) == f"甲{shown}乙\n"


@pytest.mark.parametrize(("field", "is_told"), [(r"EQ \o\ac(□,√)", False), (r"EQ \o\ac(□,甲)", True)])
def test_a_ticked_box_is_no_formula(field, is_told):
    found = read(document(paragraph("本人自愿参加。") + line(equation(field), run("是"))))
    assert ("import-formula" in [each.code for each in found.remarks]) == is_told


@pytest.mark.parametrize(
    ("pieces", "shown"),
    [
        ((" MACROBUTTON NoMacro [填写班级] ",), "[填写班级]"),
        ((" macrobutton  ", "Tick □"), "□"),
        ((" MACROBUTTON NoMacro",), ""),
    ],
)
def test_the_words_of_a_field_that_shows_where_to_type_are_shown(pieces, shown):
    text = markdown(line(run("班级："), equation(*pieces), run("。")))
    assert text.replace("\\", "") == f"班级：{shown}。\n"


def test_a_formula_stands_on_one_line():
    formula = (
        "<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
        "<m:r><m:t>=</m:t></m:r><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup>"
        "</m:sSup><m:rad><m:deg/><m:e><m:r><m:t>y</m:t></m:r></m:e></m:rad></m:oMath>"
    )
    assert markdown(line(formula)) == "(a+b)/2=x^2√y\n"
    assert [each.code for each in read(document(line(run("甲的说明文字"), formula))).remarks][-1:] == [
        "import-formula"
    ]


def test_a_drop_cap_is_the_beginning_of_its_paragraph():
    cap = line(run("春"), properties="<w:framePr w:dropCap='drop' w:lines='3'/>")
    assert markdown(cap + paragraph("风吹又生，野火烧不尽。")) == "春风吹又生，野火烧不尽。\n"


def test_double_strikethrough_and_boxes_of_symbol_fonts_are_known():
    box = "<w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>"
    assert markdown(line(run("旧", "<w:dstrike/>"), run("新"), box)) == "~~旧~~新☑\n"


def test_a_watermark_is_told():
    header = "<w:p><w:r><w:pict><v:shape><v:textpath string='内部资料'/></v:shape></w:pict></w:r></w:p>"
    found = read(
        document(paragraph("文"), relation("rId5", "header", "header1.xml"), header1__xml=part("hdr", header))
    )
    (told,) = [each for each in found.remarks if each.code == "import-page-edge"]
    assert ("text", "内部资料") in told.values


@pytest.mark.parametrize(("name", "shown"), [("decimalEnclosedParen", "⑴"), ("decimalEnclosedFullstop", "⒈")])
def test_enclosed_numbers_are_no_bullets(name, shown):
    level = f"<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='{name}'/><w:lvlText w:val='%1'/></w:lvl>"
    numbering = part(
        "numbering",
        f"<w:abstractNum w:abstractNumId='0'>{level}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
    )
    assert markdown(numbered("断开电源", 1), numbering__xml=numbering) == f"{shown}断开电源\n"


def test_raised_and_lowered_signs_are_superscripts_and_subscripts():
    raised, lowered = run("2", "<w:position w:val='6'/>"), run("2", "<w:position w:val='-4'/>")
    words = run("提升的文字", "<w:position w:val='6'/>")
    assert markdown(line(run("m"), raised, run("，H"), lowered, run("O"), words)) == (
        "m<sup>2</sup>，H<sub>2</sub>O提升的文字\n"
    )


def test_matrices_and_functions_of_formulas_keep_their_parts_apart():
    def cell(text: str) -> str:
        return f"<m:e><m:r><m:t>{text}</m:t></m:r></m:e>"

    rows = "".join(f"<m:mr>{cell(first)}{cell(second)}</m:mr>" for first, second in ("ab", "cd"))
    function = f"<m:func><m:fName><m:r><m:t>sin</m:t></m:r></m:fName>{cell('x')}</m:func>"
    assert markdown(line(f"<m:oMath><m:d><m:e><m:m>{rows}</m:m></m:e></m:d>{function}</m:oMath>")) == (
        "(a, b; c, d)sin x\n"
    )


def test_blanks_in_brackets_where_an_answer_goes_keep_their_width():
    assert markdown(paragraph("1．电压是（    ）V。")) == "1．电压是（　　）V。\n"
    assert written("<p>1．电压是（&nbsp;&nbsp; ）V。</p>") == "1．电压是（　　）V。\n"
    assert written("<p>年<span>&nbsp;&nbsp; </span>月<span>&nbsp; </span>日</p>") == "年　　月　日\n"
