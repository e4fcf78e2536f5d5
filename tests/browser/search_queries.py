"""What people ask of the academy's site, and the pages of which one must be among the first three results.

Each line is a question and, behind a bar, the addresses of the pages that answer it, with spaces between.
``/`` alone is the home page, ``*name`` a group of pages. Where several pages answer, one of them is enough.
"""

from collections.abc import Mapping

_GROUPS = {
    "*subjects": (
        "courses/food-safety/",
        "courses/work-safety/",
        "courses/fire-safety/",
        "courses/electromechanical/",
        "courses/applied-electronics/",
        "courses/computer-networks/",
    ),
    "*weekend": (
        "courses/food-safety/",
        "courses/fire-safety/",
        "courses/work-safety/",
        "courses/electromechanical/",
        "courses/computer-networks/",
        "courses/applied-electronics/",
    ),
    "*evening": ("courses/work-safety/", "courses/applied-electronics/", "courses/sample-evening/"),
    "*january": (
        "courses/fire-safety/",
        "courses/computer-networks/",
        "courses/work-safety/",
        "courses/sample-evening/",
        "courses/food-safety/",
        "courses/electromechanical/",
    ),
    "*contests": (
        "competitions/",
        "competitions/bim-2022/",
        "competitions/sample-fire-safety/",
        "competitions/sample-electronics/",
        "champions-studio/",
    ),
}
"""Pages that answer alike."""

_QUESTIONS = """
消防培训怎么报名 | courses/fire-safety/ how-to/
请问消防培训多少钱 | courses/fire-safety/ courses/sample-evening/
多少钱 | courses/sample-evening/ degree/ how-to/
在哪里 | contact/ about/equipment/
怎么联系你们 | contact/
学院在哪里上课 | contact/ about/equipment/ how-to/
我想学电工 | courses/electromechanical/ certification/
我想学修电脑 | courses/computer-networks/
有没有晚上的课 | *evening
什么时候开班 | calendar/ courses/ how-to/
什么时候报名截止 | calendar/ courses/status/closed/ courses/
哪里有食品安全培训 | courses/food-safety/
怎么报名 | how-to/
可以网上报名吗 | how-to/ privacy/
个人可以报名吗 | courses/ how-to/ *subjects
学完有证书吗 | certification/ how-to/
证书怎么查询真假 | certification/
怎么提升学历 | degree/
能读大专吗 | degree/
企业怎么请老师上门培训 | services/ courses/sample-on-demand/
竞赛怎么参加 | competitions/ competitions/sample-fire-safety/ champions-studio/
有什么课程 | courses/
学院是谁办的 | about/ legal/ about/partners/
学院什么时候成立的 | news/2026/opening/ about/
上课要带什么东西 | how-to/ courses/sample-evening/ courses/sample-on-demand/ venues/sample-workshop/
名额还有吗 | courses/status/open/ courses/status/limited/ how-to/ courses/status/full/
待公布是什么意思 | news/2026/how-this-site-marks/
名额满了怎么办 | courses/status/full/ how-to/
班次取消了怎么办 | news/2026/sample-cancelled/ courses/fire-safety/
你们会收集个人信息吗 | privacy/
日历怎么订阅到手机 | calendar/
"""

_COLLOQUIAL = """
消防培训 | courses/fire-safety/
食品安全证 | courses/food-safety/ certification/
电工证 | certification/ courses/electromechanical/
焊工证 | certification/
联系电话 | contact/
电话号码 | contact/
手机号 | contact/
微信号 | contact/
地址 | contact/ about/equipment/
怎么走 | contact/ about/equipment/
学费 | degree/ courses/sample-evening/
收费标准 | courses/sample-evening/ degree/ services/ certification/
价格 | courses/sample-evening/ degree/
补贴 | courses/sample-on-demand/ certification/
免费培训 | courses/ courses/sample-evening/ courses/sample-on-demand/ courses/status/open/
升学历 | degree/
考大专 | degree/
成人高考 | degree/
本科 | degree/ about/equipment/
灭火器 | courses/fire-safety/
着火了怎么逃生 | courses/fire-safety/
厨师食品卫生 | courses/food-safety/
食堂卫生 | courses/food-safety/ courses/fire-safety/
安全员 | courses/work-safety/
修机器 | courses/electromechanical/
修设备 | courses/electromechanical/
电焊 | courses/applied-electronics/ certification/
上网 | courses/computer-networks/ courses/sample-evening/
网线 | courses/computer-networks/
电路板 | courses/applied-electronics/
BIM比赛 | competitions/bim-2022/ news/2026/bim-contest-2022/
比赛 | *contests
技能大赛 | competitions/ champions-studio/
获奖名单 | news/2026/sample-publicity/ news/publicity/ *contests
书房 | workers/
图书馆 | workers/
交友活动 | workers/
创业 | workers/ services/
招工 | services/
企业用工 | services/
党建 | services/ news/2026/party-building-plan/ news/thought/
入党 | news/2026/party-building-plan/ services/ news/thought/
公示 | news/publicity/ news/2026/sample-publicity/
最新通知 | news/notices/ news/
新闻 | news/news/ news/
老人模式 | accessibility/
字太小 | accessibility/
盲人 | accessibility/
版权 | legal/
个人信息 | privacy/
身份证 | privacy/ services/
合作企业 | about/partners/
老师 | about/equipment/ about/ services/
设备 | about/equipment/ venues/sample-workshop/ courses/electromechanical/
实训室 | venues/sample-workshop/ about/equipment/
教室在哪 | venues/ venues/sample-workshop/ about/equipment/ contact/
冠军 | champions-studio/
工会 | about/partners/ about/ news/2026/opening/
校区 | contact/ about/equipment/ about/
简介 | about/
学院介绍 | about/ news/2026/five-lines/
网站导航 | sitemap/
课程表 | calendar/ courses/
报名表 | news/2026/sample-enrolment/ competitions/sample-fire-safety/ how-to/
候补 | courses/status/full/ how-to/
"""

