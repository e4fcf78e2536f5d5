"""Notices as offices write them, made by programs that offices use, come in as they were meant."""

import os
import shutil
import subprocess
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Written
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Cm, Pt

from sitebuilder.importers.docx.read import read_docx
from sitebuilder.importers.html.document import read_page
from sitebuilder.importers.plain_text import read_plain_text
from sitebuilder.messages import Place, Problem
from tests.importers.word import codes, read
from tests.pictures import png

NOTICE = """\
某职院〔2026〕5号

各车间、各班组：

为提高焊接操作水平，现将培训有关事项通知如下。

一、培训时间

2026年3月7日至3月9日，**每天8:30**开始。

二、培训内容

（一）安全操作

（二）平焊和立焊

三、注意事项

- 穿工作服
- 带身份证

<table>
<tr><td colspan="2">日程</td></tr>
<tr><td rowspan="2">3月7日</td><td>上午：安全操作</td></tr>
<tr><td>下午：平焊</td></tr>
</table>

![](picture-1.png){width=151}

附件：报名表

某某职业培训学院
2026年2月3日
"""


def notice() -> Written:
    """Return a notice as python-docx writes it."""
    written = Document()
    for text in ("某职院〔2026〕5号", "关于举办焊接操作", "培训班的通知"):
        line = written.add_paragraph(text)
        line.alignment = ALIGN.CENTER
        line.runs[0].font.size = Pt(22)
    written.add_paragraph("各车间、各班组：")
    written.add_paragraph("\u3000\u3000为提高焊接操作水平，现将培训有关事项通知如下。")
    written.add_paragraph().add_run("一、培训时间").bold = True
    line = written.add_paragraph("2026年3月7日至3月9日，")
    line.add_run("每天").bold = True
    line.add_run("8:30").bold = True
    line.add_run("开始。")
    line.add_run("（预算两万元）").font.hidden = True
    for text in ("二、培训内容", "（一）安全操作", "（二）平焊和立焊", "三、注意事项"):
        written.add_paragraph(text)
    for text in ("穿工作服", "带身份证"):
        written.add_paragraph(text, style="List Bullet")
    table = written.add_table(rows=3, cols=2, style="Table Grid")
    table.cell(0, 0).merge(table.cell(0, 1)).text = "日程"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "3月7日"
    table.cell(1, 1).text, table.cell(2, 1).text = "上午：安全操作", "下午：平焊"
    written.add_picture(BytesIO(png(60, 40)), width=Cm(4))
    written.add_paragraph("附件：报名表")
    for text in ("某某职业培训学院", "2026年2月3日"):
        written.add_paragraph(text).alignment = ALIGN.RIGHT
    written.sections[0].header.paragraphs[0].text = "内部资料"
    return written


def saved(written: Written) -> bytes:
    file = BytesIO()
    written.save(file)
    return file.getvalue()


def test_a_notice_made_by_python_docx_comes_in_as_it_was_meant():
    found = read(saved(notice()))
    assert (found.title, found.moment) == ("关于举办焊接操作培训班的通知", datetime(2026, 2, 3))
    assert found.markdown == NOTICE
    assert list(found.files) == ["picture-1.png"]
    assert codes(found) == ["import-hidden", "import-page-edge", "import-picture-alt"]


def test_headings_and_lists_of_word_s_own_styles_come_in():
    written = Document()
    written.add_heading("实训室守则", level=0)
    written.add_heading("着装", level=1)
    for text in ("穿工作服", "戴护目镜"):
        written.add_paragraph(text, style="List Number")
    written.add_heading("头发", level=2)
    written.add_paragraph("盘起来。", style="Intense Quote")
    found = read(saved(written))
    assert found.title == "实训室守则"
    assert found.markdown == "## 着装\n\n1. 穿工作服\n2. 戴护目镜\n\n### 头发\n\n> 盘起来。\n"


