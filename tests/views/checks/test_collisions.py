"""What wants one place on a disk is told with both places, and nothing leaves the output folder."""

import posixpath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.library.absent import Selection
from sitebuilder.content.library.content_files import ContentFiles
from sitebuilder.content.library.gather import gather
from sitebuilder.content.model.site import Redirect
from sitebuilder.content.paths.base_url import ascii_base_url
from sitebuilder.content.paths.output_paths import collision_key, output_path
from sitebuilder.content.pictures import is_picture
from sitebuilder.content.site_file import read_site
from sitebuilder.deploy.release import RELEASE_FILE
from sitebuilder.messages import Problem, errors, format_problems
from sitebuilder.views.checks.check_plan import check_plan
from sitebuilder.views.checks.collisions import OWN_FILES
from sitebuilder.views.machine.redirects import redirect_loops
from sitebuilder.views.plan import published_files, sections, sitemap
from sitebuilder.views.shared.address import address_of
from sitebuilder.views.shared.context import AssetLinks, make_context
from tests.library import PICTURE, SITE
from tests.site_folder import NOW, build_site, copy_site, seed_cache, write_files

PAGE = "---\ntitle: 页面\n{}---\n{}\n"
ARTICLE = "---\ntitle: 通知\ndate: 2026-02-01\ncolumn: notices\n{}---\n{}\n"
COURSE = "title: 消防\ntrade: safety\nsummary: 学消防。\nsessions:\n  - {id: a, start: 2026-05-01}\n"
HOME = {"content/pages/index.md": PAGE.format("", "首页")}
FULL = {
    **HOME,
    "content/pages/about.md": PAGE.format("", "![图](车间.jpg) [表](报名表.pdf)"),
    "content/pages/车间.jpg": "x",
    "content/pages/报名表.pdf": "x",
    "content/news/2026/a.md": ARTICLE.format("tags: [安全]\n", "文"),
    "content/courses/fire.yaml": COURSE,
}


def planned(files: dict[str, str], site: str = "") -> tuple[list[str], list[Problem]]:
    """Return the paths of all outputs but assets and the search index, and all problems."""
    settings, reading = read_site((SITE + site).encode())
    assert settings is not None, reading.problems
    documents = [
        read_document(path, text.encode()) for path, text in files.items() if path.endswith((".md", ".yaml"))
    ]
    sizes = {path: len(text) for path, text in files.items() if not path.endswith((".md", ".yaml"))}
    pictures = {path: PICTURE for path in sizes if is_picture(path)}
    library, found = gather(settings, reading, Selection(documents), ContentFiles(sizes, pictures), NOW)
    context = make_context(library, NOW, AssetLinks("site.css", "site.js", {}))
    outputs = [output.path for section in sections(context) for output in section.outputs()]
    outputs += [output.path for output in (*published_files(context), *sitemap(outputs, context))]
    own = [each for document in documents for each in document.problems]
    return outputs, [*own, *found, *check_plan(outputs, context)]


def told(files: dict[str, str], site: str = "") -> list[tuple[str, str, int]]:
    problems = errors(planned(files, site)[1])
    for language in ("zh-CN", "en"):
        assert "{" not in format_problems(problems, language)
    return sorted((each.code, each.place.file, each.place.line) for each in problems)


def others(files: dict[str, str], site: str = "") -> list[str]:
    return [
        dict(each.values).get("other") or dict(each.words)["other"]
        for each in errors(planned(files, site)[1])
    ]


def with_alias(*aliases: str) -> dict[str, str]:
    quoted = ", ".join(f"'{alias}'" for alias in aliases)
    return {**FULL, "content/news/2026/z.md": ARTICLE.format(f"aliases: [{quoted}]\n", "文")}


OWN = [
    "/index.html",
    "/404.html",
    "/robots.txt",
    "/sitemap.xml",
    "/redirects.map",
    "/courses.json",
    "/news/",
    "/news/index.html",
    "/news/notices/",
    "/news/2026/",
    "/tags/",
    "/tags/an-quan/",
    "/courses/trades/safety/",
    "/calendar/all.ics",
    "/courses/fire/calendar.ics",
    "/courses/fire/sessions/a.ics",
    "/feeds/all.xml",
    "/search/",
    "/search/head.json",
    "/search/index/0.json",
    "/search/pages/0.json",
]
EDITORS = {
    "/about/": "content/pages/about.md:2",
    "/about/index.html": "content/pages/about.md:2",
    "/news/2026/a/": "content/news/2026/a.md:2",
    "/courses/fire/": "content/courses/fire.yaml:1",
    "/bao-ming-biao.pdf": "content/pages/报名表.pdf:1",
    "/che-jian-0f-800.jpg": "content/pages/车间.jpg:1",
    "/che-jian-0f-480.webp": "content/pages/车间.jpg:1",
}


