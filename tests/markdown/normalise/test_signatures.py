"""Signatures: the unit and the date of a notice are set at the right."""

import pytest

from tests.markdown.normalise.html import html_of


@pytest.mark.parametrize(
    "date",
    [
        "２０２６年３月１日",
        "2026年3月",
        "2026年3月1日（盖章）",
        "2026年 3 月 1 日",
        "2026.3.1",
        "2026-03-01",
        "2026/3/1",
        "二〇二六年三月一日",
        "　　年　　月　　日",
        "**2026年3月1日**",
    ],
)
def test_a_date_may_be_written_as_offices_do(date):
    html = html_of(f"请各单位按时参加。\n\n大旺车间\n{date}")
    assert html.startswith('<p>请各单位按时参加。</p>\n<p class="signature">大旺车间<br>\n')


@pytest.mark.parametrize(
    "line", ["教务室　2026年3月1日", "教务室          2026年3月1日", "　　　　　　　　　　2026年3月1日"]
)
def test_unit_and_date_may_share_a_line_and_a_date_at_the_right_may_be_alone(line):
    html = html_of(f"请按时参加。\n\n{line}")
    assert html == f'<p>请按时参加。</p>\n<p class="signature">{line.strip("　")}</p>'


@pytest.mark.parametrize("unit", ["申请人：李工", "填报单位：一车间", "承诺人（签字）：李工", "**教务室**"])
def test_the_signing_unit_may_have_a_label_or_be_bold(unit):
    assert '<p class="signature">' in html_of(f"以上情况属实。\n\n{unit}\n2026年3月1日")


@pytest.mark.parametrize(
    "after",
    [
        "附件：报名表",
        "附件1\n\n报名表",
        "（联系人：李工，电话：0758-0000000）",
        "联系电话：0758-0000000",
        "抄送：各车间。",
        "报：区总工会\n送：各车间",
        "（共印20份）",
        "## 附件",
        "---",
        "备注：当天没有校车。",
        "又及：请自备工作服。",
        "（编辑：王工）",
        "审核：王工",
        "![报名码](code.png)",
        "扫码报名：\n\n![报名码](code.png)",
        "![报名码](code.png)\n\n![地图](map.png)",
    ],
)
def test_attachments_and_contacts_may_follow_a_signature(after):
    html = html_of(f"请按时参加。\n\n教务室\n2026年3月1日\n\n{after}")
    assert html.startswith('<p>请按时参加。</p>\n<p class="signature">教务室<br>\n2026年3月1日</p>\n<')


def test_a_picture_above_more_text_follows_no_signature():
    html = html_of("请按时参加。\n\n教务室\n2026年3月1日\n\n![展板](a.png)\n\n上图是展板。")
    assert "signature" not in html


def test_a_wish_with_a_comma_stands_above_its_signature():
    html = html_of("材料收到了。\n\n顺祝工作顺利，\n教务室\n2026年3月1日")
    assert html.endswith('<p>顺祝工作顺利，</p>\n<p class="signature">教务室<br>\n2026年3月1日</p>')


def test_a_line_in_brackets_may_follow_at_once():
    html = html_of("特此通知。\n教务室\n2026年3月1日\n（联系人：李工，电话：0758-0000000）")
    assert html.endswith(
        '<p class="signature">教务室<br>\n2026年3月1日</p>\n<p>（联系人：李工，电话：0758-0000000）</p>'
    )


@pytest.mark.parametrize("ending", ["承诺人：李工\n2026年3月2日", "承诺人：\n2026年  月  日"])
def test_an_attachment_may_have_its_own_signature(ending):
    html = html_of(f"请参加。\n\n教务室\n2026年3月1日\n\n附件：承诺书\n\n本人承诺遵守规定。\n\n{ending}")
    assert html.count('class="signature"') == 2


def test_a_signature_after_a_list_is_not_part_of_it():
    html = html_of("1. 带工具。\n2. 带证件。\n\n　　　　　　教务室\n　　　　　　2026年3月1日\n\n附件：报名表")
    assert '</ol>\n<p class="signature">教务室<br>\n2026年3月1日</p>\n<p>附件：报名表</p>' in html


