"""What an editor most likely meant: a guess only where it is near, and keys of other programs by name."""

import pytest

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.site_file import read_site
from sitebuilder.content.values.nearest import is_alike, nearest
from sitebuilder.messages import format_problem
from tests.site_folder import build_site, copy_site, write_files


def told(key: str) -> tuple[str, str]:
    front = f"---\ntitle: 甲\ndate: 2026-02-01\ncolumn: news\n{key}: x\n---\n文\n"
    (found,) = read_document("content/news/2026/a.md", front.encode()).problems
    assert found.place.line == 5
    return found.code, format_problem(found, "zh-CN")


@pytest.mark.parametrize(
    ("key", "meant"), [("sumary", "summary"), ("attachements", "attachments"), ("标签", "tags")]
)
def test_a_key_similar_to_another_is_reported_with_it(key, meant):
    code, text = told(key)
    assert code == "unknown-key"
    assert f"您是不是要写“{meant}”" in text


@pytest.mark.parametrize("key", ["abc", "hero", "whatever", "备用"])
def test_no_far_fetched_key_is_guessed(key):
    code, text = told(key)
    assert code == "unknown-key"
    assert "您是不是" not in text


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("categories", "column"),
        ("permalink", "slug"),
        ("excerpt", "summary"),
        ("image", "cover"),
        ("url", "slug"),
        ("created", "date"),
    ],
)
def test_a_key_of_another_program_is_reported_with_its_name_here(key, name):
    code, text = told(key)
    assert code == "foreign-key"
    assert f"这里叫“{name}”" in text


def test_a_key_of_another_program_beside_its_name_here_is_to_be_deleted():
    source = "---\ntitle: 甲\ndate: 2026-02-01\ncolumn: news\nname: 乙\n---\n文\n"
    (found,) = read_document("content/news/2026/a.md", source.encode()).problems
    assert (found.code, found.place.line) == ("foreign-key", 5)
    assert "另一行已经写了：请删去这一行" in format_problem(found, "zh-CN")


@pytest.mark.parametrize("key", ["published", "post_status"])
def test_a_key_that_means_the_opposite_of_draft_is_reported_with_a_remedy(key):
    code, text = told(key)
    assert code == "foreign-key"
    assert "先不发布，请写“draft: yes”" in text


@pytest.mark.parametrize("key", ["phone", "电话", "person"])
def test_a_key_at_the_margin_is_told_below_which_it_belongs(key):
    source = f"title: 甲\ntrade: safety\nsummary: 乙\ncontact:\n{key}: 0758-0000000\n"
    (found,) = read_document("content/courses/a.yaml", source.encode()).problems
    assert (found.code, found.place.line) == ("unknown-key", 5)
    assert "请写在“contact:”下面，比它缩进两格。" in format_problem(found, "zh-CN")


def test_a_key_of_another_program_is_one_at_the_top_of_a_file_alone():
    front = "---\ntitle: 甲\ndate: 2026-02-01\ncolumn: news\nattachments:\n  - url: a.pdf\n---\n文\n"
    found = read_document("content/news/2026/a.md", front.encode()).problems
    assert found[0].code == "unknown-key"
    assert "foreign-key" not in [each.code for each in found]


@pytest.mark.parametrize(("key", "name"), [("url", "base_url"), ("baseURL", "base_url"), ("title", "name")])
def test_the_settings_of_another_program_are_reported_with_their_names_here(key, name):
    _, reading = read_site(f"{key}: 甲\ndescription: 乙\n".encode())
    assert ("foreign-key", name) in [(each.code, dict(each.values).get("name")) for each in reading.problems]


@pytest.mark.parametrize("key", ["layout", "toc", "comments", "weight", "cssclass", "abbrlink"])
def test_a_needless_key_is_reported_as_such(key):
    assert told(key)[0] == "needless-key"


@pytest.mark.parametrize(
    ("found", "choice"),
    [
        ("titel", "title"),
        ("tag", "tags"),
        ("welding-basic", "welding-basics"),
        ("content/news/2026/openning.md", "content/news/2026/opening.md"),
        ("content/news/2025/opening.md", "content/news/2026/opening.md"),
        ("content/pages/about/index.md", "content/pages/about.md"),
        ("opening/", "news/2026/opening/"),
        ("about/equipment/", "abuot/equipment/"),
    ],
)
def test_one_letter_in_four_of_one_name_may_differ_or_the_folder(found, choice):
    assert is_alike(found, choice)
    assert nearest(found, [choice, "x", "content/pages/y.md"]) == choice


@pytest.mark.parametrize(
    ("found", "choice"),
    [
        ("a", "b"),
        ("ab", "abc"),
        ("", "a"),
        ("a", ""),
        ("/", "/"),
        ("session-2025", "session-2026"),
        ("content/news/2026/notice.md", "content/news/2026/opening.md"),
        ("content/news/2026/a.md", "content/news/2026/b.md"),
        ("content/news/2025/openning.md", "content/news/2026/opening.md"),
        ("about/index.html", "news/index.html"),
    ],
)
def test_a_name_that_differs_more_is_not_suggested(found, choice):
    assert not is_alike(found, choice)
    assert nearest(found, [choice]) is None


def test_a_link_unlike_any_page_gets_no_suggestion(tmp_path):
    site = copy_site("minimal", tmp_path)
    write_files(site, {"content/pages/index.md": "---\ntitle: 首页\n---\n[甲](whatever.md)[乙](/nowhere/)\n"})
    found = build_site(site).problems
    assert [each.code for each in found] == ["dead-link", "dead-link"]
    assert all("最接近" not in format_problem(each, "zh-CN") for each in found)


def test_two_sessions_of_one_id_are_one_problem(tmp_path):
    site = copy_site("minimal", tmp_path)
    sessions = "  - {id: s1, start: 2026-03-01}\n  - {id: s1, start: 2026-04-01}\n"
    write_files(site, {"content/courses/a.yaml": f"title: 甲\ntrade: 乙\nsummary: 丙\nsessions:\n{sessions}"})
    (found,) = build_site(site).problems
    assert (found.code, found.place.line, found.place.column) == ("duplicate-id", 6, 6)


def test_where_a_site_has_no_column_none_is_offered(tmp_path):
    site = copy_site("minimal", tmp_path)
    write_files(site, {"content/news/2026/a.md": "---\ntitle: 甲\ndate: 2026-02-01\ncolumn: news\n---\n文\n"})
    (found,) = build_site(site).problems
    assert "还没有栏目：请加上 columns: 和第一个栏目" in format_problem(found, "zh-CN")
