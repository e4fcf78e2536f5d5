"""Which files are published as they are: by type, by what they hold, by size."""

import os
from pathlib import Path

import pytest

from sitebuilder.content.library.attachments import is_dangerous_content
from sitebuilder.content.site_file import read_site
from sitebuilder.content.values.attachment_types import ALLOWED_TYPES, REFUSED_TYPES
from tests.library import SITE
from tests.site_folder import build_site, seed_cache, tree, write_files

ARTICLE = "---\ntitle: 甲\ndate: 2026-02-01\ncolumn: news\n{}---\n{}\n"
NEWS = "content/news/2026/"


def site_with(
    folder: Path, files: dict[str, str | bytes], settings: str = "", more: str = "", text: str = "文"
) -> Path:
    written: dict[str, str | bytes] = {
        "site.yaml": f"{SITE}share_pictures: no\n{settings}",
        "content/pages/index.md": "---\ntitle: 首页\n---\n欢迎。\n",
        NEWS + "a.md": ARTICLE.format(more, text),
        **{NEWS + name: content for name, content in files.items()},
    }
    return seed_cache(write_files(folder / "site", written))


def told(site: Path) -> list[tuple[str, str, int]]:
    return [(each.code, each.place.file, each.place.line) for each in build_site(site).problems]


def attached(name: str) -> str:
    return f"attachments:\n  - {{file: '{name}', title: 附件}}\n"


@pytest.mark.parametrize(
    "name",
    [
        "表.docx",
        "表.XLSX",
        "a.wps",
        "a.ofd",
        "a.pdf",
        "a.b.pdf",
        "www.x.com.pdf",
        "v1.2.zip",
        "a.7z",
        "a.mp4",
        "a.tif",
    ],
)
def test_files_of_offices_are_published(tmp_path, name):
    site = site_with(tmp_path, {name: b"PK\3\4 content"}, more=attached(name))
    assert told(site) == []
    assert any(
        path.startswith("news/2026/") and path.endswith(name[-3:].lower()) for path in tree(site / "public")
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a.html", "attachment-refused"),
        ("A.HTML", "attachment-refused"),
        ("a.pdf.html", "attachment-refused"),
        ("a.html.pdf", "attachment-refused"),
        ("a.php.docx", "attachment-refused"),
        ("a.xhtml", "attachment-refused"),
        ("a.svg", "attachment-refused"),
        ("x.svgz", "attachment-refused"),
        ("a.xml", "attachment-refused"),
        ("a.PhP", "attachment-refused"),
        ("a.js", "attachment-refused"),
        ("a.exe", "attachment-refused"),
        ("a.html ", "attachment-refused"),
        ("a.html.", "attachment-refused"),
        ("a.ｈｔｍｌ", "attachment-type"),
        ("a.dwg", "attachment-type"),
        ("a", "attachment-type"),
        ("a.", "attachment-type"),
        ("a.pdf_", "attachment-type"),
    ],
)
def test_other_files_are_refused_where_they_are_named(tmp_path, name, code):
    site = site_with(tmp_path, {name: "x"}, more=attached(name))
    assert told(site) == [(code, NEWS + "a.md", 6)]
    assert not (site / "public").exists()


@pytest.mark.parametrize("name", ["a.html", "a.xhtml", "a.svgz", "a.php", "a.dwg"])
@pytest.mark.parametrize(
    "text", ["[附件]({})", "![图]({})", "<video src='{}'></video>", "<a href='{}'>附件</a>"]
)
def test_a_link_makes_no_other_file_an_attachment(tmp_path, name, text):
    site = site_with(tmp_path, {name: "x"}, text=text.format(name))
    (found,) = told(site)
    assert found in [(code, NEWS + "a.md", 6) for code in ("attachment-refused", "attachment-type")]


@pytest.mark.parametrize("text", ["[附件](a.docx)", "甲。"])
def test_an_empty_file_is_no_attachment(tmp_path, text):
    more = "" if "](" in text else attached("a.docx")
    site = site_with(tmp_path, {"a.docx": b""}, more=more, text=text)
    assert told(site) == [("attachment-empty", NEWS + "a.md", 6)]