_TIMES = """
周末班 | *weekend
晚上 | *evening
夜校 | *evening
下班后 | *evening
晚间班 | *evening
星期六 | *weekend
周二晚上 | *evening
双休日上课 | *weekend
白天的课 | courses/work-safety/
12月12日 | courses/food-safety/ calendar/ news/2026/sample-enrolment/
1月16日 | courses/fire-safety/ calendar/
2027年1月 | *january calendar/ news/2026/sample-cancelled/
一月开班 | courses/fire-safety/ courses/computer-networks/ courses/sample-evening/ calendar/
12月开课 | courses/food-safety/ courses/work-safety/ courses/electromechanical/ calendar/
四月消防 | courses/fire-safety/
19:00 | *evening
晚上七点 | *evening
最近的培训 | calendar/ courses/ courses/status/open/
下个月有什么课 | calendar/ courses/ courses/status/upcoming/
正在报名 | courses/status/open/
春季班 | news/2026/sample-enrolment/ calendar/ courses/
周末消防课 | courses/fire-safety/
"""

_SLIPS = """
消放 | courses/fire-safety/
消放培训 | courses/fire-safety/
食品按全 | courses/food-safety/
实品安全 | courses/food-safety/
安全声产 | courses/work-safety/
机电计术 | courses/electromechanical/
机电技木应用 | courses/electromechanical/
电子枝术 | courses/applied-electronics/
计算机网洛 | courses/computer-networks/
学力提升 | degree/
学历题升 | degree/
竟赛 | *contests
企业付务 | services/
工匠学园 | about/ /
总公会 | about/partners/ about/ /
冠军工做室 | champions-studio/
创课空间 | workers/
合作单味 | about/partners/
隐思声明 | privacy/
无帐碍 | accessibility/
报铭步骤 | how-to/
证书查寻 | certification/
建筑信西模型 | competitions/bim-2022/ news/2026/bim-contest-2022/
"""

_SCRIPTS = """
證書 | certification/ credentials/ credentials/sample-skill-level/
消防訓練 | courses/fire-safety/
學歷提升 | degree/
電子技術應用 | courses/applied-electronics/
計算機網絡 | courses/computer-networks/
聯繫我們 | contact/
報名步驟 | how-to/
食品安全培訓 | courses/food-safety/
競賽 | *contests
企業服務 | services/
請問學費多少錢 | degree/ courses/sample-evening/
職工書屋 | workers/
ＢＩＭ | competitions/bim-2022/ news/2026/bim-contest-2022/
２０２２年竞赛 | competitions/bim-2022/ news/2026/bim-contest-2022/
消\u200b防安\ufeff全 | courses/fire-safety/
学历[1]提升 | degree/
消 防 安 全 | courses/fire-safety/
“消防”培训！ | courses/fire-safety/
"""

_PINYIN = """
xiaofang | courses/fire-safety/
xiaofanganquan | courses/fire-safety/
xiao fang an quan | courses/fire-safety/
shipin anquan | courses/food-safety/
anquanshengchan | courses/work-safety/
jisuanji | courses/computer-networks/
jidian | courses/electromechanical/
dianzi jishu | courses/applied-electronics/
xueli | degree/ certification/
xuelitisheng | degree/
jingsai | *contests
zhengshu | certification/ credentials/ credentials/sample-skill-level/
lianxiwomen | contact/
baoming | how-to/ news/2026/sample-enrolment/
xfaq | courses/fire-safety/
spaq | courses/food-safety/
aqsc | courses/work-safety/
lxwm | contact/
xlts | degree/
jsjwl | courses/computer-networks/
qyfw | services/
rili | calendar/
XiaoFang | courses/fire-safety/
xiaofang peixun | courses/fire-safety/
"""

_ENGLISH = """
fire safety | courses/fire-safety/
food safety | courses/food-safety/
Food Safety Course | courses/food-safety/
work safety | courses/work-safety/
computer network | courses/computer-networks/
electronics | courses/applied-electronics/ competitions/sample-electronics/
contact | contact/
contact us | contact/
phone | contact/
courses | courses/
training | courses/ services/ news/2026/five-lines/
competition | competitions/ competitions/bim-2022/ champions-studio/
certificate | certification/ credentials/ credentials/sample-skill-level/
degree | degree/
calendar | calendar/
news | news/ news/news/
about | about/
bim contest | competitions/bim-2022/ news/2026/bim-contest-2022/
privacy | privacy/
evening class | *evening
price | courses/sample-evening/ degree/
how to enrol | how-to/
"""

_TABLES = {
    "questions": _QUESTIONS,
    "colloquial words": _COLLOQUIAL,
    "times": _TIMES,
    "slips": _SLIPS,
    "scripts": _SCRIPTS,
    "pinyin": _PINYIN,
    "English": _ENGLISH,
}


def _read(table: str) -> dict[str, tuple[str, ...]]:
    rows = [line.partition(" | ") for line in table.strip().splitlines()]
    return {
        query: tuple(path for page in pages.split() for path in _GROUPS.get(page, (page,)))
        for query, _, pages in rows
    }


QUERIES: Mapping[str, Mapping[str, tuple[str, ...]]] = {kind: _read(table) for kind, table in _TABLES.items()}
"""Maps each kind of query to its queries, and each of these to the pages that answer it."""
