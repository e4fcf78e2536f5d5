"""Names of files on the disk: long ones, those composed otherwise, and addresses that lead outside."""

import os
import unicodedata
from pathlib import Path

import pytest

from sitebuilder.messages import format_problems
from tests.site_folder import build_site, copy_site, seed_cache, tree, write_files

LONG = "关于举办全市职工技能比武活动并征集技术革新成果的通知" * 3
PAGE = "---\ntitle: 页面\n{}---\n{}\n"
ARTICLE = "---\ntitle: 通知\ndate: 2026-02-01\ncolumn: notices\n{}---\n{}\n"
COLUMNS = """\
name: 学院
base_url: https://example.org/
description: 学院
columns:
  - {slug: notices, name: 通知, description: 通知}
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><path d="M0 0h8v8z"/></svg>'
COMPOSED = ("caf\u00e9", "\u30ac")
LONG_PATHS = {
    "news": f"content/news/2026/{LONG[:80]}.md",
    "page": f"content/pages/{LONG[:80]}.md",
    "course": f"content/courses/{LONG[:80]}.yaml",
    "competition": f"content/competitions/{LONG[:80]}.yaml",
    "credential": f"content/credentials/{LONG[:80]}.yaml",
    "venue": f"content/venues/{LONG[:80]}.yaml",
    "ascii": f"content/pages/{'a-long-name-' * 20}ends.md",
}


def text_of(path: str, more: str = "", body: str = "文") -> str:
    if path.endswith(".md"):
        return (ARTICLE if "/news/" in path else PAGE).format(more, body)
    kind = "type: 学历\n" if "credentials" in path else "trade: 安全\n" if "courses" in path else ""
    return f"title: 题\nsummary: 摘要\n{kind}{more}"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return seed_cache(write_files(copy_site("minimal", tmp_path), {"site.yaml": COLUMNS}))


def told(result) -> list[tuple[str, str, int]]:
    for language in ("zh-CN", "en"):
        assert "{" not in format_problems(result.problems, language)
    return [(each.code, each.place.file, each.place.line) for each in result.problems]


def longest_part(site: Path) -> int:
    return max(len(part.encode()) for path in tree(site / "public") for part in path.split("/"))


@pytest.mark.parametrize("path", LONG_PATHS.values(), ids=LONG_PATHS)
def test_a_long_name_gets_a_shortened_url_and_is_reported_once(site, path):
    assert told(build_site(write_files(site, {path: text_of(path)}))) == [("address-shortened", path, 1)]
    assert longest_part(site) <= 240
    first = tree(site / "public")
    assert told(build_site(site, clean=True)) == [("address-shortened", path, 1)]
    assert tree(site / "public") == first


def test_a_long_name_with_a_chosen_slug_is_not_reported(site):
    path = LONG_PATHS["news"]
    assert told(build_site(write_files(site, {path: text_of(path, "slug: short\n")}))) == []
    assert (site / "public/news/2026/short/index.html").exists()


def test_a_second_build_with_a_long_name_is_a_whole_site(site):
    assert told(build_site(site)) == []
    path = LONG_PATHS["news"]
    write_files(site, {path: text_of(path)})
    assert told(build_site(site)) == [("address-shortened", path, 1)]
    (page,) = (site / "public/news/2026").glob("guan-yu-*/index.html")
    assert page.parent.name in (site / "public/news/index.html").read_text()


def test_a_long_attachment_picture_folder_tag_and_trade_are_each_reported_once(site):
    name, folder, tag = LONG[:70], LONG[10:80], LONG[5:75]
    body = f"![图]({name}.svg) [表]({name}.docx) [甲]({folder}/甲.pdf) [乙]({folder}/乙.pdf)"
    files: dict[str, str | bytes] = {
        f"content/news/2026/{name}.svg": PICTURE,
        f"content/news/2026/{name}.docx": "x",
        f"content/news/2026/{folder}/甲.pdf": "x",
        f"content/news/2026/{folder}/乙.pdf": "x",
        "content/news/2026/b.md": text_of("content/news/2026/b.md", f"tags: [短, {tag}]\n", body),
        "content/news/2026/c.md": text_of("content/news/2026/c.md", f"tags: [{tag}]\n", body),
        "content/courses/b.yaml": f"title: 题\nsummary: 摘要\ntrade: {tag}\n",
    }
    result = build_site(write_files(site, files))
    assert {(each.place.file, each.place.line, dict(each.words)["remedy"]) for each in result.problems} == {
        ("content/courses/b.yaml", 3, "fix-shorten-trade"),
        (f"content/news/2026/{folder}", 1, "fix-shorten-folder"),
        (f"content/news/2026/{name}.docx", 1, "fix-shorten-file"),
        (f"content/news/2026/{name}.svg", 1, "fix-shorten-file"),
        ("content/news/2026/b.md", 5, "fix-shorten-tag"),
    }
    assert {code for code, *_ in told(result)} == {"address-shortened"}
    assert len(result.problems) == 5
    assert longest_part(site) <= 240


def test_a_long_tag_that_the_settings_list_has_their_address(site):
    tag = LONG[:70]
    write_files(
        site,
        {
            "site.yaml": f"{COLUMNS}tags:\n  - {{name: {tag}, slug: short}}\n",
            "content/news/2026/b.md": text_of("content/news/2026/b.md", f"tags: [{tag}]\n"),
        },
    )
    assert told(build_site(site)) == []
    assert (site / "public/tags/short/index.html").exists()


def test_endlessly_nested_folders_are_reported(site):
    path = "content/pages/" + "/".join(["很长的文件夹名称" * 3] * 12) + "/a.md"
    assert told(build_site(write_files(site, {path: text_of(path)})))[0][:2] == ("address-too-long", path)
    assert not (site / "public").exists()


@pytest.mark.parametrize(
    "more",
    [
        'aliases: ["../site.yaml"]\n',
        "aliases: [/../../ESCAPED/]\n",
        "aliases: [/%2e%2e/%2e%2e/escaped/]\n",
        "aliases: [//]\n",
        "aliases: [/]\n",
    ],
)
def test_nothing_is_written_for_an_old_address_that_leads_outside(site, more):
    assert told(build_site(site)) == []
    path = "content/news/2026/b.md"
    before = tree(site.parent)
    write_files(site, {path: text_of(path, more)})
    assert told(build_site(site)) == [("bad-site-path", path, 5)]
    after = tree(site.parent)
    assert {
        name: each for name, each in after.items() if ".cache" not in name and not name.endswith(path)
    } == {name: each for name, each in before.items() if ".cache" not in name}


def test_an_old_address_never_replaces_a_style_sheet(site):
    assert told(build_site(site)) == []
    (style,) = [path for path in tree(site / "public") if path.endswith(".css")]
    path = "content/pages/a.md"
    write_files(site, {path: text_of(path, f"aliases: [/{style}]\n")})
    assert told(build_site(site)) == [("output-collision", path, 3)]


def test_an_encoded_old_address_is_a_folder_that_servers_find(site):
    path = "content/pages/a.md"
    write_files(site, {path: text_of(path, "aliases: [/%E6%97%A7%E7%BD%91%E9%A1%B5/, /100%25/]\n")})
    assert told(build_site(site)) == []
    assert (site / "public/旧网页/index.html").exists()
    assert (site / "public/100%/index.html").exists()
    rows = (site / "public/redirects.map").read_text()
    assert '"/%E6%97%A7%E7%BD%91%E9%A1%B5/" "/a/";' in rows
    assert '"/100%25/" "/a/";' in rows


@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
@pytest.mark.parametrize("written", ["NFC", "NFD"])
@pytest.mark.parametrize("name", COMPOSED)
def test_a_file_is_found_however_its_name_is_composed(site, name, on_disk, written):
    def disk(text: str) -> str:
        return unicodedata.normalize(on_disk, text)

    def text(body: str) -> str:
        return unicodedata.normalize(written, body)

    body = f"[表](<{name}.pdf>) ![图](<{name}.svg>) [文](<{name}.md>) [课](../../courses/{name}.yaml)"
    article = text(f"cover: {name}.svg\ncover_alt: 图\nattachments:\n  - {{file: {name}.pdf, title: 表}}\n")
    related = text(f"related: [../../courses/{name}.yaml, courses/{name}]\n")
    write_files(
        site,
        {
            disk(f"content/news/2026/{name}.pdf"): "x",
            disk(f"content/news/2026/{name}.svg"): PICTURE,
            disk(f"content/news/2026/{name}.md"): text_of("content/news/2026/x.md"),
            disk(f"content/courses/{name}.yaml"): "title: 题\nsummary: 摘要\ntrade: 安全\n",
            "content/news/2026/b.md": text_of("content/news/2026/b.md", article + related, text(body)),
        },
    )
    assert told(build_site(site)) == []
    assert told(build_site(site)) == []
    names = [
        path for path in tree(site / "public") if path.startswith("news/2026/") and path.endswith(".pdf")
    ]
    assert len(names) == 1


def test_a_percent_encoded_link_finds_a_file_that_is_composed_otherwise(site):
    write_files(
        site,
        {
            "content/pages/cafe\u0301.pdf": "x",
            "content/pages/a.md": text_of(
                "content/pages/a.md", body="[表](caf%C3%A9.pdf) [表](cafe%CC%81.pdf)"
            ),
        },
    )
    assert told(build_site(site)) == []


@pytest.mark.parametrize("anchor", ["caf\u00e9", "cafe\u0301", "cafe%CC%81"])
def test_a_heading_is_found_however_its_name_is_composed(tmp_path, anchor):
    site = copy_site("minimal", tmp_path)
    text = f"---\ntitle: 甲\n---\n## cafe\u0301\n\n[节](#{anchor}) [页](a.md#{anchor})\n"
    assert build_site(write_files(site, {"content/pages/a.md": text})).problems == ()
    page = (site / "public/a/index.html").read_text(encoding="utf-8")
    assert 'id="caf\u00e9"' in page
    assert page.count('#caf\u00e9"') == 2 or page.count('#caf%C3%A9"') == 2


@pytest.mark.parametrize("name", [b"\xb1\xed.md", b"\xff/a.md", b"\xc0\xaf.pdf"])
def test_a_name_that_is_not_utf_8_is_reported(site, name):
    file = os.fsencode(site / "content/pages") + b"/" + name
    try:
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(file, "w", encoding="utf-8") as opened:
            opened.write(text_of("content/pages/a.md"))
    except OSError:
        pytest.skip("this disk takes only UTF-8")
    ((code, path, _),) = told(build_site(site))
    assert code == "file-name"
    assert "\\x" in path and path.isprintable()
    assert not (site / "public").exists()


@pytest.mark.parametrize("ending", [".pdf", ".md"])
def test_two_files_whose_names_differ_only_in_composition_are_reported_with_both_names(site, ending):
    first, second = f"content/pages/cafe\u0301{ending}", f"content/pages/caf\u00e9{ending}"
    write_files(site, dict.fromkeys((first, second), text_of("content/pages/a.md")))
    if len(list((site / "content/pages").glob(f"caf*{ending}"))) < 2:
        pytest.skip("this disk takes both names for one")
    (found,) = (each for each in build_site(site).problems if each.code == "file-name-twins")
    assert {found.place.file, dict(found.values)["other"]} == {first, second}
    assert not (site / "public").exists()
