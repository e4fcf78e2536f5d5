"""Documents put together: permalinks, links, references and files."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.documents import document_kind
from sitebuilder.content.library.absent import Selection
from sitebuilder.content.library.content_files import ContentFiles
from sitebuilder.content.library.gather import gather, is_visible
from sitebuilder.content.library.library import Library
from sitebuilder.content.paths.slugs import slugify
from sitebuilder.content.permalinks import file_path
from sitebuilder.content.site_file import read_site
from sitebuilder.messages import Problem, format_problems

SITE = """\
name: 测试学院
base_url: https://example.org/
description: 测试
columns:
  - {slug: notices, name: 通知公告, description: 通知}
trades:
  - {slug: safety, name: 安全}
"""
NOW = datetime(2026, 3, 1, 8)
COURSE = "title: 消防\ntrade: safety\nsummary: 学消防。\n"


def gathered(
    files: dict[str, str], others: tuple[str, ...] = (), drafts: bool = False
) -> tuple[Library, tuple[Problem, ...]]:
    site, reading = read_site(SITE.encode())
    assert site is not None
    documents = [read_document(path, text.encode()) for path, text in files.items()]
    assert [each.problems for each in documents if each.problems] == []
    shown = [each for each in documents if is_visible(each, NOW, drafts)]
    hidden = [each for each in documents if each not in shown]
    return gather(site, reading, Selection(shown, hidden), ContentFiles(dict.fromkeys(others, 10)), NOW)


def page(body: str, front_matter: str = "title: 页面") -> str:
    return f"---\n{front_matter}\n---\n{body}\n"


def article(body: str = "文", more: str = "") -> str:
    return f"---\ntitle: 通知\ndate: 2026-02-01\ncolumn: notices\n{more}---\n{body}\n"


def problems_of(files: dict[str, str], others: tuple[str, ...] = ()) -> list[tuple[str, str, int, int]]:
    return [
        (each.code, each.place.file, each.place.line, each.place.column)
        for each in gathered(files, others)[1]
    ]


def test_a_link_to_a_source_file_becomes_its_permalink():
    library, problems = gathered(
        {
            "content/pages/about.md": page("[消防](../courses/fire.yaml) [通知](../news/2026/a.md)"),
            "content/courses/fire.yaml": COURSE,
            "content/news/2026/a.md": article(),
        }
    )
    assert problems == ()
    assert dict(library.pages[0].hrefs) == {
        "../courses/fire.yaml": "/courses/fire/",
        "../news/2026/a.md": "/news/2026/a/",
    }


def test_an_anchor_of_a_heading_or_a_filled_field_is_found():
    files = {
        "content/pages/about.md": page("## 由来 {#history}\n\n[这里](#history)"),
        "content/pages/b.md": page("[由来](about.md#history) [费用](../courses/fire.yaml#sessions)"),
        "content/courses/fire.yaml": COURSE + "sessions:\n  - id: a\n",
    }
    assert problems_of(files) == []


def test_sessions_that_are_one_to_calendars_are_reported():
    files = {
        "content/courses/fire.yaml": COURSE + "sessions: [{id: b-1}, {id: a}]\n",
        "content/courses/fire-b.yaml": COURSE + "sessions: [{id: a}, {id: '1'}]\n",
    }
    (found,) = gathered(files)[1]
    assert (found.code, found.place.file, found.place.line) == (
        "session-ids-meet",
        "content/courses/fire.yaml",
        4,
    )
    assert dict(found.values) == {"name": "fire-b-1", "other": "content/courses/fire-b.yaml:4"}


@pytest.mark.parametrize(
    ("anchor", "fields"),
    [
        ("sessions", "sessions:\n  - id: evening\n"),
        ("session-evening", "sessions:\n  - id: evening\n"),
        ("fee", "fee_note: 另定\n"),
        ("fee", "subsidy: 可以申请。\n"),
        ("subsidy", "subsidy: 可以申请。\n"),
        ("assessment", "assessment: 现场操作。\n"),
    ],
)
def test_an_anchor_of_a_part_of_a_course_is_found_where_its_page_has_that_part(anchor, fields):
    files = {
        "content/pages/b.md": page(f"[见](../courses/fire.yaml#{anchor})"),
        "content/courses/fire.yaml": COURSE + fields,
    }
    assert problems_of(files) == []
    assert problems_of({**files, "content/courses/fire.yaml": COURSE})[0][0] == "dead-anchor"


@pytest.mark.parametrize("anchor", ["一、培训对象", "一培训对象", "TCP-IP", "tcp-ip", "TCP/IP"])
def test_an_anchor_may_be_a_heading_as_it_is_written(anchor):
    files = {"content/pages/about.md": page(f"## 一、培训对象\n\n## TCP/IP\n\n[见](#{anchor})")}
    library, problems = gathered(files)
    assert problems == ()
    assert library.pages[0].hrefs[f"#{anchor}"] in ("#一培训对象", "#tcpip")


def test_an_anchor_that_two_headings_may_be_is_dead():
    body = "## A B {#a-b}\n\n## AB {#ab}\n\n[见](#A_B)"
    assert problems_of({"content/pages/about.md": page(body)}) == [
        ("dead-anchor", "content/pages/about.md", 8, 5)
    ]


def test_a_dead_link_is_reported_at_its_place_with_the_nearest_page():
    files = {"content/pages/about.md": page("第一行\n[x](abuot.md)")}
    (found,) = gathered(files)[1]
    assert (found.code, found.place.line, found.place.column) == ("dead-link", 5, 5)
    assert dict(found.values)["nearest"] == "content/pages/about.md"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("[x](about.md#nothing)", "dead-anchor"),
        ("[x](#nothing)", "dead-anchor"),
        ("![图](no.jpg)", "missing-file"),
        ("[表](no.pdf)", "missing-file"),
        ("[x](../../../etc/passwd)", "link-outside"),
        ("[x](a/https://b.cn/)", "missing-file"),
        ("<img alt='图' src='\u3000https://b.cn/a.png'>", "link-outside"),
        ("[x](http:b.cn)", "link-outside"),
        ("[x](//fileserver/a.docx)", "link-local-file"),
        ("[x](gov.cn/a)", "link-without-scheme"),
        ("[x](\\\\server\\a.docx)", "link-local-file"),
        ("[x]（no.docx）", "missing-file"),
        ("[x](draft.md)", "link-to-draft"),
    ],
)
def test_each_kind_of_dead_link_has_its_own_message(body, code):
    files = {
        "content/pages/about.md": page(body),
        "content/pages/draft.md": page("文", "title: 草稿\ndraft: yes"),
    }
    assert [each[0] for each in problems_of(files)] == [code]


@pytest.mark.parametrize(
    ("written", "there", "near"),
    [
        ("[表](报名表.DOCX)", ["报名表.docx"], "报名表.docx"),
        ("![图](车间(1).JPG)", ["车间（1）.jpg"], "车间（1）.jpg"),
        ("[表](报名表.docx)", ["报名表.doc"], "报名表.doc"),
        ("[表](报名表.docx)", ["报名表.doc", "报名表.pdf"], ""),
        ("[表](报名表.docx)", ["回执.docx", "附件/报名表.doc"], ""),
        ("[表](报名表)", ["报名表.docx"], "报名表.docx"),
    ],
)
def test_a_missing_file_is_told_with_the_one_beside_it_that_is_likely_meant(written, there, near):
    files = {"content/news/2026/a.md": article(written)}
    (found,) = gathered(files, tuple(f"content/news/2026/{each}" for each in there))[1]
    assert (found.code, dict(found.values)["near"]) == ("missing-file", near)
    assert (f"那里有“{near}”" in format_problems([found], "zh-CN")) == (near != "")


@pytest.mark.parametrize("there", [["回执.docx"], ["名单/回执.docx"], ["a/回执.docx", "b/回执.docx"]])
def test_a_missing_file_is_told_with_the_only_one_of_its_name_elsewhere(there):
    files = {"content/news/2026/a.md": article("[表](附件/回执.docx)")}
    (found,) = gathered(files, tuple(f"content/news/2026/{each}" for each in there))[1]
    text = format_problems([found], "zh-CN")
    assert (f"请写 /content/news/2026/{there[0]}。" in text) == (len(there) == 1)
    assert not gathered(
        {"content/news/2026/a.md": article(f"[表](/content/news/2026/{there[0]})")},
        (f"content/news/2026/{there[0]}",),
    )[1]


@pytest.mark.parametrize(
    ("host", "told"),
    [
        *((host, "link-own-computer") for host in ("localhost:8000", "127.0.0.1:8000", "0.0.0.0")),
        *((host, "link-own-network") for host in ("10.1.2.3", "192.168.0.9:8080", "172.16.3.4")),
        *((host, "") for host in ("10.example", "172.32.0.1", "localhost.example", "1.2.3.4")),
    ],
)
def test_a_link_to_an_address_that_only_the_office_can_open_is_told(host, told):
    found = problems_of({"content/pages/about.md": page(f"见[这里](http://{host}/a)。")})
    assert [each[0] for each in found] == ([told] if told else [])


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://www.gov.cn@evil.example/a", "link-user-name"),
        ("https://user:secret@query.example/", "link-user-name"),
        ("https://a.example%2f@evil.example/", "link-user-name"),
        ("https://\u0430cademy.example/", "link-look-alike"),
        ("https://www.go\u03bfgle.example:8080/", "link-look-alike"),
        *(
            (f"https://{each}", "")
            for each in ("a.example/@name", "a.example/?to=b@c.example", "a.example/#@")
        ),
        *((f"https://{each}/", "") for each in ("工匠a.example", "пример.example", "παράδειγμα.a.example")),
    ],
)
def test_a_link_that_leads_elsewhere_than_it_seems_is_told(address, told):
    found = problems_of({"content/pages/about.md": page(f"见[这里]({address})。")})
    assert [each[0] for each in found] == ([told] if told else [])


def test_an_address_that_is_an_example_may_be_one_of_the_own_computer():
    assert problems_of({"content/pages/about.md": page("打开 `http://localhost:8000/`。")}) == []


@pytest.mark.parametrize("written", ["b", "b.html", "b.HTM"])
def test_a_document_that_is_named_as_other_programs_do_is_told_with_its_file(written):
    files = {"content/news/2026/a.md": article(f"[乙]({written})"), "content/news/2026/b.md": article("文")}
    (found,) = gathered(files, ("content/news/2026/b.jpg",))[1]
    assert (found.code, dict(found.values)["near"]) == ("missing-file", "b.md")


@pytest.mark.parametrize("written", ["op/", "op", "op/#节", "/content/news/2026/op/index.md#节"])
def test_a_link_may_name_the_folder_of_an_article_or_begin_at_the_site_folder(written):
    files = {
        "content/news/2026/a.md": article(f"[乙]({written})"),
        "content/news/2026/op/index.md": article("## 节"),
    }
    library, problems = gathered(files)
    assert problems == ()
    (linking,) = (each for each in library.articles if each.document.path.endswith("a.md"))
    assert linking.hrefs == {written: "/news/2026/op/" + ("#节" if "#" in written else "")}


@pytest.mark.parametrize("beginning", ["/content/news/2026/", "content/news/2026/"])
def test_a_picture_may_be_written_with_its_path_from_the_site_folder(beginning):
    files = {"content/news/2026/a.md": article(f"[图]({beginning}%E5%9B%BE.jpg) [回执](/content/)")}
    _, problems = gathered(files, ("content/news/2026/图.jpg",))
    assert problems == ()


def test_pictures_and_attachments_get_ascii_paths_beside_their_page():
    library, problems = gathered(
        {"content/news/2026/a.md": article("![图](图片/车间.JPG) [报名表](报名表.docx)")},
        ("content/news/2026/图片/车间.JPG", "content/news/2026/报名表.docx"),
    )
    assert problems == ()
    assert sorted(file.path for file in library.files.values()) == [
        "news/2026/bao-ming-biao.docx",
        "news/2026/tu-pian/che-jian.jpg",
    ]


def test_a_file_that_nobody_links_is_not_published():
    library, _ = gathered({"content/pages/a.md": page("文")}, ("content/pages/内部.xlsx",))
    assert library.files == {}


def test_a_dead_reference_names_the_nearest_id():
    files = {
        "content/courses/fire.yaml": COURSE + "credential: fier\n",
        "content/credentials/fire.yaml": "title: 证书\ntype: 学历\nsummary: 摘要\n",
    }
    (found,) = gathered(files)[1]
    assert (found.code, dict(found.values)["nearest"]) == ("dead-reference", "fire")


def test_a_title_in_place_of_an_id_is_told_with_the_id():
    files = {
        "content/courses/fire.yaml": COURSE + "credential: 消防证\n",
        "content/credentials/fire.yaml": "title: 消防证\ntype: 学历\nsummary: 摘要\n",
    }
    (found,) = gathered(files)[1]
    assert "“消防证”是它的标题，请写它的编号（文件名去掉扩展名）：fire。" in format_problems([found], "zh-CN")
    files["content/credentials/other.yaml"] = files["content/credentials/fire.yaml"]
    (found,) = gathered(files)[1]
    assert dict(found.values)["nearest"] == ""


@pytest.mark.parametrize("written", ["credentials/fire", "/credentials/fire/"])
def test_a_reference_may_have_the_folder_of_its_kind(written):
    files = {
        "content/courses/fire.yaml": f"{COURSE}credential: {written}\n",
        "content/credentials/fire.yaml": "title: 证书\ntype: 学历\nsummary: 摘要\n",
    }
    library, problems = gathered(files)
    assert problems == ()
    assert library.courses[0].data.credential == "fire"


def test_a_reference_to_any_kind_is_told_with_how_to_name_one():
    text = "---\ntitle: 甲\ndate: 2026-02-01\ncolumn: news\nrelated: b\n---\n文\n"
    (found,) = read_document("content/news/2026/a.md", text.encode()).problems
    assert found.code == "bad-reference"
    assert "例如 courses/fire-safety、news/2026/opening；或指向" in format_problems([found], "zh-CN")


def test_a_reference_may_be_a_path_to_the_source_file():
    files = {
        "content/courses/fire.yaml": COURSE + "credential: ../credentials/fire.yaml\n",
        "content/credentials/fire.yaml": "title: 证书\ntype: 学历\nsummary: 摘要\n",
    }
    assert problems_of(files) == []


def test_a_column_or_a_trade_that_the_site_does_not_list_is_reported():
    files = {
        "content/news/2026/a.md": article().replace("notices", "notice"),
        "content/courses/fire.yaml": COURSE.replace("safety", "safty"),
    }
    assert [each[:3] for each in problems_of(files)] == [
        ("trade-unknown", "content/courses/fire.yaml", 2),
        ("column-unknown", "content/news/2026/a.md", 4),
    ]


def test_a_date_in_the_future_needs_a_time_of_publication():
    assert (
        problems_of({"content/news/2026/a.md": article().replace("02-01", "03-02")})[0][0] == "date-in-future"
    )


def test_a_scheduled_article_appears_at_its_time():
    early = article(more="publish_at: 2026-03-01 08:00\n")
    late = article(more="publish_at: 2026-03-01 08:01\n")
    library, _ = gathered({"content/news/2026/a.md": early, "content/news/2026/b.md": late})
    assert [entry.id for entry in library.articles] == ["2026/a"]


def test_a_draft_is_shown_only_when_asked_for():
    files = {"content/news/2026/a.md": article(more="draft: yes\n")}
    assert gathered(files)[0].articles == ()
    assert len(gathered(files, drafts=True)[0].articles) == 1


@pytest.mark.parametrize(
    ("path", "permalink"),
    [
        ("content/pages/index.md", ""),
        ("content/pages/about/index.md", "about/"),
        ("content/pages/about/场地.md", "about/chang-di/"),
        ("content/news/2026/开班 通知.md", "news/2026/kai-ban-tong-zhi/"),
    ],
)
def test_permalinks_are_ascii(path, permalink):
    text = article() if "news" in path else page("文")
    library, _ = gathered({path: text})
    assert [entry.path for entry in library.entries()] == [permalink]


@given(st.text(min_size=1, max_size=30))
def test_any_name_at_all_has_an_ascii_slug(name):
    slug = slugify(name)
    assert slug
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(st.text(alphabet=st.characters(blacklist_characters="/\0"), min_size=1, max_size=20))
def test_any_file_has_an_ascii_path_that_stays_in_the_site(name):
    path = file_path(f"content/news/2026/{name}.pdf", {})
    assert path.isascii()
    assert path.startswith("news/2026/")
    assert ".." not in path.split("/")


def test_no_path_of_a_document_is_that_of_another_kind():
    paths = ["content/pages/news/2026/a.md", "content/news/2026/a.md"]
    assert len({document_kind(path) for path in paths}) == 2
