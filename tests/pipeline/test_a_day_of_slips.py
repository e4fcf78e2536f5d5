"""A day of slips of an office: each ends as it was meant, or is told in its file and at its line.

All that end well stand in one site, and all that are told in another: every problem is told at once.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site_folder import build_site, copy_site, write_files

FRONT = "title: 通知\ndate: 2026-02-01\ncolumn: notices\n"
COURSE = "title: 焊工\ntrade: 安全\nsummary: 学焊接。\n"
SETTINGS = """\
columns:
  - {slug: notices, name: 通知, description: 通知}
trades:
  - {slug: safety, name: 安全}
"""


def article(body: str = "正文。", front: str = FRONT) -> str:
    return f"---\n{front}---\n{body}\n"


def fronted(line: str) -> str:
    return article(front=FRONT + line)


def replaced(old: str, new: str) -> str:
    return article(front=FRONT.replace(old, new))


RIGHT: dict[str, tuple[str | bytes, str]] = {
    # Front matter.
    "a date in Chinese": (replaced("2026-02-01", "2026年2月1日"), 'datetime="2026-02-01"'),
    "a date in Chinese numerals": (replaced("2026-02-01", "二〇二六年二月一日"), 'datetime="2026-02-01"'),
    "a date with points": (replaced("2026-02-01", "2026.2.1"), 'datetime="2026-02-01"'),
    "full-width digits": (replaced("2026-02-01", "２０２６－０２－０１"), 'datetime="2026-02-01"'),
    "a time after noon": (replaced("2026-02-01", "2026-2-1 下午2点半"), "2026-02-01 14:30"),
    "the name of a column": (replaced("notices", "通知"), 'href="/news/notices/"'),
    "tags with Chinese commas": (fronted("tags: 报名，培训、焊接\n"), "焊接"),
    "one tag": (fronted("tags: 报名\n"), "报名"),
    "keys in capitals": (replaced("title", "Title"), "<h1"),
    "blanks before colons": (replaced("title:", "title :"), "<h1"),
    "blank lines between keys": (replaced("\ndate", "\n\n\ndate"), "<h1"),
    "a title over two lines": (replaced("title: 通知", "title: 关于报名\n  的通知"), "关于报名的通知"),
    "lines of Windows": (article().replace("\n", "\r\n"), "<p>正文。</p>"),
    "a byte order mark": ("\ufeff" + article(), "<p>正文。</p>"),
    "blanks behind the fences": (article().replace("---\n", "---  \n"), "<p>正文。</p>"),
    "an alias as a full path": (fronted("aliases: /old/1.html\n"), "<p>正文。</p>"),
    "a draft that is none": (fronted("draft: 否\n"), "<p>正文。</p>"),
    # Texts.
    "paragraphs behind indents": (article("　　第一段。\n　　第二段。"), "<p>第一段。</p>\n<p>第二段。</p>"),
    "indents of entities": (article("&emsp;&emsp;第一段。"), "<p>第一段。</p>"),
    "bold before a full stop": (article("**注意：**请早到。"), "<strong>注意：</strong>请早到。"),
    "a list behind a text": (article("请带：\n- 证件\n- 照片"), "<li>证件</li>\n<li>照片</li>"),
    "bullets of Word": (article("\uf06c 证件\n\uf06c 照片"), "<li>证件</li>\n<li>照片</li>"),
    "numbers without blanks": (article("1.填表\n2.2月1日前交"), "<li>填表</li>\n<li>2月1日前交</li>"),
    "Chinese numbers": (article("1、填表；\n2、交表。"), '<p class="hanging">1、填表；</p>'),
    "a heading without a blank": (article("##时间\n三月。"), ">时间</h2>"),
    "a bold heading": (article("**一、时间**\n\n三月。"), ">一、时间</h2>"),
    "a signature": (article("特此通知。\n\n办公室\n2026.2.1"), '<p class="signature">办公室<br>'),
    "a table out of a spreadsheet": (article("姓名\t成绩\n甲\t92\n\t88"), "<td>92</td>"),
    "a table without a rule": (article("|姓名|成绩|\n|甲|92|"), "<td>92</td>"),
    "a table with a cell too many": (article("|姓名|成绩|\n|--|--|\n|甲|92|优|"), "<td>优</td>"),
    "a full-width box": (article("！！！注意\n停电。"), '<div class="admonition warning">'),
    "angle brackets": (article("输入<QQ号>。"), "输入&lt;QQ号&gt;。"),
    "markdown in raw HTML": (article("<div>\n\n**停电**\n\n</div>"), "<strong>停电</strong>"),
    "a footnote with a full-width colon": (article("甲[^1]。\n\n[^1]：注"), 'class="footnotes"'),
    # Links.
    "full-width brackets": (article("［表］（表.csv）"), '/biao.csv"'),
    "a backslash": (article("[表](附件\\表.csv)"), '/biao.csv"'),
    "a full stop in a target": (article("[站](https://a.example/b。)"), 'href="https://a.example/b"'),
    "a full-width colon in a target": (article("[站](https：//a.example/)"), 'href="https://a.example/"'),
    "a letter too few": (article("[站](ttps://a.example/)"), 'href="https://a.example/"'),
    "an address before Han": (article("见https://a.example/b（官网）"), 'href="https://a.example/b"'),
    "a telephone number": (article("[电话](0758-2345678)"), 'href="tel:0758-2345678"'),
    "a mail address": (article("[信箱](a@b.example)"), 'href="mailto:a@b.example"'),
}
"""What ends well, by what is slipped: the file and what is on its page."""

YAML = "content/news/2026/{}.md"

TOLD: dict[str, tuple[str, str | bytes, str, int]] = {
    # Front matter.
    "a full-width colon": (YAML, replaced("date: ", "date："), "yaml-wide-colon", 3),
    "no blank behind a colon": (YAML, replaced("date: ", "date:"), "yaml-colon-blank", 3),
    "a full-width blank": (YAML, replaced("column: ", "column:　"), "yaml-blank-wide", 4),
    "no colon": (YAML, replaced("title:", "title"), "yaml-colon-missing", 2),
    "a comma at the end": (YAML, replaced("title: 通知", 'title: "通知",'), "yaml-mark-at-end", 2),
    "quotation marks of two kinds": (YAML, replaced("title: 通知", 'title: "通知”'), "yaml-quote", 2),
    "a title in brackets": (YAML, replaced("title: 通知", "title: [通知]开班"), "yaml-after-bracket", 2),
    "a number sign": (YAML, replaced("title: 通知", "title: 工匠杯 #1"), "yaml-hash", 2),
    "a tab before an item": (YAML, fronted("tags:\n\t- 报名\n"), "yaml-tab", 6),
    "full-width hyphens": (YAML, fronted("tags:\n－ 报名\n－ 培训\n"), "yaml-wide-hyphen", 6),
    "a key twice": (YAML, fronted("date: 2026-02-02\n"), "yaml-duplicate-key", 5),
    "a key that is none": (YAML, fronted("日期: 2026-02-02\n"), "unknown-key", 5),
    "a day that is none": (YAML, replaced("2026-02-01", "2026-2-30"), "bad-time", 3),
    "a column that is none": (YAML, replaced("notices", "通知公告"), "column-unknown", 4),
    "no title": (YAML, replaced("title: 通知", "title:"), "empty-value", 2),
    "no fence at the end": (YAML, f"---\n{FRONT}正文。\n", "front-matter-open", 1),
    "no fences": (YAML, "关于报名的通知\n", "front-matter-missing", 1),
    "another encoding": (YAML, article("报名").encode("gb18030"), "file-gbk", 2),
    "an empty file": (YAML, "", "file-empty", 1),
    "a day before the folder's year": (YAML, replaced("2026-02-01", "2025-12-31"), "year-folder", 3),
    # Texts.
    "a fence that is never closed": (YAML, article("甲\n\n```\n乙"), "fence-open", 8),
    "a clash of versions": (YAML, article("<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> b"), "merge-conflict", 6),
    "an indented paragraph": (YAML, article("甲。\n\n    乙，丙。\n"), "indented-prose", 8),
    "a footnote without its note": (YAML, article("甲[^1]。"), "footnote-missing", 6),
    "a tag of another program": (YAML, article("甲\n\n见{% gist a %}"), "foreign-tag", 8),
    "a link by a name that nothing has": (
        YAML,
        article("甲\n\n见{% post_link x %}"),
        "named-link-unknown",
        8,
    ),
    "a handler": (YAML, article('甲\n\n<p onclick="x()">乙</p>'), "attribute-removed", 8),
    "a picture without words": (YAML, article("![](https://a.example/b.jpg)"), "remote-media", 6),
    # Links.
    "a file of one's own computer": (YAML, article("[表](D:\\资料\\表.docx)"), "link-local-file", 6),
    "a file of the office's network": (YAML, article("[表](\\\\nas\\表.docx)"), "link-local-file", 6),
    "an address without its scheme": (YAML, article("[站](zhaoqing.gov.cn)"), "link-without-scheme", 6),
    "a file that is not there": (YAML, article("甲\n\n[表](没有.docx)"), "missing-file", 8),
    "no target": (YAML, article("[表]()"), "link-empty", 6),
    "a heading that is none": (YAML, article("[下面](#没有)"), "dead-anchor", 6),
    # Names of files.
    "capitals in an ending": ("content/news/2026/{}.MD", article(), "unknown-file", 1),
    "an ending too many": ("content/news/2026/{}.md.txt", article(), "unknown-file", 1),
    "another ending": ("content/courses/{}.yml", COURSE, "unknown-file", 1),
    "a full-width dot": ("content/news/2026/{}．md", article(), "unknown-file", 1),
    "a blank at the end of a name": ("content/news/2026/{}.md ", article(), "unknown-file", 1),
    "no folder of a year": ("content/news/{}.md", article(), "unknown-file", 1),
    "a folder with a Chinese name": ("content/新闻/2026/{}.md", article(), "unknown-file", 1),
    # Courses.
    "a block at the margin": (
        "content/courses/{}.yaml",
        f"{COURSE}syllabus: |\n一、平焊\n",
        "yaml-block-indent",
        5,
    ),
    "hours that are none": ("content/courses/{}.yaml", f"{COURSE}hours: 三天\n", "bad-number", 4),
    "a choice that is none": ("content/courses/{}.yaml", f"{COURSE}mode: 网上\n", "bad-choice", 4),
    "a number without its key": (
        "content/courses/{}.yaml",
        f"{COURSE}sessions:\n  - start: 2026-03-01\n",
        "missing-key",
        5,
    ),
}
"""What is told, by what is slipped: where the file stands, the file, the problem and its line."""


def a_site(folder: Path) -> Path:
    site = copy_site("minimal", folder)
    with (site / "site.yaml").open("a", encoding="utf-8") as file:
        file.write(SETTINGS)
    return site


def name_of(number: int) -> str:
    return f"slip-{number}"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    site = a_site(tmp_path_factory.mktemp("right"))
    files: dict[str, str | bytes] = {
        f"content/news/2026/{name_of(number)}.md": content
        for number, (content, _) in enumerate(RIGHT.values())
    }
    write_files(site, {**files, "content/news/2026/表.csv": "甲", "content/news/2026/附件/表.csv": "乙"})
    result = build_site(site)
    assert result.problems == ()
    folder = site / "public" / "news" / "2026"
    yield {
        slip: (folder / name_of(number) / "index.html").read_text(encoding="utf-8")
        for number, slip in enumerate(RIGHT)
    }


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, int]]]:
    site = a_site(tmp_path_factory.mktemp("told"))
    places = {
        slip: folder.format(name_of(number)) for number, (slip, (folder, *_)) in enumerate(TOLD.items())
    }
    write_files(site, {places[slip]: content for slip, (_, content, _, _) in TOLD.items()})
    found = build_site(site).problems
    return {
        slip: [(each.code, each.place.line) for each in found if each.place.file == place]
        for slip, place in places.items()
    }


@pytest.mark.parametrize("slip", RIGHT)
def test_a_slip_ends_as_it_was_meant(pages, slip):
    assert RIGHT[slip][1] in pages[slip]


@pytest.mark.parametrize("slip", TOLD)
def test_a_slip_is_reported_first_and_at_its_line(problems, slip):
    _, _, code, line = TOLD[slip]
    assert problems[slip][:1] == [(code, line)]


def test_it_was_a_long_day():
    assert len(RIGHT) + len(TOLD) >= 80
