"""``python build.py import``: where texts go, what is told, what is never touched."""

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from sitebuilder.cli import importing
from sitebuilder.cli.invocation import make_invocation
from sitebuilder.importers import save
from sitebuilder.importers.sources import list_importable, read_file
from sitebuilder.processes.signals import InterruptError
from tests.pictures import png
from tests.pipeline.commands import run, without_rights
from tests.program import run_program
from tests.site_folder import build_site, copy_site, seed_cache, tree, write_files

NOW = "2026-03-01T08:00"
COLUMNS = (
    "columns:\n  - {slug: notices, name: 通知公告, description: 通知}\n"
    "  - {slug: news, name: 新闻, description: 新闻}\n"
)
PAGE = "<p align=center>关于开班的通知</p><p>各车间：</p><p>请报名。</p><p align=right>2026年2月3日</p>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    copied = copy_site("minimal", tmp_path)
    settings = (copied / "site.yaml").read_text(encoding="utf-8")
    return seed_cache(write_files(copied, {"site.yaml": settings + COLUMNS}))


def bring(site: Path, *arguments: str, paste: str | bytes = "") -> subprocess.CompletedProcess[str]:
    content = paste.encode() if isinstance(paste, str) else paste
    return run_program("import", "-C", str(site), "--now", NOW, *arguments, stdin=content)


def news(site: Path) -> dict[str, bytes]:
    return tree(site / "content/news")


def test_a_page_becomes_a_draft_of_its_day_with_its_title(site, tmp_path):
    write_files(tmp_path, {"通知.html": PAGE})
    done = bring(site, str(tmp_path / "通知.html"), "--column", "新闻")
    assert (done.returncode, done.stderr) == (0, "")
    path = "content/news/2026/guan-yu-kai-ban-de-tong-zhi.md"
    assert done.stdout == f"已导入 {path}，图片 0 张。请打开它，从头看一遍。\n"
    text = (site / path).read_text(encoding="utf-8")
    assert '\ntitle: "关于开班的通知"\ndate: 2026-02-03\ncolumn: news\n' in text
    assert text.endswith("draft: yes\n---\n\n各车间：\n\n请报名。\n\n2026年2月3日\n{: .signature}\n")
    assert build_site(site).problems == ()
    assert build_site(site, drafts=True).problems == ()


def test_a_folder_with_the_documents_of_many_years_is_imported_as_a_whole(tmp_path):
    names = [f"通知{number:04}.html" for number in range(2_100)]
    write_files(tmp_path, dict.fromkeys(names, PAGE))
    files = list_importable(tmp_path)
    found, old, unreadable = files.texts, files.old, files.unreadable
    assert ([each.name for each in found], old, unreadable) == (names, [], [])


def test_plain_texts_in_a_folder_are_imported_and_other_documents_named(site, tmp_path):
    files: dict[str, str | bytes] = {"通知.txt": "关于值班的通知\n\n请准时到岗。\n"}
    files |= {f"表{number}.xlsx": "" for number in range(12)} | {"门.png": png(), "~$表1.xlsx": ""}
    done = bring(site, str(write_files(tmp_path / "in", files)))
    assert done.returncode == 0
    assert [name.rpartition("/")[2] for name in news(site)] == ["guan-yu-zhi-ban-de-tong-zhi.md"]
    assert "import-passed-over" in done.stderr
    assert "文件夹里有 12 个文件没有导入：表0.xlsx、表1.xlsx、" in done.stderr
    assert "门.png" not in done.stderr


def test_pictures_beside_a_page_come_into_a_folder_with_the_article(site, tmp_path):
    page = "<title>开放日</title><p>来了。<img src='照片.files/image%201.png' alt='车间门口'></p>"
    write_files(tmp_path / "in", {"照片.htm": page, "照片.files/image 1.png": png()})
    done = bring(site, str(tmp_path / "in"))
    assert done.returncode == 0
    assert set(news(site)) == {"2026/kai-fang-ri/index.md", "2026/kai-fang-ri/picture-1.png"}
    assert "import-date" in done.stderr
    assert build_site(site, drafts=True).problems == ()


