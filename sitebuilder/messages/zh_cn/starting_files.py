"""The starting files that `new` writes, commented for editors: key to text."""

STARTING_FILES: dict[str, str] = {
    "new-news": """\
---
# 以 # 开头的行是说明，网页上看不到。要用哪一项，删去行首的“# ”。
title: {title}
date: {date}
column: {column}
# 摘要：一两句话，显示在列表和分享卡片里。
# summary: 这里写摘要。
# 标签：用半角逗号隔开。
# tags: [报名, 消防安全]
# 封面图片放在本文件旁边，要写文字说明。
# cover: 封面.jpg
# cover_alt: 学员在车间练习
# author: 作者
# photographer: 摄影
# editor: 编辑
# 附件放在本文件旁边。
# attachments:
#   - file: 报名表.docx
#     title: 报名表
# 定时发布和失效：
# publish_at: {date} 09:00
# expire_at: {date} 17:00
# 写好以后，把下面一行改成 draft: no，或删去它，文章才会发布。
draft: yes
---

在这里写正文。空一行是新的一段。

## 小标题

**重点**用两个星号。图片写成 `![图片说明](图片.jpg)`，链接写成 `[文字](../../pages/about.md)`。
""",
    "new-course": """\
# 以 # 开头的行是说明，网页上看不到。要用哪一项，删去行首的“# ”。
# 还不知道的内容不要写，网页会显示“待公布”。
title: {title}
# 专业方向，见 site.yaml 的 trades。
trade: {trade}
summary: 用一句话介绍这门课程。
# 面向：workers 职工、firms 企业、public 社会人员。
# audiences: [workers, firms]
# hours: 24
# 授课方式：classroom 面授、online 线上、blended 线上线下结合、workshop 实操、on-site 送教上门。
# mode: classroom
# 费用：免费，或金额。
# fee: 免费
# audience: |
#   适合谁。可以分段，可以用“- ”写列表。
# requirements: |
#   报名条件。
# outcomes: |
#   学到什么。
# syllabus: |
#   课程内容。
# assessment: |
#   考核方式。
# what_to_bring: |
#   携带物品。
# how_to_enrol: |
#   怎么报名。
# 班次：编号定了不要改。状态由日期算出。
# sessions:
#   - id: spring-1
#     start: {date}
#     end: {date}
#     timetable: 每周六 8:30—16:30
#     time_of_day: weekend
#     venue: 上课地点
#     capacity: 40
#     enrolled: 0
#     enrol_from: {date}
#     enrol_until: {date}
# 写好以后，把下面一行改成 draft: no，或删去它，课程才会发布。
draft: yes
""",
    "new-competition": """\
# 以 # 开头的行是说明，网页上看不到。要用哪一项，删去行首的“# ”。
# 还不知道的内容不要写，网页会显示“待公布”。
title: {title}
summary: 用一句话介绍这项竞赛。
# year: 2026
# organisers: [主办单位]
# trades: [工种]
# standard: 依据的标准和等级
# eligibility: |
#   参赛条件。
# entry: |
#   报名办法。
# entry_from: {date}
# entry_until: {date} 17:00
# schedule:
#   - name: 初赛
#     start: {date}
#     venue: 地点
#   - name: 决赛
#     start: {date}
# scoring: |
#   评分办法。
# awards: |
#   奖励。
# documents:
#   - file: 技术文件.pdf
#     title: 技术文件
# publicity:
#   start: {date}
#   end: {date}
#   contact: 异议受理的联系方式
# 写好以后，把下面一行改成 draft: no，或删去它，竞赛才会发布。
draft: yes
""",
    "new-page": """\
---
# 以 # 开头的行是说明，网页上看不到。要用哪一项，删去行首的“# ”。
title: {title}
# 简介：给搜索引擎和分享卡片用。
# description: 一句话介绍这一页。
# 同级页面的先后，数字小的在前。
# order: 100
# 页面下方附带的列表：services 服务、trades 专业方向、courses 课程、credentials 证书、
# partners 合作单位、numbers 数据、contact 联系方式。
# blocks: [contact]
# updated: {date}
# 写好以后，把下面一行改成 draft: no，或删去它，页面才会发布。
draft: yes
---

在这里写正文。空一行是新的一段。

## 小标题 {{#section-1}}

链接写成 `[文字](contact.md)`。
""",
}
