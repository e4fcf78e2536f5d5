"""What lies in content/ and is not published is told; an article may have a folder of its own."""

from pathlib import Path

import pytest

from sitebuilder.cache.fingerprint import fingerprint_inputs
from sitebuilder.content.documents import document_kind
from sitebuilder.content.library.unpublished import misplacement_advice
from sitebuilder.content.model.field_types import Kind
from sitebuilder.messages import Place, Severity, format_problems, problem
from sitebuilder.pipeline.scan import scan
from tests.site_folder import ROOT, build_site, copy_site, write_files

ARTICLE = "---\ntitle: 通知\ndate: 2026-02-01\ncolumn: notices\n{more}---\n{body}\n"


def article(body: str = "文", more: str = "") -> str:
    return ARTICLE.format(body=body, more=more)


def a_site(folder: Path) -> Path:
    site = copy_site("minimal", folder)
    with (site / "site.yaml").open("a", encoding="utf-8") as file:
        file.write("share_pictures: no\ncolumns:\n  - {slug: notices, name: 通知, description: 通知}\n")
    return site


def told(site: Path) -> list[tuple[str, str]]:
    return [(each.code, each.place.file) for each in build_site(site).problems]


@pytest.mark.parametrize(
    "name",
    [
        "通知.MD",
        "通知.ｍｄ",
        "通知.md.txt",
        "通知.markdown",
        "通知.Md",
        "课.yml",
        "课.YAML",
        "课.yaml.txt",
        "通知.md",
    ],
)
def test_a_file_that_looks_like_a_document_but_is_not_one_is_reported(tmp_path, name):
    site = write_files(tmp_path, {"site.yaml": "name: 网站\n", f"content/news/{name}": article()})
    assert ("unknown-file", f"content/news/{name}") in [
        (each.code, each.place.file) for each in scan(site, ROOT).problems
    ]


@pytest.mark.parametrize("name", ["报名表.docx", "a.md.jpg", "说明.txt", "markdown"])
def test_other_files_are_pictures_or_attachments(name):
    assert misplacement_advice(f"content/news/2026/{name}") is None


@pytest.mark.parametrize(
    "path",
    [
        *(f"news/2026/{name}" for name in (".通知.md", "通知.md~", "通知.md.bak", "通知.bak", "通知~")),
        *("news/.2026/通知.md", ".news/2026/通知.md", "news/2026/.通知/index.md", ".courses/消防.yaml"),
    ],
)
@pytest.mark.parametrize("is_listed", [False, True])
def test_a_document_that_is_passed_over_for_its_name_is_one_reminder(tmp_path, path, is_listed):
    site = a_site(tmp_path)
    write_files(site, {f"content/{path}": article(), "content/pages/a.md": "---\ntitle: 甲\n---\n"})
    top = str(site / "content")
    listing = fingerprint_inputs([top]).listing if is_listed else {}
    (found,) = scan(site, ROOT, listing).problems
    assert (found.code, found.place.file) == ("file-passed-over", f"content/{path}")
    assert found.severity is Severity.WARNING


def test_copies_beside_their_original_and_files_of_programs_are_passed_over_in_silence(tmp_path):
    site = a_site(tmp_path)
    copies = ("通知.md~", "通知.md.bak", "通知.bak", "~$通知.docx", "._通知.md", ".通知.md.swp", "图.tmp")
    write_files(site, {f"content/news/2026/{name}": article() for name in ("通知.md", *copies)})
    write_files(site, {"content/.markdownlint.yaml": "a: b", "content/.草稿/通知.md": article()})
    assert not scan(site, ROOT).problems


def test_files_that_nothing_uses_are_one_reminder(tmp_path):
    site = a_site(tmp_path)
    write_files(
        site,
        {
            "content/news/2026/a.md": article("[表](表.csv)"),
            "content/news/2026/表.csv": "甲",
            "content/news/2026/乙.csv": "乙",
            "content/news/2026/丙.csv": "丙",
        },
    )
    result = build_site(site)
    (reminder,) = [each for each in result.problems if each.code == "files-unlinked"]
    assert reminder.severity is Severity.WARNING
    assert dict(reminder.values) == {"count": "2", "names": "news/2026/丙.csv、news/2026/乙.csv"}


def test_files_beside_a_draft_are_not_reported(tmp_path):
    site = a_site(tmp_path)
    write_files(
        site,
        {
            "content/news/2026/草稿/index.md": article("[表](表.csv)", "draft: yes\n"),
            "content/news/2026/草稿/表.csv": "甲",
        },
    )
    assert told(site) == []