@pytest.mark.parametrize("alias", OWN)
@pytest.mark.parametrize("change", [str, str.upper])
def test_an_old_address_never_replaces_a_generated_page(alias, change):
    files = with_alias("/old/", change(alias))
    if alias == "/index.html":
        assert others(files) == ["content/pages/index.md:2"]
    else:
        assert others(files) == ["own-page"]
    assert told(files) == [("output-collision", "content/news/2026/z.md", 5)]


@pytest.mark.parametrize("alias", EDITORS)
@pytest.mark.parametrize("change", [str, str.upper])
def test_an_old_address_never_replaces_the_page_of_another_editor(alias, change):
    files = with_alias(change(alias))
    assert told(files) == [("output-collision", "content/news/2026/z.md", 5)]
    assert others(files) == [EDITORS[alias]]


@pytest.mark.parametrize(
    "alias", ["/about/", "/news/", "/robots.txt", "/search/head.json", "/BAO-MING-BIAO.pdf"]
)
def test_a_redirect_never_replaces_an_existing_page(alias):
    site = f"redirects:\n  - {{from: {alias}, to: /}}\n"
    assert told(FULL, site) == [("output-collision", "site.yaml", 10)]


@pytest.mark.parametrize("name", ["robots.txt", "404.html", "Index.html", "sitemap.xml", "courses.json"])
def test_a_verification_file_never_replaces_an_output(name):
    site = f"verification:\n  - {{name: {name}, content: x}}\n"
    assert told(FULL, site) == [("output-collision", "site.yaml", 10)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("/old/", "/old/"),
        ("/old/", "/old"),
        ("/old/", "/OLD/"),
        ("/旧/", "/%E6%97%A7/"),
        ("/caf\u00e9/", "/cafe\u0301/"),
        ("/caf\u00e9/", "/CAFE\u0301/"),
        ("/stra\u00dfe/", "/STRASSE/"),
        ("/old/", "/old/index.html"),
    ],
)
def test_two_old_addresses_that_are_the_same_on_some_disks_are_reported_with_both_places(first, second):
    files = {
        **HOME,
        "content/pages/a.md": PAGE.format(f"aliases: ['{first}']\n", "文"),
        "content/pages/b.md": PAGE.format(f"aliases: ['{second}']\n", "文"),
    }
    assert told(files) == [("output-collision", "content/pages/b.md", 3)]
    assert others(files) == ["content/pages/a.md:3"]


def test_a_slug_that_collides_with_another_article_is_reported_with_both_places():
    files = {**FULL, "content/news/2026/b.md": ARTICLE.format("slug: a\n", "文")}
    assert told(files) == [("output-collision", "content/news/2026/b.md", 5)]
    assert others(files) == ["content/news/2026/a.md:2"]


def test_two_files_with_the_same_address_are_reported():
    files = {
        **HOME,
        "content/pages/a.md": PAGE.format("", "[甲](表.pdf) [乙](biao.PDF)"),
        "content/pages/表.pdf": "x",
        "content/pages/biao.PDF": "y",
    }
    assert told(files) == [("output-collision", "content/pages/表.pdf", 1)]


@pytest.mark.parametrize("alias", ["/robots.txt/x/", "/ROBOTS.txt/x.html", "/courses.json/"])
def test_a_file_that_would_have_to_be_a_folder_is_reported_at_the_line_that_asks_for_it(alias):
    assert told(with_alias(alias)) == [("output-collision", "content/news/2026/z.md", 5)]


def test_a_file_and_a_folder_of_two_editors_are_reported_with_both_places():
    files = {
        **HOME,
        "content/pages/a.md": PAGE.format("aliases: [/Old.html]\n", "文"),
        "content/pages/b.md": PAGE.format("aliases: [/old.HTML/x/]\n", "文"),
    }
    assert told(files) == [("output-collision", "content/pages/b.md", 3)]
    assert others(files) == ["content/pages/a.md:3"]


