"""Word documents come in as they are shown: what Mammoth loses is there, what nobody is to see is not."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from sitebuilder.importers.docx import package
from sitebuilder.importers.docx.read import read_docx
from sitebuilder.messages import Place, Problem
from tests.importers.word import (
    codes,
    document,
    markdown,
    paragraph,
    part,
    picture,
    read,
    relation,
)
from tests.pictures import png

RIGHT = "<w:jc w:val='right'/>"


def styles(*written: str) -> str:
    return part("styles", "".join(written))


def style(identifier: str, name: str, content: str = "", based_on: str = "") -> str:
    based = f"<w:basedOn w:val='{based_on}'/>" if based_on else ""
    named = f"<w:name w:val='{name}'/>{based}{content}"
    return f"<w:style w:type='paragraph' w:styleId='{identifier}'>{named}</w:style>"


def test_a_centred_title_stands_above_the_first_heading_of_the_outline():
    body = paragraph("关于体检的通知", "<w:jc w:val='center'/>") + "".join(
        paragraph(text, f"<w:outlineLvl w:val='{level}'/>") + paragraph("正文。")
        for level, text in ((0, "体检时间"), (1, "注意事项"))
    )
    found = read(document(body))
    assert found.title == "关于体检的通知"
    assert "体检时间" in found.markdown


def test_headings_come_from_styles_their_bases_and_outline_levels():
    own = styles(
        style("1", "heading 1"),
        style("my", "院内标题", based_on="1"),
        style("deep", "自定", "<w:pPr><w:outlineLvl w:val='1'/></w:pPr>"),
    )
    body = (
        paragraph("总则", "<w:pStyle w:val='1'/>")
        + paragraph("目的", "<w:pStyle w:val='deep'/>")
        + paragraph("附则", "<w:pStyle w:val='my'/>")
        + paragraph("正文。", "<w:outlineLvl w:val='9'/>")
    )
    assert markdown(body, styles__xml=own) == "## 总则\n\n### 目的\n\n## 附则\n\n正文。\n"


def test_paragraphs_styled_as_quotations_are_one_quotation():
    own = styles(style("q", "Quote"), style("z", "引用"))
    body = paragraph("甲。", "<w:pStyle w:val='q'/>") + paragraph("乙。", "<w:pStyle w:val='z'/>")
    assert markdown(body + paragraph("丙。"), styles__xml=own) == "> 甲。\n>\n> 乙。\n\n丙。\n"


def test_the_title_is_the_paragraph_styled_as_one():
    own = styles(style("t", "Title"), style("1", "heading 1"))
    body = paragraph("实训安排", "<w:pStyle w:val='t'/>") + paragraph("时间", "<w:pStyle w:val='1'/>")
    found = read(document(body + paragraph("三月。"), styles__xml=own))
    assert (found.title, found.markdown) == ("实训安排", "## 时间\n\n三月。\n")


def test_bold_numbered_lines_are_headings_as_the_dialect_knows_them():
    bold = (
        paragraph("一、培训时间", look="<w:b/>")
        + paragraph("三月七日。")
        + paragraph("（一）分组", look="<w:b/>")
    )
    assert markdown(bold + paragraph("两组。")) == "一、培训时间\n\n三月七日。\n\n（一）分组\n\n两组。\n"


def test_the_signature_is_right_aligned_by_its_paragraph_or_its_style():
    own = styles(style("right", "落款", "<w:pPr><w:jc w:val='end'/></w:pPr>"))
    body = paragraph("请报名。") + paragraph("某某学院", "<w:pStyle w:val='right'/>")
    text = markdown(body + paragraph("2026年3月1日", RIGHT) + paragraph("附件"), styles__xml=own)
    assert text == ("请报名。\n\n某某学院\n{: .signature}\n\n2026年3月1日\n{: .signature}\n\n附件\n")


@pytest.mark.parametrize(
    "look", ["<w:vanish/>", "<w:vanish w:val='1'/>", "<w:rStyle w:val='h'/>", "<w:rStyle w:val='hh'/>"]
)
def test_hidden_text_never_comes_in(look):
    own = styles(
        "<w:style w:type='character' w:styleId='h'><w:name w:val='h'/><w:rPr><w:vanish/></w:rPr></w:style>",
        "<w:style w:type='character' w:styleId='hh'><w:name w:val='hh'/><w:basedOn w:val='h'/></w:style>",
    )
    hidden = f"<w:r><w:rPr>{look}</w:rPr><w:t>底价</w:t></w:r>"
    body = f"<w:p><w:r><w:t>公开</w:t></w:r>{hidden}<w:hyperlink w:anchor='x'>{hidden}</w:hyperlink></w:p>"
    found = read(document(body, styles__xml=own))
    assert found.markdown == "公开\n"
    assert "import-hidden" in codes(found)


def test_a_shown_run_of_a_hidden_style_comes_in():
    own = styles(style("h", "h", "<w:rPr><w:vanish/></w:rPr>"))
    body = paragraph("看得见", "<w:pStyle w:val='h'/>", "<w:vanish w:val='0'/>") + paragraph(
        "看不见", "<w:pStyle w:val='h'/>"
    )
    assert markdown(body, styles__xml=own) == "看得见\n"


def test_tracked_deletions_are_omitted_and_insertions_kept():
    body = (
        "<w:p><w:r><w:t>学费</w:t></w:r><w:del w:id='1'><w:r><w:delText>三百</w:delText></w:r></w:del>"
        "<w:ins w:id='2'><w:r><w:t>免费</w:t></w:r></w:ins>"
        "<w:moveFrom w:id='3'><w:r><w:t>旧处</w:t></w:r></w:moveFrom></w:p>"
    )
    found = read(document(body))
    assert found.markdown == "学费免费\n"
    assert "import-changes" in codes(found)


def test_headers_footers_and_comments_are_reported_but_not_page_numbers():
    relations = relation("h", "header", "header1.xml") + relation("f", "footer", "footer1.xml")
    found = read(
        document(
            paragraph("正文在这里。"),
            relations,
            header1__xml=part("hdr", paragraph("内部资料")),
            footer1__xml=part("ftr", paragraph("第 1 页 共 3 页") + paragraph("- 1 -")),
            comments__xml=part(
                "comments", f"<w:comment w:author='王' w:id='0'>{paragraph('再核对')}</w:comment>"
            ),
        )
    )
    assert found.markdown == "正文在这里。\n"
    told = {each.code: dict(each.values) for each in found.remarks}
    assert told["import-page-edge"] == {"text": "内部资料"}
    assert told["import-comments"] == {"count": "1", "text": "王：再核对"}


def test_a_text_box_comes_in_once_after_its_paragraph():
    box = f"<w:txbxContent>{paragraph('框里的话')}</w:txbxContent>"
    shape = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData>"
        f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    found = read(document(f"<w:p><w:r><w:t>前面。</w:t></w:r>{shape}</w:p>" + paragraph("后面。")))
    assert found.markdown == "前面。\n\n框里的话\n\n后面。\n"
    assert codes(found).count("import-text-box") == 1
    without_fallback = shape.partition("<mc:Fallback>")[0] + "</mc:AlternateContent></w:r>"
    assert "框里的话" in read(document(paragraph("前面。") + f"<w:p>{without_fallback}</w:p>")).markdown


def test_pictures_come_beside_the_text_with_their_description():
    relations = relation("r1", "image", "pic.png") + relation("r2", "image", "drawn.emf")
    body = f"<w:p>{picture('r1', '学员在焊接')}{picture('r2')}</w:p><w:p>{picture('r1')}</w:p>"
    found = read(document(body + paragraph("文字。"), relations, pic__png=png(), drawn__emf=b"\x01\0\0\0EMF"))
    assert found.markdown.startswith("![学员在焊接](picture-1.png)")
    assert found.files == {"picture-1.png": png()}
    assert "import-picture-format" in codes(found)
    assert "import-picture-alt" in codes(found)


def test_descriptions_that_word_guessed_are_left_to_be_filled_in():
    guessed = picture("r1", "图形用户界面&#10;&#10;描述已自动生成")
    body = f"<w:p>{guessed}</w:p>" + paragraph("文字。")
    assert "![](picture-1.png)" in markdown(body, relation("r1", "image", "pic.png"), pic__png=png())


@pytest.mark.parametrize(
    ("target", "told", "shown"),
    [
        ("file:///etc/hostname", "import-picture-missing", "hostname"),
        ("file:///E:/照片/刨床.jpg", "import-picture-missing", "刨床.jpg"),
        ("https://a.example/x.png", "import-picture-remote", "https://a.example/x.png"),
        ("\\\\host\\x.png", "import-picture-missing", "x.png"),
        ("cid:0", "import-picture-missing", "cid-0"),
    ],
)
def test_pictures_outside_of_the_document_are_never_fetched(target, told, shown):
    relations = relation("r1", "image", target, outside=True)
    found = read(document(f"<w:p>{picture('r1', attribute='link')}</w:p>" + paragraph("文字。"), relations))
    assert found.files == {}
    assert codes(found) == [told]
    assert found.markdown == f"![]({shown})\n\n文字。\n"


def test_links_keep_their_address():
    relations = relation("r1", "hyperlink", "https://a.example/?a=1&amp;b=2", outside=True)
    body = "<w:p><w:hyperlink r:id='r1'><w:r><w:t>报名</w:t></w:r></w:hyperlink></w:p>"
    assert markdown(body, relations) == "[报名](https://a.example/?a=1&b=2)\n"


def ruby(base: str, reading: str) -> str:
    """Return a text with its reading above it, as a run."""
    above, below = (f"<w:r><w:t>{text}</w:t></w:r>" for text in (reading, base))
    return f"<w:r><w:ruby><w:rubyPr/><w:rt>{above}</w:rt><w:rubyBase>{below}</w:rubyBase></w:ruby></w:r>"


def test_simple_fields_that_are_links_keep_their_address():
    run = "<w:r><w:rPr><w:u w:val='single'/></w:rPr><w:t>报名</w:t></w:r>"
    field = f'<w:fldSimple w:instr=" HYPERLINK &quot;https://a.cn/b&quot; ">{run}</w:fldSimple>'
    other = "<w:fldSimple w:instr=' PAGE '><w:r><w:t>7</w:t></w:r></w:fldSimple>"
    assert markdown(f"<w:p>{field}{other}</w:p>") == "[报名](https://a.cn/b)7\n"


@pytest.mark.parametrize(
    ("instruction", "target"),
    [
        (' HYPERLINK "https://b.cn/kao" \\t "_blank" ', "https://b.cn/kao"),
        (' HYPERLINK "https://b.cn/kao" \\o "考试 报名" \\h', "https://b.cn/kao"),
        (' HYPERLINK \\o "提示" "https://b.cn/kao"', "https://b.cn/kao"),
        (" HYPERLINK \\n https://b.cn/kao", "https://b.cn/kao"),
        ('HYPERLINK "https://b.cn/kao" \\l "p2"', "https://b.cn/kao#p2"),
        (' hyperlink "mailto:k@b.cn" \\t "_self"', "mailto:k@b.cn"),
        (' HYPERLINK \\l "节" \\o "https://b.cn/kao"', ""),
        (" HYPERLINK ", ""),
    ],
)
@pytest.mark.parametrize("cut", [1, 13])
def test_links_that_are_fields_lead_where_their_switches_do_not(instruction, target, cut):
    parts = "".join(
        f"<w:instrText xml:space='preserve'>{text}</w:instrText>"
        for text in (instruction[:cut], instruction[cut:])
    )
    begin, separate, end = (f"<w:fldChar w:fldCharType='{kind}'/>" for kind in ("begin", "separate", "end"))
    field = f"<w:r>{begin}{parts}{separate}</w:r><w:r><w:t>考试</w:t></w:r><w:r>{end}</w:r>"
    assert markdown(f"<w:p>{field}</w:p>") == (f"[考试]({target})\n" if target else "考试\n")


def test_a_phonetic_guide_stands_in_brackets_behind_its_word():
    body = (
        f"<w:p><w:r><w:t>学</w:t></w:r>{ruby('焊', 'hàn')}{ruby('接', 'jiē')}<w:r><w:t>。</w:t></w:r></w:p>"
    )
    found = read(document(paragraph("前文。") + body))
    assert found.markdown == "前文。\n\n学焊接（hàn jiē）。\n"
    assert not found.remarks
    assert markdown(f"<w:p>{ruby('工', '')}{ruby('MIG', '气保焊')}</w:p>") == "工MIG（气保焊）\n"


def test_fields_ruby_and_formulas_keep_their_words():
    body = (
        "<w:p><w:fldSimple w:instr='REF x'><w:r><w:t>第3节</w:t></w:r></w:fldSimple>"
        "<w:r><w:ruby><w:rt><w:r><w:t>han</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>焊</w:t></w:r></w:rubyBase>"
        "</w:ruby></w:r><m:oMath><m:r><m:t>E=m</m:t></m:r></m:oMath></w:p>"
    )
    assert markdown(body) == "第3节焊（han）E=m\n"


def test_the_result_of_a_field_in_the_instruction_of_another_is_not_shown():
    def character(kind: str) -> str:
        return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"

    def written(name: str, text: str) -> str:
        return f"<w:r><w:{name}>{text}</w:{name}></w:r>"

    begin, separate, end = (character(kind) for kind in ("begin", "separate", "end"))
    inner = f"{begin}{written('instrText', 'MERGEFIELD 性别')}{separate}{written('t', '男')}{end}"
    rule = f"{begin}{written('instrText', 'IF ')}{inner}{written('instrText', ' = 男 先生 女士')}{separate}"
    line = f"{rule}{written('t', '先生')}{end}{written('t', '：请准时到场。')}"
    assert markdown(f"<w:p>{line}</w:p>") == "先生：请准时到场。\n"
    # A field without an end is a fault of the file, and the other is shown.
    assert markdown(f"<w:p>{begin}{written('instrText', 'IF ')}{inner}</w:p>") == "男\n"


def test_a_document_that_another_one_shows_is_told():
    found = read(document(f"<w:p><w:subDoc r:id='rId9'/></w:p>{paragraph('后面的话。')}"))
    assert "import-object" in codes(found)


def test_a_table_of_contents_is_omitted_and_reported():
    own = styles(style("toc1", "toc 1"))
    body = paragraph("一、总则\t1", "<w:pStyle w:val='toc1'/>") + paragraph("正文在这里。")
    found = read(document(body, styles__xml=own))
    assert found.markdown == "正文在这里。\n"
    assert "import-contents" in codes(found)


def test_words_that_only_have_the_style_of_a_table_of_contents_stay_in_word():
    own = styles(style("toc1", "toc 1"))
    link = "<w:hyperlink w:anchor='_Toc12'><w:r><w:t>二、附则</w:t></w:r></w:hyperlink>"
    body = paragraph("请带护目镜。", "<w:pStyle w:val='toc1'/>") + paragraph(
        "70%", "<w:pStyle w:val='toc1'/>"
    )
    found = read(document(f"{body}<w:p><w:pPr><w:pStyle w:val='toc1'/></w:pPr>{link}</w:p>", styles__xml=own))
    assert found.markdown == "请带护目镜。\n\n70%\n"
    assert "import-contents" in codes(found)


def test_footnotes_follow_the_text():
    notes = part("footnotes", f"<w:footnote w:id='2'>{paragraph('见第三条')}</w:footnote>")
    body = "<w:p><w:r><w:t>规定</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    text = markdown(body, relation("n", "footnotes", "footnotes.xml"), footnotes__xml=notes)
    assert text == "规定[^2]\n\n[^2]: 见第三条\n"


def test_merged_cells_stay_merged():
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    begin, more = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    rows = (
        "<w:tr>" + cell("合计", "<w:gridSpan w:val='2'/>") + "</w:tr>",
        "<w:tr>" + cell("左", begin) + cell("甲") + "</w:tr>",
        "<w:tr>" + cell("", more) + cell("乙") + "</w:tr>",
    )
    assert markdown(f"<w:tbl>{''.join(rows)}</w:tbl>") == (
        '<table>\n<tr><td colspan="2">合计</td></tr>\n<tr><td rowspan="2">左</td><td>甲</td></tr>\n'
        "<tr><td>乙</td></tr>\n</table>\n"
    )


def test_a_row_may_begin_and_end_beside_the_others():
    def row(*texts: str, properties: str = "") -> str:
        cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in texts)
        return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"

    beside = "<w:gridBefore w:val='1'/><w:gridAfter w:val='1'/>"
    body = f"<w:tbl>{row('日期', '内容', '地点')}{row('钳工', properties=beside)}</w:tbl>"
    assert markdown(body) == "| 日期 | 内容 | 地点 |\n| --- | --- | --- |\n|  | 钳工 |  |\n"


def test_looks_of_styles_and_marks_of_emphasis_are_kept():
    own = styles(
        "<w:style w:type='character' w:styleId='s'><w:name w:val='强调'/><w:rPr><w:b/></w:rPr></w:style>"
    )
    runs = "<w:r><w:rPr><w:rStyle w:val='s'/></w:rPr><w:t>准时</w:t></w:r><w:r><w:t>到场，</w:t></w:r>"
    dots = "<w:r><w:rPr><w:em w:val='dot'/></w:rPr><w:t>戴手套</w:t></w:r>"
    assert markdown(f"<w:p>{runs}{dots}</w:p>", styles__xml=own) == "**准时**到场，**戴手套**\n"


def test_lines_and_raised_signs_of_the_styles_of_runs_are_kept():
    own = styles(
        "<w:style w:type='character' w:styleId='u'><w:name w:val='划线'/><w:rPr><w:u w:val='single'/></w:rPr>"
        "</w:style><w:style w:type='character' w:styleId='p'><w:name w:val='上标'/><w:rPr>"
        "<w:vertAlign w:val='superscript'/></w:rPr></w:style><w:style w:type='character' w:styleId='h'>"
        "<w:name w:val='Hyperlink'/><w:rPr><w:u w:val='single'/></w:rPr></w:style>"
    )
    words = [("", "每间"), ("u", "不超过"), ("", "40m"), ("p", "2"), ("", "，见"), ("h", "附表")]
    runs = "".join(
        f"<w:r><w:rPr><w:rStyle w:val='{look}'/></w:rPr><w:t>{text}</w:t></w:r>" for look, text in words
    )
    shown = "每间<u>不超过</u>40m<sup>2</sup>，见附表\n"
    assert markdown(f"<w:p>{runs}</w:p>", styles__xml=own) == shown


def test_shading_in_the_colour_of_a_highlighter_is_a_highlight_and_no_other_is():
    words = [("FFFF00", "周四"), ("F2F2F2", "下午"), ("auto", "上课")]
    runs = "".join(
        f"<w:r><w:rPr><w:shd w:val='clear' w:fill='{fill}'/></w:rPr><w:t>{text}</w:t></w:r>"
        for fill, text in words
    )
    assert markdown(f"<w:p>{runs}</w:p>") == "<mark>周四</mark>下午上课\n"


@pytest.mark.parametrize("name", ["Quotations", "Intense Quote", "明显引用", "Block Text"])
def test_paragraphs_in_the_styles_of_quotations_are_quotations(name):
    own = styles(style("q", name))
    assert markdown(paragraph("安全第一。", "<w:pStyle w:val='q'/>"), styles__xml=own) == "> 安全第一。\n"


def test_a_paragraph_is_bold_or_struck_by_a_style_of_texts_and_not_by_that_of_all_or_of_headings():
    looks = [("n", "Normal", "b"), ("k", "小标题", "b"), ("z", "作废", "strike"), ("h", "heading 1", "b")]
    looks.append(("l", "List Paragraph", "caps"))
    own = styles(
        "".join(
            f"<w:style w:type='paragraph' w:default='{int(key == 'n')}' w:styleId='{key}'>"
            f"<w:name w:val='{name}'/><w:basedOn w:val='{'n' if key == 'l' else ''}'/>"
            f"<w:rPr><w:{look}/></w:rPr></w:style>"
            for key, name, look in looks
        )
    )
    plain = "<w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t>（选修）</w:t></w:r>"
    body = (
        paragraph("总则", "<w:pStyle w:val='h'/>")
        + paragraph("报名条件", "<w:pStyle w:val='k'/>").replace("</w:p>", f"{plain}</w:p>")
        + paragraph("周五不上课。", "<w:pStyle w:val='z'/>")
        + paragraph("年满十八周岁。", "<w:pStyle w:val='n'/>")
        + paragraph("身体健康。", "<w:pStyle w:val='l'/>")
    )
    shown = "## 总则\n\n**报名条件**（选修）\n\n~~周五不上课。~~\n\n年满十八周岁。\n\n身体健康。\n"
    assert markdown(body, styles__xml=own) == shown


def test_our_own_sentinels_in_a_document_have_no_effect():
    assert markdown(paragraph("甲\ue000right;0;x\ue001乙\ue0020\ue001")) == "甲right;0;x乙0\n"


def failed(content: bytes) -> str:
    found = read_docx(content, Place("文件.docx"))
    assert isinstance(found, Problem)
    return found.code


def test_entities_are_refused():
    bomb = "<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>"
    content = document("", styles__xml=bomb + styles().partition("?>")[2])
    assert failed(content) == "import-hostile"
    outside = "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
    assert failed(document("", numbering__xml=outside + "<a>&x;</a>")) == "import-hostile"


def test_a_document_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(package, "MAX_UNPACKED_BYTES", 1_000_000)
    assert failed(document(paragraph("文"), big__bin=b"\0" * 1_000_001)) == "import-too-large"
    monkeypatch.setattr(package, "MAX_XML_BYTES", 100_000)
    assert failed(document(paragraph("文" * 40_000))) == "import-too-large"
    monkeypatch.setattr(package, "_MAX_ELEMENTS", 100)
    assert failed(document(paragraph("文") * 40)) == "import-too-large"


def test_elements_in_each_other_without_end_are_refused():
    deep = "<w:smartTag>" * 2_000 + "</w:smartTag>" * 2_000
    assert failed(document(f"<w:p>{deep}</w:p>")) == "import-broken"


def test_a_namespace_that_no_parser_takes_is_told_as_broken():
    assert failed(document('<x xmlns="a b"/>')) == "import-broken"


@pytest.mark.parametrize(
    "body",
    [
        "<w:p><w:r><w:sym w:font='Wingdings' w:char='zz'/></w:r></w:p>",
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='x'/></w:tcPr></w:tc></w:tr></w:tbl>",
        "<w:p><w:hyperlink r:id='none'><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>",
        "<w:p><w:r><w:footnoteReference w:id='9'/></w:r></w:p>",
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='99'/><w:numId w:val='7'/></w:numPr></w:pPr></w:p>",
    ],
)
def test_a_document_that_mammoth_fails_on_is_a_problem_and_not_a_bug(body):
    found = read_docx(document(body + paragraph("文字。")), Place("文件.docx"))
    assert isinstance(found, Problem) or "文字" in found.markdown


def test_a_spreadsheet_is_not_a_word_document():
    from io import BytesIO
    from zipfile import ZipFile

    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    assert failed(file.getvalue()) == "import-format"


def test_cells_that_old_programs_merged_span_their_columns():
    def cell(text: str, merged: str = "") -> str:
        return f"<w:tc><w:tcPr>{merged}</w:tcPr>{paragraph(text)}</w:tc>"

    first, other = "<w:hMerge w:val='restart'/>", "<w:hMerge/>"
    rows = cell("名单", first) + cell("", other) + cell("", other), cell("甲") + cell("乙") + cell("丙")
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    assert markdown(body) == (
        '<table>\n<tr><td colspan="3">名单</td></tr>\n<tr><td>甲</td><td>乙</td><td>丙</td></tr>\n</table>\n'
    )


def cell(*content: str) -> str:
    return f"<w:tc>{''.join(content)}<w:p/></w:tc>"


def table(borders: str, *rows: tuple[str, ...]) -> str:
    lines = f"<w:tblBorders><w:insideH w:val='{borders}'/></w:tblBorders>"
    written = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{lines}</w:tblPr>{written}</w:tbl>"


@pytest.mark.parametrize("borders", ["single", "nil"])
def test_a_table_with_lines_stays_one_with_a_table_in_a_cell(borders):
    names = ("上午", "钳工"), ("下午", "焊工")
    inner = table("single", *(tuple(cell(paragraph(each)) for each in row) for row in names))
    outer = table(
        borders,
        (cell(paragraph("项目")), cell(paragraph("内容"))),
        (cell(paragraph("班次")), cell(paragraph("分两班："), inner)),
    )
    shown = markdown(outer)
    if borders == "single":
        lines = "分两班：<br>上午　钳工<br>下午　焊工"
        assert shown == f"| 项目 | 内容 |\n| --- | --- |\n| 班次 | {lines} |\n"
    else:
        assert "分两班：\n\n| 上午 | 钳工 |\n| --- | --- |\n| 下午 | 焊工 |\n" in shown


def test_a_hyphen_that_does_not_break_is_a_hyphen():
    assert (
        markdown("<w:p><w:r><w:t>0758</w:t><w:noBreakHyphen/><w:t>123。</w:t></w:r></w:p>") == "0758-123。\n"
    )


def test_the_title_may_stand_below_the_number_of_the_document_without_being_centred():
    body = "".join(map(paragraph, ("某学〔2026〕5号", "关于举办技能比武的通知", "各车间：", "请报名。")))
    found = read(document(body))
    assert found.title == "关于举办技能比武的通知"
    assert found.markdown == "某学〔2026〕5号\n\n各车间：\n\n请报名。\n"


@pytest.mark.parametrize(
    "shown",
    [
        "<pic:pic><pic:blipFill><a:blip r:embed='r1'/><a:srcRect {}/></pic:blipFill></pic:pic>",
        "<v:shape><v:imagedata r:id='r1' {}/></v:shape>",
    ],
)
def test_a_picture_that_is_shown_in_part_is_told(shown):
    relations = relation("r1", "image", "pic.png")

    def told(attributes: str) -> bool:
        drawing = f"<w:r><w:drawing>{shown.format(attributes)}</w:drawing></w:r>"
        body = f"<w:p>{drawing}</w:p>" + paragraph("文字。")
        return "import-picture-cropped" in codes(read(document(body, relations, pic__png=png())))

    assert told("l='0' b='41000'") or told("croptop='13107f'")
    assert not told("l='0' r='500' croptop='0'")


@pytest.mark.parametrize(("level", "title"), [(1, "关于车间开放日的通知"), (0, "参观须知")])
def test_the_heading_below_a_longer_title_is_not_the_title_but_as_it_is_styled(level, title):
    own = styles(style("t", "Title" if level == 0 else "heading 1"))
    body = paragraph("关于车间开放日的通知", "<w:jc w:val='center'/>") + paragraph(
        "参观须知", "<w:pStyle w:val='t'/>"
    )
    assert read(document(f"{body}{paragraph('请戴安全帽。')}", styles__xml=own)).title == title


def test_words_that_old_programs_draw_come_in_as_a_text_box():
    drawn = "<w:r><w:pict><v:shape><v:textpath string='祝贺开班'/></v:shape></w:pict></w:r>"
    found = read(document(paragraph("今天开班。") + f"<w:p>{drawn}</w:p>" + paragraph("共40人。")))
    assert found.markdown == "今天开班。\n\n祝贺开班\n\n共40人。\n"
    assert codes(found) == ["import-text-box"]


def test_the_words_below_a_picture_in_a_text_box_are_told_without_it():
    box = f"<w:txbxContent><w:p>{picture('rId1', '车床')}</w:p>{paragraph('图1 车床')}</w:txbxContent>"
    drawing = f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>"
    found = read(document(f"<w:p>{drawing}</w:p>", relation("rId1", "image", "media/a.png")))
    assert {"text": "图1 车床"} in [dict(each.values) for each in found.remarks]


def test_a_text_box_is_told_with_its_words_alone():
    box = f"<w:txbxContent>{paragraph('框里的话', RIGHT)}</w:txbxContent>"
    drawing = f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>"
    found = read(document(paragraph("前面。") + f"<w:p>{drawing}</w:p>"))
    assert [dict(each.values) for each in found.remarks] == [{"text": "框里的话"}]


def test_a_paragraph_with_a_level_of_the_outline_that_is_prose_is_no_heading():
    level = "<w:outlineLvl w:val='1'/>"
    body = paragraph("（一）范围。全体学员，由班组推荐。", level) + paragraph("（二）奖励。", level)
    assert markdown(body) == "（一）范围。全体学员，由班组推荐。\n\n## （二）奖励。\n"


def test_a_paragraph_styled_as_a_heading_that_is_prose_is_no_heading():
    own = styles(style("3", "标题 3"), style("t", "Title"))
    body = paragraph("（一）加强值守。值班人员每两小时巡查一次。", "<w:pStyle w:val='3'/>")
    body += paragraph("（二）落实责任", "<w:pStyle w:val='3'/>")
    assert (
        markdown(body, styles__xml=own) == "（一）加强值守。值班人员每两小时巡查一次。\n\n## （二）落实责任\n"
    )
    titled = paragraph("快递请放架上。谢谢", "<w:pStyle w:val='t'/>") + paragraph("请勿踩踏。")
    assert read(document(titled, styles__xml=own)).title == "快递请放架上。谢谢"


def test_the_number_of_a_page_typed_between_dashes_is_no_item():
    assert "- " not in markdown(paragraph("甲。") + paragraph("— 1 —") + paragraph("乙。"))


def test_a_picture_that_is_a_link_leads_there():
    link = "<wp:docPr id='1' name='图' descr='大门'><a:hlinkClick r:id='r2'/></wp:docPr>"
    drawing = picture("r1", "大门").replace("<wp:docPr id='1' name='图片 1' descr='大门'/>", link)
    relations = relation("r1", "image", "pic.png") + relation(
        "r2", "hyperlink", "https://a.cn/", outside=True
    )
    text = markdown(f"<w:p>{drawing}</w:p>" + paragraph("文字。"), relations, pic__png=png())
    assert text.startswith("[![大门](picture-1.png)](https://a.cn/)\n")


def renamed(content: bytes, names: dict[str, str]) -> bytes:
    """Return a document whose parts have other names, as its list of relations says."""
    file = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(names.get(name, name), old.read(name))
        main = relation("rId1", "officeDocument", names.get("word/document.xml", "word/document.xml"))
        new.writestr("_rels/.rels", f"<Relationships>{main}</Relationships>")
    return file.getvalue()


NOTE = "<w:r><w:footnoteReference w:id='2'/></w:r>"
NAMED = document(
    paragraph("考勤规定", "<w:pStyle w:val='big'/>") + f"<w:p><w:r><w:t>迟到三次</w:t></w:r>{NOTE}</w:p>",
    relation("s", "styles", "styles2.xml") + relation("f", "footnotes", "footnotes2.xml"),
    styles2__xml=styles(style("big", "Title")),
    footnotes2__xml=part("footnotes", f"<w:footnote w:id='2'>{paragraph('一学期内。')}</w:footnote>"),
)
OTHER_NAMES = {
    "word/document.xml": "word/document2.xml",
    "word/_rels/document.xml.rels": "word/_rels/document2.xml.rels",
}


def test_a_document_whose_parts_have_other_names_comes_in():
    found = read(renamed(NAMED, OTHER_NAMES))
    assert (found.title, found.markdown) == ("考勤规定", "迟到三次[^2]\n\n[^2]: 一学期内。\n")


def test_a_document_whose_text_is_in_another_folder_is_told_as_broken():
    refused = read_docx(renamed(NAMED, {"word/document.xml": "other/document.xml"}), Place("a.docx"))
    assert isinstance(refused, Problem) and refused.code == "import-broken"


@pytest.mark.parametrize(
    "line",
    [
        paragraph(f"{' ' * 40}设备维护科"),
        paragraph(f"{chr(0x3000) * 18}设备维护科"),
        f"<w:p>{'<w:r><w:tab/></w:r>' * 11}<w:r><w:t>设备维护科</w:t></w:r></w:p>",
        "<w:p><w:pPr><w:tabs><w:tab w:val='right' w:pos='8300'/></w:tabs></w:pPr>"
        "<w:r><w:tab/><w:t>设备维护科</w:t></w:r></w:p>",
    ],
)
def test_a_signature_that_spaces_or_tabs_set_at_the_right_stays_there(line):
    text = markdown(paragraph("请按期保养。") + line + paragraph("保养记录见台账。"))
    assert text == "请按期保养。\n\n设备维护科\n{: .signature}\n\n保养记录见台账。\n"


@pytest.mark.parametrize(
    "line",
    [
        f"{chr(0x3000) * 2}设备维护科",
        f"{' ' * 20}设备维护科",
        f"{' ' * 40}设备维护科每周检查一次，发现异响立即停机，并报值班长。",
        f"{' ' * 30}保养人：      复核人：",
    ],
)
def test_other_lines_after_spaces_are_not_set_at_the_right(line):
    text = markdown(paragraph("请按期保养。") + paragraph(line) + paragraph("保养记录见台账。"))
    assert "signature" not in text


def test_a_line_between_two_stops_is_not_set_at_the_right():
    stops = "<w:tabs><w:tab w:val='left' w:pos='900'/><w:tab w:val='right' w:pos='8300'/></w:tabs>"
    line = f"<w:p><w:pPr>{stops}</w:pPr><w:r><w:tab/><w:t>台钻</w:t></w:r></w:p>"
    assert markdown(paragraph("设备：") + line + paragraph("以上。")) == "设备：\n\n台钻\n\n以上。\n"


@pytest.mark.parametrize("name", ["HTML Preformatted", "HTML 预设格式", "Preformatted Text", "Source Code"])
def test_lines_in_a_style_for_programs_are_code_and_sentences_in_it_are_text(name):
    styles = part("styles", f"<w:style w:type='paragraph' w:styleId='a'><w:name w:val='{name}'/></w:style>")
    lines = ("G01 X10", "  M30 ; 停", "a*b_c", "各单位：", "现将程序发给大家，请查收。")
    body = "".join(paragraph(line, "<w:pStyle w:val='a'/><w:jc w:val='center'/>") for line in lines)
    found = markdown(body, relation("s", "styles", "styles.xml"), styles__xml=styles)
    assert found.startswith("```\nG01 X10\n  M30 ; 停\na*b_c\n```\n\n")
    assert "```" not in found.rpartition("```\n\n")[2] and "各单位：" in found.rpartition("```")[2]