@pytest.mark.parametrize("hidden", ["draft: yes\n", "publish_at: 2026-04-01\n"])
def test_a_document_that_is_not_shown_yet_hides_no_file_that_nothing_uses(tmp_path, hidden):
    site = a_site(tmp_path)
    write_files(
        site,
        {
            "content/news/2026/待发.md": article("[表](待发.csv)", hidden),
            "content/news/2026/待发.csv": "甲",
            "content/news/2026/新建文本文档.txt": "乙",
        },
    )
    assert told(site) == [("files-unlinked", "content/news/2026/新建文本文档.txt")]


@pytest.mark.parametrize("path", ["news/2026/通知.txt", "pages/关于.txt"])
def test_an_article_with_the_ending_of_notepad_is_told_to_be_renamed(tmp_path, path):
    site = a_site(tmp_path)
    write_files(site, {f"content/{path}": b"\xef\xbb\xbf" + article().replace("\n", "\r\n").encode()})
    result = build_site(site)
    assert [(each.code, each.place.file) for each in result.problems] == [("unknown-file", f"content/{path}")]
    assert "把末尾的 .txt 改成 .md" in format_problems(result.problems, "zh-CN")


def test_a_text_file_is_an_attachment_if_an_article_links_to_it_or_it_begins_otherwise(tmp_path):
    site = a_site(tmp_path)
    write_files(
        site,
        {
            "content/news/2026/a.md": article("[样本](样本.txt)"),
            "content/news/2026/样本.txt": article(),
            "content/news/2026/说明.txt": "---\n说明\n",
        },
    )
    assert told(site) == [("files-unlinked", "content/news/2026/说明.txt")]


def test_an_article_may_have_its_own_folder_with_its_files(tmp_path):
    assert document_kind("content/news/2026/opening/index.md") == (Kind.ARTICLE, "2026/opening")
    assert document_kind("content/news/2026/index.md") == (Kind.ARTICLE, "2026/index")
    assert document_kind("content/news/2026/opening/other.md") is None
    site = a_site(tmp_path)
    write_files(
        site,
        {
            "content/news/2026/opening/index.md": article("[表](表.csv)"),
            "content/news/2026/opening/表.csv": "甲",
            "content/news/2026/other.md": article(
                "[开班](opening/index.md)", "related: [opening/index.md]\n"
            ),
        },
    )
    assert told(site) == []
    page = (site / "public/news/2026/opening/index.html").read_text("utf-8")
    assert 'href="/news/2026/opening/biao.csv"' in page
    assert (site / "public/news/2026/opening/biao.csv").exists()
    assert 'href="/news/2026/opening/"' in (site / "public/news/2026/other/index.html").read_text("utf-8")


COURSE = "title: 焊工\ntrade: safety\nsummary: 学焊接。\n"


@pytest.mark.parametrize(
    "name", ["courses/焊工.yml", "courses/焊工.yaml.txt", "courses/焊工.md", "Courses/焊工.yaml"]
)
def test_what_names_a_misplaced_document_is_no_second_problem(tmp_path, name):
    site = a_site(tmp_path)
    links = "[课](../../courses/焊工.yaml)、[全部](/courses/)"
    files = {
        "news/2026/a.md": article(links, "related: [courses/焊工]\n"),
        name: COURSE,
        "Courses/图.csv": "甲",
    }
    write_files(site, {f"content/{path}": text for path, text in files.items()})
    assert [code for code, _ in told(site) if code != "files-unlinked"] == ["unknown-file"]


@pytest.mark.parametrize(
    ("path", "remedy"),
    [
        ("courses/通知.md", "是文章的，请移到 content/news/四位数的年份/"),
        ("venues/教室.md", "改成小写的 .yaml"),
        ("news/2026/焊工.yaml", "请移到它们的文件夹，例如 content/courses/"),
        ("pages/partners.yaml", "移回 content 文件夹，成为 content/partners.yaml"),
        ("courses/numbers.yaml", None),
        ("资料/services.yaml", "成为 content/services.yaml"),
    ],
)
def test_a_document_in_the_folder_of_others_is_told_where_it_belongs(path, remedy):
    advice = misplacement_advice(f"content/{path}") if document_kind(f"content/{path}") is None else None
    told = format_problems([problem("unknown-file", Place("a"), remedy=advice)], "zh-CN") if advice else ""
    assert remedy in told if remedy else advice is None


