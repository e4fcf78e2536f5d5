"""The starting files that `new` writes, commented for editors: name of the kind to text.

``{about[fee]}`` is what the model says of a field: its label and its hint.
"""

STARTING_FILES: dict[str, str] = {
    "news": """\
---
# 以 # 开头的行是说明，网页上看不到。要用哪一项，删去行首的“# ”。
title: {title}
date: {date}
column: {column}
# {about[summary]}
# summary: 这里写摘要。
# {about[tags]}
# tags: [报名, 消防安全]
# {about[cover]}
# cover: 封面.jpg
# cover_alt: 学员在车间练习
# author: 姓名
# photographer: 姓名
# editor: 姓名
# {about[attachments]}
# attachments:
#   - file: 报名表.docx
#     title: 报名表
# {about[publish_at]}
# publish_at: {date} 09:00
# {about[expire_at]}
# expire_at: {date} 17:00
# 写好以后，把下面一行改成 draft: no，或删去它，文章才会发布。
draft: yes
---

在这里写正文。回车就是另起一段。

## 小标题

**重点**用两个星号。图片写成 `![图片说明](图片.jpg)`，链接写成 `[文字](../../pages/about.md)`。
""",
    "course": """\
# 以 # 开头的行是说明，网页上看不到。要用哪一项，删去行首的“# ”。
# 还不知道的内容不要写，网页会显示“待公布”。
title: {title}
# {about[trade]}
trade: {trade}
summary: 用一句话介绍这门课程。
# {about[audiences]}
# audiences: [workers, firms]
# {about[hours]}
# hours: 24
# {about[mode]}
# mode: classroom
# {about[fee]}
# fee: 免费
# audience: |
#   {about[audience]}可以分段，可以用“- ”写列表。
# requirements: |
#   {about[requirements]}
# outcomes: |
#   {about[outcomes]}
# syllabus: |
#   {about[syllabus]}
# assessment: |
#   {about[assessment]}
# what_to_bring: |
#   {about[what_to_bring]}
# how_to_enrol: |
#   {about[how_to_enrol]}
# {about[sessions]}编号定了不要改。
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
    "competition": """\
# 以 # 开头的行是说明，网页上看不到。要用哪一项，删去行首的“# ”。
# 还不知道的内容不要写，网页会显示“待公布”。
title: {title}
summary: 用一句话介绍这项竞赛。
# {about[year]}
# year: 2026
# {about[organisers]}
# organisers: [主办单位]
# {about[trades]}
# trades: [工种]
# {about[standard]}
# standard: 标准和等级
# eligibility: |
#   {about[eligibility]}
# entry: |
#   {about[entry]}
# entry_from: {date}
# entry_until: {date} 17:00
# {about[schedule]}
# schedule:
#   - name: 初赛
#     start: {date}
#     venue: 地点
#   - name: 决赛
#     start: {date}
# scoring: |
#   {about[scoring]}
# awards: |
#   {about[awards]}
# {about[documents]}
# documents:
#   - file: 技术文件.pdf
#     title: 技术文件
# {about[publicity]}
# publicity:
#   start: {date}
#   end: {date}
#   contact: 异议受理的联系方式
# 写好以后，把下面一行改成 draft: no，或删去它，竞赛才会发布。
draft: yes
""",
    "credential": """\
# 以 # 开头的行是说明，网页上看不到。要用哪一项，删去行首的“# ”。
# 还不知道的内容不要写，网页会显示“待公布”。
title: {title}
# {about[type]}
type: completion
summary: 用一句话介绍这种证书。
# {about[level]}
# level: 四级（中级工）
# {about[awarding_body]}
# awarding_body: 发证的单位
# {about[standard]}
# standard: 职业标准的名称和编号
# requirements: |
#   {about[requirements]}
# assessment: |
#   {about[assessment]}
# {about[fee]}
# fee: 免费
# {about[validity]}
# validity: 长期有效
# {about[lookup_url]}
# lookup_url: https://www.example.org/
# notes: |
#   {about[notes]}
# {about[updated]}
# updated: {date}
# 写好以后，把下面一行改成 draft: no，或删去它，这种证书才会发布。
draft: yes
""",
    "venue": """\
# 以 # 开头的行是说明，网页上看不到。要用哪一项，删去行首的“# ”。
# 还不知道的内容不要写，网页会显示“待公布”。
# 班次和竞赛的 venue 写这个文件的名称（不带扩展名），地点就会链接到这一页。
title: {title}
summary: 用一句话介绍这个场地。
# {about[place]}
# place: 实训楼 2 层 201 室
# {about[address]}
# address: 路名和门牌
# {about[seats]}
# seats: 40
# {about[step_free_access]}
# step_free_access: 有坡道和电梯
# directions: |
#   {about[directions]}
# equipment: |
#   {about[equipment]}
# what_to_bring: |
#   {about[what_to_bring]}
# {about[photos]}
# photos:
#   - file: 门口.jpg
#     alt: 入口的坡道
# {about[updated]}
# updated: {date}
# 写好以后，把下面一行改成 draft: no，或删去它，场地才会发布。
draft: yes
""",
    "page": """\
---
# 以 # 开头的行是说明，网页上看不到。要用哪一项，删去行首的“# ”。
title: {title}
# {about[description]}
# description: 一句话介绍这一页。
# {about[order]}
# order: 100
# {about[blocks]}
# blocks: [contact]
# {about[updated]}
# updated: {date}
# 写好以后，把下面一行改成 draft: no，或删去它，页面才会发布。
draft: yes
---

在这里写正文。回车就是另起一段。

## 小标题 {{#section-1}}

链接写成 `[文字](contact.md)`。
""",
}

IMPORTED = """\
---
# 由 {origin} 导入。请从头看一遍，图片要写说明；以 # 开头的行是说明，网页上看不到。
title: {title}
date: {date}
column: {column}
{facts}# summary: 这里写摘要。
# 看过以后，把下面一行改成 draft: no，或删去它，文章才会发布。
draft: yes
---

"""
"""The front matter of a text that `import` brings in; ``facts`` are whole lines."""