def test_backslashes_part_folders_in_the_path_of_an_attachment(tmp_path):
    site = site_with(tmp_path, {"附件/a.docx": b"PK"}, more=attached("附件\\a.docx"))
    assert told(site) == []


@pytest.mark.parametrize("name", ["D:\\附件\\a.docx", "\\\\pc\\a.docx", "..\\..\\..\\..\\a.docx"])
def test_a_path_of_windows_that_leads_out_of_the_site_is_refused(tmp_path, name):
    assert [each[0] for each in told(site_with(tmp_path, {}, more=attached(name)))] == ["bad-path"]


def test_files_whose_names_begin_with_a_dot_are_not_there(tmp_path):
    site = site_with(tmp_path, {".htaccess": "x"}, more=attached(".htaccess"))
    assert told(site) == [("missing-file", NEWS + "a.md", 6)]


def test_a_site_may_allow_more_types_but_none_that_runs(tmp_path):
    site = site_with(tmp_path, {"a.dwg": "x"}, "attachment_types: [dwg, step]\n", attached("a.dwg"))
    assert told(site) == []
    for each in ("html", "svg", "php", "exe", "xml", ".dwg", "DWG", "d w", "*"):
        settings, reading = read_site(f"{SITE}attachment_types: ['{each}']\n".encode())
        assert settings is None
        assert [found.code for found in reading.problems] == ["bad-attachment-type"]


def test_no_type_is_allowed_and_refused():
    assert not ALLOWED_TYPES & REFUSED_TYPES


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a.xls", "a.csv", "a.zip", "a.jpg"])
@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><p>",
        b"\xef\xbb\xbf \r\n<HTML>",
        b"<script>alert(1)</script>",
        b"<?php echo 1;",
        b"<?= 1 ?>",
        b"<%@ page %>",
        b"<!-- x --><b>",
        b"<table border=1>",
        b"<svg onload='x'/>",
        b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>",
        b"<?xml version='1.0'?><?xml-stylesheet href='x.xsl'?><a/>",
        "<html>".encode("utf-16"),
        "<script>".encode("utf-16-be"),
        b"MZ\x90\0\3\0\0\0",
        b"\x7fELF\2\1",
        b"#!/bin/sh\n",
    ],
)
def test_a_page_or_program_by_another_name_is_seen(name, content):
    assert is_dangerous_content(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        b"PK\3\4",
        b"MZ 2026\n",
        b"<1> x",
        b"a < b",
        b"<body-mass> 1",
        b"\xff\xd8\xff",
        b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument/>",
        "报名<html>".encode(),
        "报名表".encode("utf-16"),
    ],
)
def test_honest_beginnings_are_not_taken_for_pages(content):
    assert not is_dangerous_content(content)


def test_a_page_under_a_wrong_name_is_reported_by_every_build_and_never_published(tmp_path):
    site = site_with(tmp_path, {"a.pdf": "<html><script>x</script>"}, more=attached("a.pdf"))
    os.utime(site / NEWS / "a.pdf", (1_000_000_000, 1_000_000_000))
    for _ in range(2):
        assert told(site) == [("attachment-content", NEWS + "a.pdf", 1)]
    assert not (site / "public").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "姓名,单位\n张工,肇庆\n".encode("gb18030")),
        ("a.txt", "報名須知".encode("big5")),
        ("a.ics", "SUMMARY:开班".encode("gbk")),
        ("a.txt", b"a" * ((1 << 20) - 1) + "须".encode()[:2]),
        ("a.txt", "须知".encode("utf-16-le")[:3] + b"\xff"),
    ],
)
def test_a_text_that_browsers_cannot_read_is_published_and_told_by_every_build(tmp_path, name, content):
    site = site_with(tmp_path, {name: content}, more=attached(name))
    os.utime(site / NEWS / name, (1_000_000_000, 1_000_000_000))
    for _ in range(2):
        assert told(site) == [("attachment-encoding", NEWS + name, 1)]
        assert (site / "public/news/2026" / name).read_bytes() == content


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "姓名,单位\n".encode()),
        ("a.csv", "姓名,单位\n".encode("utf-8-sig")),
        ("a.txt", "报名须知".encode("utf-16")),
        ("a.txt", b"a" * ((1 << 20) - 1) + "须".encode()),
        ("a.txt", b"ASCII alone"),
        ("a.zip", "报名须知".encode("gbk")),
        ("a.rtf", "{\\rtf1 报名}".encode("gbk")),
    ],
)
def test_nothing_is_said_of_texts_that_browsers_read_and_of_files_that_are_no_texts(tmp_path, name, content):
    assert told(site_with(tmp_path, {name: content}, more=attached(name))) == []