@pytest.mark.parametrize("name", ["640", "640(12).webp", "640_002.png"])
def test_a_picture_that_is_loaded_late_is_the_copy_that_the_browser_saved_beside_the_page(
    site, tmp_path, name
):
    picture = "<img data-src='https://a.example/x/640?wx_fmt=png' src='./展示_files/{}' alt='车间门口'>"
    page = f"<title>开放日</title><p>来了。</p>{picture.format(name)}{picture.format('blank.png')}"
    beside = {f"in/展示_files/{each}": png() for each in (name, "blank.png")}
    write_files(tmp_path, {"in/展示.html": page, **beside})
    done = bring(site, str(tmp_path / "in"))
    text = news(site)["2026/kai-fang-ri/index.md"].decode()
    # That of the second is a placeholder, by its name: it was not seen before the page was saved.
    assert "![车间门口](picture-1.png)![车间门口](https://a.example/x/640?wx_fmt=png)" in text
    assert done.stderr.count("import-picture-remote") == 1 + done.stderr.count(
        "problems.md#import-picture-remote"
    )


def test_no_file_outside_of_the_page_s_folder_is_read(site, tmp_path):
    write_files(tmp_path, {"geheim.png": png(), "in/a.html": "<img src='../geheim.png'><p>文。</p>"})
    (tmp_path / "in/link.png").symlink_to(tmp_path / "geheim.png")
    write_files(tmp_path, {"in/b.html": "<img src='link.png'><img src='/etc/hostname'><p>文字。</p>"})
    bring(site, str(tmp_path / "in"))
    assert all(name.endswith(".md") for name in news(site))


def test_an_article_that_is_there_is_never_written_over(site, tmp_path):
    write_files(tmp_path, {"a.html": PAGE})
    bring(site, str(tmp_path / "a.html"))
    before = news(site)
    again = bring(site, str(tmp_path / "a.html"))
    assert again.returncode == 1
    assert "错误 import-exists" in again.stderr
    assert news(site) == before
    assert bring(site, str(tmp_path / "a.html"), "--slug", "kai-ban").returncode == 0
    assert len(news(site)) == 2


def test_two_files_of_one_title_both_come_in(site, tmp_path):
    write_files(tmp_path / "in", {"a.html": PAGE, "b/b.html": PAGE + "<p>又一篇。</p>"})
    assert bring(site, str(tmp_path / "in")).returncode == 0
    assert len(news(site)) == 2


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("旧.doc", b"\xd0\xcf\x11\xe0" + b"x" * 600, "import-old-word"),
        ("旧.wps", b"\xd0\xcf\x11\xe0" + b"x" * 600, "import-old-word"),
        ("加密.docx", b"\xd0\xcf\x11\xe0" + b"x" * 600, "import-locked"),
        ("坏.docx", b"no zip", "import-broken"),
        ("坏.docx", b"PK\x03\x04 no zip", "import-broken"),
        ("文.rtf", b"{\\rtf1 a}", "import-old-word"),
        ("表.xlsx", b"abc", "import-format"),
        ("表.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "import-format"),
        ("表.et", b"\xd0\xcf\x11\xe0" + bytes(600), "import-format"),
        ("旧.wps", b"\xd0\xcf\x11\xe0" + bytes(600), "import-old-word"),
        ("空.html", b"<p> </p>", "import-empty"),
    ],
)
def test_an_unreadable_file_is_reported_with_a_remedy(site, tmp_path, name, content, code):
    write_files(tmp_path, {name: content})
    done = bring(site, str(tmp_path / name))
    assert done.returncode == 1
    assert f"{name}:1:1  错误 {code}" in done.stderr
    assert not (site / "content/news").exists()


def test_a_page_that_a_system_named_doc_is_read(site, tmp_path):
    write_files(tmp_path, {"导出.doc": PAGE.encode("gbk")})
    assert bring(site, str(tmp_path / "导出.doc")).returncode == 0
    assert "请报名" in next(iter(news(site).values())).decode()


def test_an_empty_folder_is_reported(site, tmp_path):
    (tmp_path / "in").mkdir()
    assert "import-none" in bring(site, str(tmp_path / "in")).stderr


def test_a_paste_of_a_page_comes_from_the_standard_input(site):
    assert bring(site, "-", paste=PAGE).returncode == 0
    assert "请报名" in next(iter(news(site).values())).decode()


def test_a_paste_of_plain_text_stays_as_it_was_typed(site):
    text = "关于开班的通知\n\n各车间：\n　　一、时间*\n某某学院\n2026年2月3日\n"
    assert bring(site, "-", paste=text).returncode == 0
    written = next(iter(news(site).values())).decode()
    assert 'title: "关于开班的通知"\ndate: 2026-02-03' in written
    assert written.endswith("---\n\n各车间：\n　　一、时间*\n某某学院\n2026年2月3日\n")