def redirects(*moves: tuple[str, str]) -> str:
    return "redirects:\n" + "".join(f"  - from: {old}\n    to: {new}\n" for old, new in moves)


@pytest.mark.parametrize(
    ("moves", "lines"),
    [
        ([("/a/", "/a/")], [11]),
        ([("/a/", "/b/"), ("/b/", "/a/")], [11, 13]),
        ([("/a/", "/b/"), ("/b/", "/c/"), ("/c/", "/b/")], [11, 13, 15]),
        ([("/a/", "https://academy.example/a/")], [11]),
        ([("/a/", "http://academy.example:8080/b/?x#y"), ("/b/", "/a/")], [11, 13]),
        ([("/旧/", "/%E6%97%A7/")], [11]),
        ([("/a.html", "/b/?x"), ("/b/", "/a.html?y")], [11, 13]),
        ([("/a/index.html", "/a/")], [11]),
        ([("/a/", "https://academy.example/a")], [11]),
        ([("/a/", "https://academy.example/a/index.html")], [11]),
        ([("/a/", "https://academy.example/./b/../a/")], [11]),
        ([("/a/", "https://academy.example//a/")], [11]),
        ([("/a/", "https://ACADEMY.example./a/")], [11]),
        ([("/a/", "/b/"), ("/b/", "https://academy.example/b")], [11, 13]),
    ],
)
def test_each_redirect_in_a_loop_is_reported_with_the_place_of_its_target(moves, lines):
    found = told(HOME, redirects(*moves))
    assert [each for each in found if each[0] == "redirect-circle"] == [
        ("redirect-circle", "site.yaml", line) for line in lines
    ]
    assert "site.yaml:" in others(HOME, redirects(*moves))[0]


@pytest.mark.parametrize(
    "target",
    [
        "https://学院.example/网/a/",
        "https://学院。example/%E7%BD%91/a/",
        "https://xn--48sq68k.example/./网/a",
        "/a/",
    ],
)
def test_a_loop_is_found_on_a_site_whose_address_is_not_ascii(target):
    base_url = ascii_base_url("https://学院.example/网/")
    assert isinstance(base_url, str)
    assert redirect_loops([Redirect("a/", target)], address_of(base_url)) == {"a/": "a/"}


def test_a_redirect_to_another_host_or_above_the_site_is_not_a_loop():
    moves = [("/a/", "https://a.example/a/"), ("/b/", "https://academy.example.org/b/"), ("/c/", "/")]
    assert told(HOME, redirects(*moves)) == []


def test_a_chain_of_redirects_that_ends_at_a_page_is_allowed():
    moves = [
        ("/a/", "/b/"),
        ("/b/", "/c/"),
        ("/c/", "/"),
        ("/d/", "https://other.example/d/"),
        ("/e/", "/d/"),
    ]
    assert told(HOME, redirects(*moves)) == []


def test_a_redirect_to_nowhere_is_a_dead_link():
    assert told(HOME, redirects(("/a/", "/nowhere/"))) == [("dead-link", "site.yaml", 11)]


def test_only_the_page_of_a_folder_is_reached_without_its_name():
    moves = redirects(("/a-index.html", "/"), ("/b/", "/a-"))
    assert told(HOME, moves) == [("dead-link", "site.yaml", 13)]


def test_an_address_with_chinese_names_is_told_with_the_one_on_the_site(tmp_path):
    site = copy_site("minimal", tmp_path)
    links = "[表](名单.csv) [夜校](/tags/夜校/) [表](/news/2026/名单.csv)"
    files = {"content/news/2026/a.md": ARTICLE.format("tags: [夜校]\n", links)}
    write_files(site, {**files, "content/news/2026/名单.csv": "甲\n"})
    with (site / "site.yaml").open("a", encoding="utf-8") as file:
        file.write("columns:\n  - {slug: notices, name: 通知, description: 通知}\n")
    found = [dict(each.values)["nearest"] for each in build_site(site).problems]
    assert sorted(found) == ["/content/news/2026/名单.csv", "/tags/ye-xiao/"]


def test_a_link_may_name_an_old_address_encoded_or_not():
    files = with_alias("/旧 网页/") | {
        "content/pages/b.md": PAGE.format("", "[甲](</旧 网页/>) [乙](/%E6%97%A7%20%E7%BD%91%E9%A1%B5/)")
    }
    assert told(files, "navigation:\n  - {title: 甲, url: '/%E6%97%A7%20网页/'}\n") == []


