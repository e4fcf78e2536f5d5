"""Notices pasted from Word as plain text keep the layout of their author.

They stand in ``notices/``, written as offices write them: a paragraph a line, full-width indents and digits,
tables of tabs, the unit and the date at the end, attachments, whom to ask.
"""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.markdown.normalise.html import html_of
from tests.markdown.words import words_of

NOTICES = Path(__file__).parent / "notices"
_BLOCKS = frozenset({"p", "h2", "h3", "ol", "ul", "table"})


class _Outline(HTMLParser):
    """Collects a line for each block: its element or class, how many items or rows it has, how it begins."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[list[str]] = []
        self.counts: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.blocks.append([dict(attrs).get("class") or tag])
            self.counts.append(0)
        elif tag in ("li", "tr"):
            self.counts[-1] += 1
        elif tag == "br":
            self.blocks[-1].append("/")

    def handle_data(self, data: str) -> None:
        if self.blocks and data.strip():
            self.blocks[-1].append("".join(data.split()))


def outline(html: str) -> list[str]:
    """Return a line for each block of a page, such as ``hanging （一）时间`` or ``ol 2 报名表``."""
    reader = _Outline()
    reader.feed(html)
    lines = []
    for (name, *texts), count in zip(reader.blocks, reader.counts, strict=True):
        text = "".join(texts)
        lines.append(
            " ".join([name, *([str(count)] if count else []), text[:9] if name == "p" else text[:7]])
        )
    return lines


def notice(name: str) -> str:
    return (NOTICES / f"{name}.md").read_text(encoding="utf-8")


OUTLINES = {
    "change-of-class": """
        p 停课通知 / p 各位学员： / p 因实训车间检修，原 / signature 教务室2026
    """,
    "commitment": """
        p 关于签订安全承诺书 / p 各学员： / p 请认真阅读并签订《 / signature 教务室/202
        p 附件：安全承诺书 / p 附件 / p 安全承诺书 / p 本人承诺： / ol 3 遵守车间各项规
        signature 承诺人（签字）
    """,
    "holiday": """
        p 校办〔2026〕1 / p 关于劳动节放假安排 / p 全体教职工： / p 劳动节放假安排如下
        hanging 一、5月1日至 / hanging 二、放假期间， / hanging 1.切断电源， / hanging 2.安排好值班
        hanging 3.遇有突发事 / hanging 三、各车间停工 / p 特此通知。 / signature 办公室/202
        p （此件公开发布）
    """,
    "joint": """
        p 关于联合开展技能比 / p 各有关单位，各镇（ / p 为营造学技术、比技 / h2 一、比武项目
        ul 3 焊工钳工数控车 / h2 二、奖励办法 / hanging ⑴一等奖1名， / hanging ⑵二等奖2名；
        hanging ⑶三等奖3名。 / h2 三、工作要求 / p 请各单位高度重视， / p 附件： / ol 2 比武规则报名二
        signature 甲单位乙单位/ / p （联系人：陈老师，
    """,
    "leave": """
        p 请假条 / p 尊敬的班主任： / p 您好！因单位加班， / p 此致 / p 敬礼！ / signature 申请人：赵同学
    """,
    "letter": """
        p 关于商请协助开展招 / p 甲职业学校： / p 感谢贵校一直以来的 / hanging 一、时间：4月
        hanging 二、地点：贵校 / hanging 三、人数：约2 / p 妥否，请函复。 / p 附件：宣传方案.d
        signature 教务室/202 / p 抄送：办公室，实训
    """,
    "meeting": """
        p 会议通知/时间：3 / ol 3 传达安全生产工 / p 请准时参加，不得缺 / signature 办公室/202
    """,
    "plan": """
        p 2026年安全生产 / h2 一、指导思想 / p 坚持安全第一、预防 / h2 二、活动时间 / p 6月1日至6月30
        h2 三、活动内容 / h3 （一）宣传发动 / hanging 1．悬挂横幅， / hanging 2．召开动员会
        h3 （二）组织实施 / hanging 1．安全培训 / hanging （1）消防器材 / hanging （2）触电急救
        hanging ①断开电源； / hanging ②心肺复苏。 / hanging 2．隐患排查 / p 由各车间自查，教务
        h3 （三）总结阶段 / p 各车间于6月28日 / h2 四、工作要求： / p 加强领导，落实责任
    """,
    "publicity": """
        p 关于优秀学员评选结 / p 经班级推荐、教务室 / p 电工班：甲同学乙同 / p 焊工班：丙同学丁同
        p 钳工班：戊同学己同 / p 公示时间：2026 / p 公示期间，如有异议 / p 联系电话：0758
        p 电子邮箱：jiao / signature 教务室/二〇二
    """,
    "recruiting": """
        p 兼职实训教师招聘启 / p 因教学需要，现招聘 / h2 一、招聘岗位 / p 焊接实训教师2名，
        h2 二、任职条件 / hanging 1、技师以上职 / hanging 2、从事本工种 / hanging 3、身体健康，
        h2 三、报名方式 / p 请把简历发到hr@ / p 报名截止：2026 / h2 四、联系方式 / p 联系人：王老师/电
        signature 教务室/202
    """,
    "results": """
        p 关于公布技能比武成 / p 各车间： / p 现将焊工比武成绩公 / table 5 名次姓名单位成
        p 对成绩有异议的，请 / signature 竞赛办/202
    """,
    "rules": """
        p 实训车间管理办法/ / h2 第一章总则 / hanging 第一条为加强实 / hanging 第二条本办法适
        h2 第二章安全要求 / hanging 第三条进入车间 / hanging （一）穿工作服 / hanging （二）长发盘起
        hanging （三）未经允许 / hanging 第四条发现隐患 / h2 第三章附则 / hanging 第五条本办法由
        hanging 第六条本办法自
    """,
    "training": """
        p 关于举办电工岗前培 / p 各车间、各班组： / p 为做好新进职工的岗 / h2 一、培训对象
        p 新进的电气岗位职工 / h2 二、时间和地点 / hanging （一）时间：３ / hanging （二）地点：实
        h2 三、报名办法 / hanging 1.填写报名表 / hanging 2.2月28日 / h2 四、其他事项
        p 参训人员须穿工作服 / p 联系人：李老师电话 / p 附件： / ol 2 报名表日程安排
        signature 教务室/202
    """,
}


@pytest.mark.parametrize("name", OUTLINES)
def test_a_notice_from_word_keeps_its_layout(name):
    expected = [line.strip() for line in re.split(r" / |\n", OUTLINES[name]) if line.strip()]
    assert outline(html_of(notice(name))) == expected


def test_every_notice_has_its_outline():
    assert {path.stem for path in NOTICES.glob("*.md")} == set(OUTLINES)


@pytest.mark.parametrize("name", OUTLINES)
def test_no_word_of_a_notice_is_lost(name):
    assert words_of(unescape(notice(name))) - words_of(unescape(html_of(notice(name)))) <= words_of("1 2 3")