@pytest.mark.parametrize("line", ["#include <iostream>", "vector<int> a;", "用法：run <文件名> <file>"])
def test_a_word_between_the_signs_of_tags_makes_no_page_of_a_text(site, line):
    assert bring(site, "-", paste=f"C++第一课\n\n先写这一行：\n{line}\n").returncode == 0
    assert next(iter(news(site).values())).decode().endswith(f"---\n\n先写这一行：\n{line}\n")


@pytest.mark.parametrize(
    "line",
    ["| 上午<br>下午 | 钳工 |", "在记事本里写<p>和</p>。", "水是H<sub>2</sub>O。", "用 `<div>` 分块。"],
)
def test_tags_in_a_text_with_blank_lines_leave_it_a_text(site, line):
    text = f"网页课的安排\n\n- 带电脑\n- 带笔\n\n{line}\n"
    assert bring(site, "-", paste=text).returncode == 0
    assert next(iter(news(site).values())).decode().endswith(f"---\n\n- 带电脑\n- 带笔\n\n{line}\n")


@pytest.mark.parametrize(
    "paste", ["各位学员：<br>请看<b>附件</b>。", "\n\n<p>各位学员：</p>\n\n<p>请看。</p>"]
)
def test_a_paste_that_begins_with_a_tag_or_has_no_blank_line_is_a_page(site, paste):
    assert bring(site, "-", paste=paste).returncode == 0
    assert "<" not in next(iter(news(site).values())).decode()


