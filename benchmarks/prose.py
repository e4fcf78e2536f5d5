"""Random Chinese prose for the corpus, in the Markdown that every generator reads."""

from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


WHO = _words(
    """
    车间 班组 学员 企业 师傅 讲师 检验员 安全员 值班人员 参赛选手 维修小组 项目组 新员工 班长 工艺员
    """
)
HOW = _words(
    """
    按照规程 结合实际 逐项 分批 提前 当场 反复 认真 及时 统一 按计划 在现场 围绕难点 对照标准 通过练习
    """
)
DONE = _words(
    """
    检查 整理 记录 讨论 完成 复核 演示 练习 更换 登记 测量 总结 改进 讲解 归档 调试 学习 落实
    """
)
WHAT = _words(
    """
    设备的运行状态 上一周的作业记录 电气线路和开关 灭火器材与疏散通道 焊接工艺的要点 测量工具的读数
    食品加工的各道工序 控制程序的输入输出 液压系统的压力 网络布线的标签 安全操作的步骤 零件图样上的公差
    常见故障的原因 岗位交接的清单 培训教材的案例 仓库里的备件 工作台的布置 考核用的评分表 传感器的接线
    劳动防护用品 刀具的磨损情况 生产现场的标识
    """
)
WHY = _words(
    """
    避免同样的问题再次发生 让每个人都能看懂 为下一阶段的练习打好基础 保证数据可以追溯 缩短停机等待的时间
    减少材料的浪费 使操作更加规范 方便新来的同事接手 把经验留下来 提高一次合格率 及早发现隐患
    便于以后比较
    """
)
TOPIC = _words(
    """
    消防安全 食品安全 安全生产 电工基础 钳工技术 数控加工 焊接工艺 网络技术 电子装配 设备维修 质量检验
    精密测量 叉车驾驶 仓储管理 班组管理 节能降耗 工业机器人 图样识读 应急救护 液压气动
    """
)
KIND = _words(
    """
    培训 练习 讲座 考核 交流 竞赛 检查 经验介绍 公开课 总结
    """
)
HEADING = _words(
    """
    背景 做法 要求 安排 准备工作 现场情况 学习内容 常见问题 注意事项 考核办法 下一步 经验 材料清单
    时间和地点
    """
)
CODE = ("状态", "读数", "编号", "温度", "压力", "次数")

NOTICE = """\
关于举办班组安全技能练习的通知

各班组：

　　为提高现场应急能力，现将有关事项通知如下。
一、时间和地点
每周三下午，实训楼一层
二、练习内容
1、灭火器材与疏散通道的检查；
2、劳动防护用品的正确佩戴；
3．电气线路和开关的识别。
（一）**注意：**请穿工作服
联系人：值班人员  电话：0758-0000000
附件：1.练习安排表
2.考核用的评分表

                                        安全管理小组
                                        2026年3月2日

"""
"""A notice as it comes out of a word processor: indents and numbers of its own, no Markdown."""


def clause(random: Random) -> str:
    """Return a clause without final punctuation."""
    return random.choice(WHO) + random.choice(HOW) + random.choice(DONE) + random.choice(WHAT)


def sentence(random: Random) -> str:
    """Return a sentence of one or two clauses, sometimes with emphasis or code."""
    first = clause(random)
    chance = random.random()
    if chance < 0.15:
        first += f"，**{random.choice(WHAT)}**要特别留意"
    elif chance < 0.22:
        first += f"，编号是 `{random.randint(100, 999)}-{random.randint(10, 99)}`"
    elif chance < 0.3:
        first += f"，这就是*{random.choice(TOPIC)}*的第 {random.randint(1, 30)} 课"
    if random.random() < 0.6:
        return f"{first}，{clause(random)}，{random.choice(WHY)}。"
    return f"{first}，{random.choice(WHY)}。"


def paragraph(random: Random, links: list[str]) -> str:
    """Return a paragraph of a few lines, ending with one of ``links`` if any are left."""
    lines = [sentence(random) for _ in range(random.randint(2, 5))]
    if links and random.random() < 0.5:
        lines.append(f"参见{links.pop()}。")
    return "\n".join(lines)


def bullets(random: Random) -> str:
    """Return a list, numbered or not."""
    count = random.randint(3, 6)
    numbered = random.random() < 0.4
    return "\n".join(
        f"{f'{number}.' if numbered else '-'} {clause(random)}" for number in range(1, count + 1)
    )


def table(random: Random) -> str:
    """Return a table of three columns."""
    rows = ["| 内容 | 学时 | 说明 |", "| --- | --- | --- |"]
    for _ in range(random.randint(3, 6)):
        remark = random.choice(WHO) + random.choice(DONE)
        rows.append(f"| {random.choice(TOPIC)} | {random.randint(1, 40)} 学时 | {remark} |")
    return "\n".join(rows)


def code(random: Random) -> str:
    """Return a fenced code block."""
    lines = [f'{name} = "{random.randint(0, 999)}"' for name in random.sample(CODE, 4)]
    return "\n".join(["```", *lines, "```"])


def markdown(random: Random, size: int, links: list[str], level: str = "##") -> str:
    """Return at least ``size`` bytes (UTF-8) of Markdown: headings, paragraphs, lists, a table, code.

    ``links`` are Markdown links, used one by one; those left over form a list at the end.
    """
    unused_links = list(links)
    blocks = [paragraph(random, unused_links)]
    length = len(blocks[0].encode())
    while length < size:
        chance = random.random()
        if chance < 0.2:
            topic = random.choice(TOPIC)
            added = [f"{level} {topic}的{random.choice(HEADING)}", paragraph(random, unused_links)]
        elif chance < 0.36:
            added = [bullets(random)]
        elif chance < 0.4:
            added = [table(random)]
        elif chance < 0.43:
            added = [code(random)]
        elif chance < 0.47:
            added = ["> " + sentence(random)]
        else:
            added = [paragraph(random, unused_links)]
        blocks += added
        length += sum(len(block.encode()) + 2 for block in added)
    if unused_links:
        blocks.append("\n".join(f"- {link}" for link in unused_links))
    return "\n\n".join(blocks) + "\n"