def test_mail_and_telephone_links_in_the_navigation_are_not_dead():
    site = "navigation:\n  - {title: 甲, url: 'mailto:a@b.cn'}\n  - {title: 乙, url: 'tel:0758-1234567'}\n"
    assert told(HOME, site) == []


ALIASES = st.lists(
    st.one_of(
        st.text(alphabet=st.one_of(st.sampled_from("/.%2eEfFaAé\u0301ßſ旧 "), st.characters()), max_size=15),
        st.sampled_from([*OWN, *EDITORS, "/old/", "/OLD", "/old/x.html", "/old/index.html", "/old.html/x/"]),
    ),
    max_size=5,
)


@settings(max_examples=60)
@given(ALIASES, ALIASES)
def test_whatever_the_aliases_no_output_is_outside_and_no_two_collide(first, second):
    def line(aliases: list[str]) -> str:
        quoted = ("".join(f"\\U{ord(each):08x}" for each in alias) for alias in aliases)
        return "aliases: [" + ", ".join(f'"{each}"' for each in quoted) + "]\n"

    files = {
        **FULL,
        "content/pages/x.md": PAGE.format(line(first), "文"),
        "content/news/2026/y.md": ARTICLE.format(line(second), "文"),
    }
    outputs, problems = planned(files)
    for path in outputs:
        assert output_path(path) == path
    if not errors(problems):
        keys = [collision_key(path) for path in outputs]
        assert len(set(keys)) == len(keys)
        parents = {posixpath.dirname(key) for key in keys}
        assert not parents & set(keys)


@pytest.mark.parametrize("alias", ["/release.json", "/Release.JSON", "/%72elease.json", "/release.json/x"])
def test_no_old_address_takes_the_name_of_the_record_of_a_deploy(alias):
    article = ARTICLE.format(f"aliases: [{alias}]\n", "文")
    _, problems = planned({**HOME, "content/news/2026/a.md": article})
    assert [(each.code, each.place.file, each.place.line) for each in problems] == [
        ("output-collision", "content/news/2026/a.md", 5)
    ]


def test_the_name_of_the_record_of_a_deploy_is_no_output():
    assert RELEASE_FILE in OWN_FILES


def test_no_file_of_the_root_takes_the_name_of_the_record_of_a_deploy(tmp_path):
    site = seed_cache(write_files(copy_site("minimal", tmp_path), {"assets/root/release.json": "{}"}))
    (found,) = errors(build_site(site).problems)
    assert (found.code, found.place.file) == ("output-collision", "assets/root/release.json")


@pytest.mark.parametrize("name", ["robots.txt.gz", "404.html.br", "Robots.TXT.gz", "about/index.html.gz"])
def test_no_old_address_is_sent_for_another_output(name):
    files = {**HOME, "content/pages/about.md": "---\ntitle: 关于\n---\n文\n"}
    redirect = f"redirects:\n  - {{from: /{name}, to: /}}\n"
    assert told(files, redirect) == [("compressed-name-taken", "site.yaml", SITE.count("\n") + 2)]
    files["content/news/2026/a.md"] = ARTICLE.format(f"aliases: [/{name}]\n", "文")
    assert told(files) == [("compressed-name-taken", "content/news/2026/a.md", 5)]


def test_an_attachment_is_never_sent_for_another_one():
    article = ARTICLE.format("", "[表](a.csv) [压缩](a.csv.gz)")
    files = {"content/news/2026/a.md": article}
    files |= {"content/news/2026/a.csv": "1", "content/news/2026/a.csv.gz": "2"}
    outputs, problems = planned({**HOME, **files}, "attachment_types: [gz]\n")
    assert errors(problems) == []
    assert {"news/2026/a.csv", "news/2026/a-csv.gz"} < set(outputs)


def test_a_file_of_the_root_with_the_name_of_a_compressed_output_is_told_at_its_path(tmp_path):
    site = seed_cache(write_files(copy_site("minimal", tmp_path), {"assets/root/robots.txt.gz": "{}"}))
    (found,) = errors(build_site(site).problems)
    assert (found.code, found.place.file) == ("compressed-name-taken", "assets/root/robots.txt.gz")