@pytest.mark.parametrize("content", [png(), b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"])
@pytest.mark.parametrize("suffix", ["", ".txt"])
def test_what_is_no_text_is_not_imported_as_one(site, tmp_path, content, suffix):
    write_files(tmp_path, {f"a{suffix or '.txt'}": content})
    said = bring(site, str(tmp_path / "a.txt")) if suffix else bring(site, "-", paste=content)
    assert said.returncode == 1 and "import-format" in said.stderr
    assert news(site) == {}


def test_a_text_without_a_title_says_what_stands_in_its_place(site, tmp_path):
    write_files(tmp_path, {"2月值班安排.html": "<table><tr><td>甲</td><td>乙</td></tr></table>"})
    said = bring(site, str(tmp_path / "2月值班安排.html"))
    assert said.returncode == 0 and "import-title" in said.stderr
    (path, content), *_ = news(site).items()
    line = content.decode().splitlines().index('title: "2月值班安排"') + 1
    assert f"{path}:{line}:" in said.stderr
    assert "没有找到标题，先用了文件名" in said.stderr and "请把 title 改成文章的标题" in said.stderr
    said = bring(site, "-", paste="<p>　</p><table><tr><td>丙</td></tr></table>")
    assert "import-title" in said.stderr


def test_signs_in_a_title_and_in_a_file_s_name_stay_within_their_line(site, tmp_path):
    page = '<title>a: "b" \\ #c\n---\nx</title><p>文。</p>'
    write_files(tmp_path, {"名\n---\n.html": page})
    bring(site, str(tmp_path / "名\n---\n.html"))
    assert build_site(site, drafts=True).problems == ()


def test_wrong_usage_is_reported(site, tmp_path):
    missing = bring(site, str(tmp_path / "no.docx"))
    assert missing.returncode == 1
    assert "no.docx:1:1  错误 disk-missing" in missing.stderr
    assert bring(site, str(tmp_path), "--slug", "a").returncode == 2
    assert "通知公告" not in bring(site, "-", "--column", "nein", paste=PAGE).stdout
    assert bring(site, "-", "--column", "nein", paste=PAGE).returncode == 2


def test_the_reports_name_lines_that_are_there(site):
    done = bring(
        site,
        "-",
        paste=PAGE + "<p>图：<img src='https://a.example/x.jpg'></p>",
    )
    assert "  改法：" in done.stderr
    assert json.dumps("https://a.example/x.jpg") not in done.stdout
    assert "![](https://a.example/x.jpg)" in done.stderr


@pytest.mark.parametrize(
    "slug",
    [
        "../x",
        "../../../x",
        "/x",
        "a/b",
        ".",
        "..",
        ".git",
        "con",
        "a\nb",
        "甲",
        "A",
        "a.md",
        "a%2e",
        "C:x",
        "-x",
        "a_b",
    ],
)
def test_a_slug_that_leads_elsewhere_or_is_no_address_is_refused(site, tmp_path, slug):
    write_files(tmp_path / "in", {"a.html": PAGE})
    before = tree(tmp_path)
    done = bring(site, f"--slug={slug}", str(tmp_path / "in/a.html"))
    assert (done.returncode, done.stdout, tree(tmp_path)) == (2, "", before)
    assert "不能用在网址里" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("link", ["content", "content/news", "content/news/2026"])
@pytest.mark.parametrize("command", ["import", "new"])
def test_nothing_is_written_through_a_link_that_leads_out_of_the_site(site, tmp_path, link, command):
    write_files(tmp_path / "in", {"a.html": PAGE})
    (tmp_path / "elsewhere").mkdir()
    if link == "content":
        (site / "content").rename(site / "other")
    (site / link).parent.mkdir(parents=True, exist_ok=True)
    (site / link).symlink_to(tmp_path / "elsewhere")
    arguments = [str(tmp_path / "in/a.html")] if command == "import" else ["news", "甲"]
    done = run_program(command, "-C", str(site), "--now", NOW, *arguments)
    assert (done.returncode, list((tmp_path / "elsewhere").iterdir())) == (1, [])
    assert "symlink-outside" in done.stderr


def test_links_in_an_imported_folder_are_passed_over(site, tmp_path):
    write_files(tmp_path, {"in/a.html": PAGE, "private.html": "<p>密。</p>"})
    (tmp_path / "in/b.html").symlink_to(tmp_path / "private.html")
    (tmp_path / "in/c.html").symlink_to(tmp_path / "nowhere")
    done = bring(site, str(tmp_path / "in"))
    assert (done.returncode, len(news(site))) == (0, 1)


def test_a_folder_below_that_cannot_be_read_is_told_and_the_others_imported(site, tmp_path):
    write_files(
        tmp_path / "in", {"甲.html": "<h1>甲</h1><p>文。</p>", "内/乙.html": "<h1>乙</h1><p>文。</p>"}
    )
    (tmp_path / "in/内").chmod(0)
    code, said = run(site, "import", str(tmp_path / "in"), before=without_rights())
    (tmp_path / "in/内").chmod(0o755)
    assert code == 1
    assert "in/内:1:1  错误 disk-denied" in said
    assert len(news(site)) == 1


def test_an_interrupted_import_leaves_nothing_behind(site, monkeypatch):
    def interrupt(*_: object) -> None:
        raise InterruptError(signal.SIGTERM)

    monkeypatch.setattr(os, "rename", interrupt)
    with pytest.raises(InterruptError):
        save.write_new(site, "content/news/2026/a/index.md", "甲", {"a.png": png()})
    assert news(site) == {}


def test_a_document_that_takes_too_long_is_reported_and_others_imported(site, tmp_path, monkeypatch, capsys):
    write_files(tmp_path / "texts", {"a.html": "<p>endless</p>", "b.html": "<h1>乙</h1><p>文</p>"})

    def read(path):
        while b"endless" in path.read_bytes():
            pass
        return read_file(path)

    monkeypatch.setattr(importing, "read_file", read)
    monkeypatch.setattr(importing, "MOST_SECONDS", 0.1)
    call = make_invocation(site, "2026-03-01T08:00", "zh-CN")
    assert importing.import_texts(call, str(tmp_path / "texts"), None, None) == 1
    told = capsys.readouterr()
    assert "a.html:1:1  错误 file-too-complex" in told.err and len(news(site)) == 1


def test_the_day_of_a_page_is_that_of_the_site_s_zone(site):
    moments = {"ct": "1771975800", "meta": "2026-02-25T07:30:00+08:00"}
    pages = {
        "ct": f"<p>早上的消息</p><p>甲。</p><script>var ct = '{moments['ct']}'</script>",
        "wrong": (
            "<meta name='PubDate' content='0001-01-01T00:00:00+14:00'><p>早上的通知</p><p>2026年2月25日</p>"
        ),
        "meta": f"<meta name='article:published_time' content='{moments['meta']}'><p>早上的新闻</p>甲。",
    }
    for page in pages.values():
        bring(site, "-", paste=page)
    dates = [line for text in news(site).values() for line in text.decode().splitlines() if "date:" in line]
    assert dates == ["date: 2026-02-25"] * 3