def converted(file: Path, form: str, folder: Path, *options: str) -> Path:
    """Convert a document by LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("tests/importers/install.sh has not been run")
        pytest.skip("LibreOffice is not installed (make office)")
    subprocess.run(
        [
            *(program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
            *options,
            *("--convert-to", form, "--outdir", str(folder / "out"), str(file)),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return folder / "out" / f"{file.stem}.{form.partition(':')[0]}"


@pytest.mark.long
def test_a_notice_that_libreoffice_has_saved_comes_in_as_it_was_meant(tmp_path):
    (tmp_path / "通知.docx").write_bytes(saved(notice()))
    odt = converted(tmp_path / "通知.docx", "odt", tmp_path)
    found = read(converted(odt, "docx", tmp_path).read_bytes())
    assert (found.title, found.moment) == ("关于举办焊接操作培训班的通知", datetime(2026, 2, 3))
    assert found.markdown == NOTICE
    assert list(found.files) == ["picture-1.png"]
    assert "import-hidden" in codes(found)
    assert "import-page-edge" in codes(found)


@pytest.mark.long
def test_a_list_that_libreoffice_writes_counts_as_it_shows(tmp_path):
    page = "<h1>守则</h1><ol start=3><li>甲项<ol type=a><li>子项</li></ol></li><li>乙项</li></ol><p>完。</p>"
    (tmp_path / "list.html").write_text(f"<meta charset=utf-8>{page}", encoding="utf-8")
    file = converted(
        tmp_path / "list.html", "docx:MS Word 2007 XML", tmp_path, "--infilter=HTML (StarWriter)"
    )
    found = read(file.read_bytes())
    assert found.title == "守则"
    assert found.markdown == "3. 甲项\n\n    a. 子项\n\n4. 乙项\n\n完。\n"


@pytest.mark.long
def test_a_document_in_the_old_format_is_reported_with_a_remedy(tmp_path):
    (tmp_path / "通知.docx").write_bytes(saved(notice()))
    old = converted(tmp_path / "通知.docx", "doc", tmp_path)
    from sitebuilder.importers.sources import read_file

    found = read_file(old)
    assert isinstance(found, Problem)
    assert found.code == "import-old-word"
    renamed = old.rename(old.with_suffix(".docx"))
    refused = read_file(renamed)
    assert isinstance(refused, Problem)
    assert refused.code == "import-locked"
    assert isinstance(read_docx(renamed.read_bytes(), Place("a.docx")), Problem)


@pytest.mark.parametrize(
    "above",
    [
        ["附件1"],
        ["附表二："],
        ["000026", "秘密★1年", "特急", "某学〔2026〕5号　签发人：王一"],
        ["某学〔2026〕5号", "签发人：王一"],
        ["某学〔2026〕5号　　签发: 赵工"],
        ["签发：赵工"],
        ["第 1 页 共 2 页"],
        ["第1页"],
    ],
)
@pytest.mark.parametrize("align", ["", " align=center"])
def test_what_stands_above_the_title_of_a_document_is_not_its_title(above, align):
    lines = "".join(f"<p>{line}</p>" for line in above)
    found = read_page(f"{lines}<p{align}>实训车间使用登记表</p><p>请如实填写。</p>", lambda source: None)
    assert found.title == "实训车间使用登记表"
    assert found.markdown == "".join(f"{line}\n\n" for line in above) + "请如实填写。\n"


def test_a_title_on_two_lines_begins_below_the_number_and_its_signer():
    head = ("某市技工学校文件", "某技校〔2026〕12号　　　签发人：王一", "关于调整", "实训车间开放时间的请示")
    lines = "".join(f"<p align=center>{line}</p>" for line in head)
    found = read_page(f"{lines}<p>市教育局：</p><p>请批示。</p>", lambda source: None)
    assert found.title == "关于调整实训车间开放时间的请示"
    assert found.markdown.startswith("某市技工学校文件\n\n某技校〔2026〕12号")


def test_a_heading_above_the_title_is_not_its_title():
    page = read_page("<h1>附件1</h1><h2>工位登记表</h2><p>请填写。</p>", lambda source: None)
    assert (page.title, page.markdown) == ("工位登记表", "## 附件1\n\n请填写。\n")


@pytest.mark.parametrize(
    ("line", "title"), [("1. 报名条件", ""), ("1．报名条件", ""), ("3.15晚会通知", "3.15晚会通知")]
)
def test_a_number_of_a_list_begins_no_title(line, title):
    assert read_page(f"<p>{line}</p><p>年满18周岁。</p>", lambda source: None).title == title


def test_a_quoted_line_of_a_mail_is_no_title():
    mail = "<div>&gt; 周四的课改到几点</div><div>改到两点半。</div>"
    assert read_page(mail, lambda source: None).title == ""
    assert read_plain_text("> 周四的课改到几点\n\n改到两点半。\n").title == ""


def test_an_emoji_above_the_heading_of_a_page_is_not_its_title():
    page = "<p>📘</p><h1>培训手册</h1><p>甲。</p><h1>安全</h1><p>乙。</p>"
    assert read_page(page, lambda source: None).title == ""
    assert read_page(page.replace("培训手册", "培训通知"), lambda source: None).title == "培训通知"


def test_a_first_line_with_the_end_of_a_sentence_is_no_title():
    page = "<p>钳工用手工工具加工零件。<sup>[1]</sup></p><p>工具有锉刀。</p>"
    assert read_page(page, lambda source: None).title == ""


@pytest.mark.parametrize(
    ("text", "title", "markdown"),
    [
        ("附件1\n工位登记表\n请如实填写。\n", "工位登记表", "附件1\n请如实填写。\n"),
        ("某学〔2026〕5号\n\n关于停课的通知\n各班：\n", "关于停课的通知", "某学〔2026〕5号\n\n各班：\n"),
        ("附件1\n签发人：王一报告\n请填写。\n", "", "附件1\n签发人：王一报告\n请填写。\n"),
        ("# 停课通知 #\n\n各班：\n", "停课通知", "各班：\n"),
        ("姓名\t工种\t成绩\n张一\t焊工\t90\n", "", "姓名\t工种\t成绩\n张一\t焊工\t90\n"),
        ("姓名|工种|成绩\n张一|焊工|90\n", "", "姓名|工种|成绩\n张一|焊工|90\n"),
        ("- 带上面罩\n- 带上手套\n", "", "- 带上面罩\n- 带上手套\n"),
        ("9:00-9:30 签到\n9:30 开班\n", "", "9:00-9:30 签到\n9:30 开班\n"),
    ],
)
def test_the_title_of_plain_text_is_its_own_line_and_no_other_is_lost(text, title, markdown):
    found = read_plain_text(text)
    assert (found.title, found.markdown) == (title, markdown)