@pytest.mark.parametrize(
    "source",
    [
        "```\n请参加。\n\n教务室\n2026年3月1日\n\n附件：表\n```",
        "> 请参加。\n>\n> 教务室\n> 2026年3月1日",
        "课程如下。\n\n开课时间　2026年3月1日",
        "课程如下。\n\n报名截止\n2026年3月1日",
        "见 2026-3-1",
        "2026年3月1日",
    ],
)
def test_code_quotations_and_times_are_not_signatures(source):
    assert "signature" not in html_of(source)


def test_units_may_each_be_set_at_the_right():
    indent = "\u3000" * 6
    html = html_of(f"请按时参加。\n{indent}大旺车间（章）\n{indent}培训中心（章）\n{indent}2026年3月1日")
    assert html == (
        '<p>请按时参加。</p>\n<p class="signature">大旺车间（章）<br>\n培训中心（章）<br>\n2026年3月1日</p>'
    )


def test_an_indented_paragraph_above_the_unit_is_not_signed():
    html = html_of("　　请相互转告\n　　　　　　大旺车间\n　　　　　　2026年3月1日")
    assert html.startswith('<p>请相互转告</p>\n<p class="signature">大旺车间<br>')


@pytest.mark.parametrize("date", ["2026. 3. 1", "2026．3．1"])
def test_a_date_with_points_may_have_blanks(date):
    assert '<p class="signature">' in html_of(f"请按时参加。\n\n大旺车间\n{date}")
    assert '<p class="signature">' in html_of(f"请按时参加。\n\n大旺车间\n\n{date}")


def test_a_line_may_separate_the_signature_from_the_text():
    html = html_of("请按时参加。\n***\n培训中心\n2026年3月6日")
    assert html.endswith('<hr>\n<p class="signature">培训中心<br>\n2026年3月6日</p>')


def test_a_person_at_the_right_may_sign_with_a_word_before_the_name():
    indent = "\u3000" * 8
    html = html_of(f"此致\n敬礼！\n{indent}学员：赵工\n{indent}2026年3月1日")
    assert html.endswith('<p class="signature">学员：赵工<br>\n2026年3月1日</p>')
    assert "signature" not in html_of("请准时参加。\n班长：赵工\n2026年3月1日")


def test_blanks_of_web_pages_indent_a_signature():
    html = html_of("特此通知。\n\n&nbsp;&nbsp;&nbsp;&nbsp;某某工会\n&nbsp;&nbsp;2026年3月1日")
    assert html.endswith('<p class="signature">某某工会<br>\n2026年3月1日</p>')


def test_a_unit_and_a_date_far_at_the_right_are_a_signature_whatever_follows():
    blanks = " " * 30
    html = html_of(f"敬请光临！\n\n{blanks}焊工班\n\n{blanks}2026年5月4日\n\n议程：\n9:00 签到")
    assert '<p class="signature">焊工班<br>\n2026年5月4日</p>\n<p>议程：' in html
    wide = "\u3000" * 12
    html = html_of(f"同意购置。\n{wide}焊工班\n{wide}2026年5月4日\n分送：各班")
    assert html.endswith('<p class="signature">焊工班<br>\n2026年5月4日</p>\n<p>分送：各班</p>')


@pytest.mark.parametrize("date", ["3月5日", "3月5号", "2026年春节前夕", "2026年春"])
def test_a_day_without_its_year_and_a_season_are_dates_far_at_the_right_alone(date):
    blanks = " " * 24
    assert html_of(f"请审阅。\n{blanks}焊工班\n{blanks}{date}").endswith(
        f'<p class="signature">焊工班<br>\n{date}</p>'
    )
    assert "signature" not in html_of(f"请审阅。\n\n焊工班\n{date}")


@pytest.mark.parametrize("closing", ["特此公示", "现予公布，特此通知", "敬礼", "此复", "以上请批示"])
def test_a_closing_formula_needs_no_full_stop_above_a_signature(closing):
    html = html_of(f"电话：待公布\n{closing}\n工匠学院\n2026年3月1日")
    assert html.endswith('<p class="signature">工匠学院<br>\n2026年3月1日</p>')


def test_the_indent_of_a_date_may_be_longer_than_a_line():
    source = f"甲。\n\n{' ' * 60}工匠学院\n\n{' ' * 62}2026年3月1日\n\n另：有附件。"
    assert '<p class="signature">工匠学院<br>\n2026年3月1日</p>' in html_of(source)