def test_a_file_over_the_limit_is_reported_with_its_size_and_not_read(tmp_path, monkeypatch):
    site = site_with(tmp_path, {"a.zip": "x"}, more=attached("a.zip"))
    os.truncate(site / NEWS / "a.zip", 5_000_000_000)
    monkeypatch.setattr("sitebuilder.pipeline.source_files.digest_file", None)
    (found,) = build_site(site).problems
    assert (found.code, found.place.line) == ("attachment-too-large", 6)
    assert dict(found.values) == {"found": "a.zip", "size": "5000.0 MB", "limit": "50 MB"}


def test_a_site_may_set_its_own_limit(tmp_path):
    site = site_with(tmp_path, {"a.zip": bytes(1_100_000)}, "attachment_limit_mb: 1\n", attached("a.zip"))
    assert [code for code, _, _ in told(site)] == ["attachment-too-large"]
    write_files(site, {"site.yaml": SITE + "attachment_limit_mb: 2\n"})
    assert told(site) == []


def test_a_linked_drawing_is_published_clean(tmp_path):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
    site = site_with(tmp_path, {"a.svg": drawing}, text="[图](a.svg)")
    assert [code for code, _, _ in told(site)] == ["svg-cleaned"]
    published = [content for path, content in tree(site / "public").items() if path.endswith(".svg")]
    assert published and not any(b"script" in content for content in published)


def test_media_of_other_hosts_are_errors_unless_the_site_wants_links(tmp_path):
    text = "![车间](https://other.example/a.png)"
    assert told(site_with(tmp_path, {}, text=text)) == [("remote-media", NEWS + "a.md", 6)]
    site = site_with(tmp_path / "old", {}, "remote_media: link\n", text=text)
    assert told(site) == []
    page = tree(site / "public")["news/2026/a/index.html"].decode()
    assert '<a href="https://other.example/a.png">车间</a>' in page
    assert 'src="https://other' not in page


@pytest.mark.parametrize(
    "target", ["//other.example/a.png", "https:other.example/a.png", "/\\\\other.example/a.png"]
)
def test_a_relative_media_url_is_reported_once_and_linked_by_an_absolute_one(tmp_path, target):
    text = f'<img src="{target}" alt="车间">'
    assert told(site_with(tmp_path, {}, text=text)) == [("remote-media", NEWS + "a.md", 6)]
    site = site_with(tmp_path / "old", {}, "remote_media: link\n", text=text)
    assert told(site) == []
    page = tree(site / "public")["news/2026/a/index.html"].decode()
    assert '<a href="https://other.example/a.png">车间</a>' in page


def test_a_text_in_a_course_has_links_too_where_the_site_wants_them(tmp_path):
    course = "title: 消防\ntrade: safety\nsummary: 学消防。\nrequirements: |\n  看图：\n\n  ![车间](https://other.example/a.png)\n"
    site = site_with(tmp_path, {})
    write_files(site, {"content/courses/a.yaml": course})
    assert told(site) == [("remote-media", "content/courses/a.yaml", 7)]
    write_files(site, {"site.yaml": SITE + "remote_media: link\n"})
    assert told(site) == []
    page = tree(site / "public")["courses/a/index.html"].decode()
    assert '<a href="https://other.example/a.png">车间</a>' in page


@pytest.mark.parametrize(
    "address", ["https://other.example/a.jpg", "//other.example/a.jpg", "data:image/png,x"]
)
def test_a_picture_in_a_field_is_a_file_of_the_site(tmp_path, address):
    site = site_with(tmp_path, {}, more=f"cover: '{address}'\ncover_alt: 封面\n")
    assert [each[::2] for each in told(site)] == [("bad-path", 5)]