@pytest.mark.parametrize(
    ("name", "content", "remedy"),
    [
        ("news/2026/通知", article(), "让它以 .md 结尾"),
        ("news/2026/通知.mdx", article(), "让它以 .md 结尾"),
        ("news/2026/通知.text", article(), "让它以 .md 结尾"),
        ("news/2026/通知.txt", article(), "把末尾的 .txt 改成 .md"),
        ("news/2026/通知.md.txt", article(), "去掉末尾的 .txt"),
        ("courses/焊工.txt", f"# 说明\n\n{COURSE}", "让它以 .yaml 结尾"),
        ("courses/焊工", COURSE, "让它以 .yaml 结尾"),
    ],
)
def test_a_document_with_the_ending_of_a_text_is_told_once_how_to_rename_it(tmp_path, name, content, remedy):
    site = write_files(a_site(tmp_path), {f"content/{name}": content})
    (found,) = build_site(site).problems
    assert (found.code, found.place.file) == ("unknown-file", f"content/{name}")
    assert remedy in format_problems([found], "zh-CN")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("news/2026/说明", "只有几句话。\n"),
        ("courses/名单.txt", "姓名：王工\n"),
        ("courses/a.txt", "\n" * 2_000),
    ],
)
def test_other_texts_are_only_told_as_unlinked(tmp_path, name, content):
    site = write_files(a_site(tmp_path), {f"content/{name}": content})
    assert told(site) == [("files-unlinked", f"content/{name}")]


@pytest.mark.parametrize(
    ("path", "remedy"),
    [
        ("news/2026/开班/通知.md", "文件名是 index.md"),
        ("news/2026/开班/Index.md", "文件名是 index.md"),
        ("news/2026/通知.yaml", "扩展名改成小写的 .md"),
        ("courses/焊工.md", ".yaml（课程等）"),
        ("News/2026/通知.md", "文件夹的名称改成小写"),
        ("news/通知.md", "文章放在 content/news/四位数的年份/"),
        ("新建文件夹/通知.md", "文章放在 content/news/四位数的年份/"),
    ],
)
def test_a_misplaced_document_is_told_what_is_wrong_with_its_path(tmp_path, path, remedy):
    site = write_files(a_site(tmp_path), {f"content/{path}": article()})
    (found,) = [each for each in scan(site, ROOT).problems if each.code == "unknown-file"]
    assert remedy in format_problems([found], "zh-CN")


@pytest.mark.parametrize(
    "name",
    [
        *(
            "开班 - 副本",
            "开班副本",
            "开班 (1)",
            "开班（2）",
            "复件 开班",
            "开班 - Copy",
            "开班 copy 2",
            "开班_BACKUP",
        ),
        *("开班（李工的冲突副本 2026-02-01）", "Copy of 开班", "开班 - 副本 (2)"),
    ],
)
def test_a_copy_with_the_title_of_its_original_is_a_reminder(tmp_path, name):
    site = a_site(tmp_path)
    write_files(site, {f"content/news/2026/{each}.md": article() for each in ("开班", name)})
    assert told(site) == [("document-copied", f"content/news/2026/{name}.md")]


@pytest.mark.parametrize("name", ["开班(1)", "开班2", "停课"])
def test_a_document_with_a_title_or_a_name_of_its_own_is_no_copy(tmp_path, name):
    site = a_site(tmp_path)
    other = article().replace("title: 通知", "title: 又一个通知") if "(" in name else article()
    write_files(site, {"content/news/2026/开班.md": article(), f"content/news/2026/{name}.md": other})
    assert told(site) == []


def test_two_articles_with_one_address_are_reported(tmp_path):
    site = a_site(tmp_path)
    write_files(site, {"content/news/2026/a/index.md": article(), "content/news/2026/a.md": article()})
    assert "output-collision" in [code for code, _ in told(site)]


def test_a_file_that_a_remedy_names_is_not_told_to_be_unused_too(tmp_path):
    site = a_site(tmp_path)
    write_files(
        site,
        {
            "content/news/2026/a.md": article("[表](名单.CSV)"),
            "content/news/2026/名单.csv": "甲",
            "content/news/2026/乙.csv": "乙",
        },
    )
    assert told(site) == [
        ("missing-file", "content/news/2026/a.md"),
        ("files-unlinked", "content/news/2026/乙.csv"),
    ]
