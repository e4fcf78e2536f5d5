"""The text of a page, block by block."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.compare.names import Role, address_of, natural_order, path_of, role_of, strip_fingerprint
from sitebuilder.compare.pages import LINK_END, LINK_START, Block, is_closed, page_blocks, text_blocks
from sitebuilder.compare.rows import diff_rows
from tests.fuzz.limits import within_limits

PAGE = """<html><head><title>通知 - 学院</title><meta name="SiteName" content="学院">
<meta name="description" content="简介"></head><body><nav>导航</nav>
<main><h1>通<wbr>知</h1>{}</main><footer>页脚</footer>"""


def shown(html: str) -> list[tuple[str, str]]:
    return [
        (each.kind, each.text.replace(LINK_START, "→").replace(LINK_END, "")) for each in text_blocks(html)
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2>甲</h2><p>一<strong>二</strong>\n三</p>", [("h2", "甲"), ("p", "一二 三")]),
        ("<ul><li>一</li><li><p>二</p></li></ul>", [("li", "一"), ("li", "二")]),
        ("<table><tr><th>项</th><td><p>甲</p><p>乙</p></td></tr></table>", [("row", "项 | 甲 乙")]),
        ('<p>见<a href="/a/">表</a>。</p>', [("p", "见表→/a/。")]),
        (
            "<li><time><span>2026-02<span>-</span></span><span>01</span></time><p><span>新</span>甲</p></li>",
            [("li", "2026-02-01"), ("li", "新 甲")],
        ),
        (
            '<p>图<img src="/x-0123456789abcdef-48.jpg" alt="车间"></p>',
            [("p", "图"), ("image", "车间→/x.jpg")],
        ),
        ("<p>a<br>b</p><script>x</script><p hidden>c</p><svg><text>d</text></svg>", [("p", "a b")]),
        ("<dl><div><dt>费用</dt><dd>380 元</dd></div></dl>", [("dt", "费用"), ("dd", "380 元")]),
        ("<p>没有<b>结束", [("p", "没有结束")]),
    ],
)
def test_blocks_contain_what_visitors_see(html, expected):
    assert shown(html) == expected


def test_a_page_is_its_title_its_description_and_its_main_part():
    assert page_blocks(PAGE.format("<p>文</p>")) == [
        Block("title", "通知 - 学院"), Block("description", "简介"), Block("h1", "通知"), Block("p", "文"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("news/index.html", Role.PAGE),
        ("feeds/all.xml", Role.FEED),
        ("feeds/all.json", Role.NONE),
        ("courses/a/calendar.ics", Role.CALENDAR),
        ("assets/site.0635540487.css", Role.ASSET),
        ("news/2026/a-0123456789abcdef-960.webp", Role.PICTURE),
        ("news/2026/share-0123456789abcdef.jpg", Role.NONE),
        ("news/notices/share-0123456789abcdef.png", Role.NONE),
        ("search/index/1.json", Role.NONE),
        ("news/2026/bao-ming-biao.docx", Role.FILE),
    ],
)
def test_the_role_of_a_file_follows_from_its_path(path, role):
    assert role_of(path) is role


def test_numbers_in_addresses_are_ordered_as_numbers():
    ordered = ["/", "/2/", "/10/", "/a/", "/a/02/", "/a/2/", "/a/09/", "/a/10b/", "/a/" + "9" * 5000, "/b/"]
    assert sorted(set(ordered), key=natural_order) == ordered


def test_names_lose_their_fingerprints_and_addresses_their_file():
    assert strip_fingerprint("assets/site.0635540487.css") == "assets/site.css"
    assert strip_fingerprint("a/b-9370ddd52c0cb95d-drawing.svg") == "a/b.svg"
    assert strip_fingerprint("a/2026-notice.pdf") == "a/2026-notice.pdf"
    assert (address_of("news/index.html"), address_of("404.html")) == ("/news/", "/404.html")
    assert path_of("/courses/?a=1#b") == "courses/index.html"


TEXTS = ("甲", "乙", "报名截止三月一日", "报名截止三月五日")
KINDS = st.sampled_from(("p", "li", "h2", "image"))
BLOCKS = st.lists(st.builds(Block, KINDS, st.sampled_from(TEXTS)), max_size=8)


@given(BLOCKS, BLOCKS)
def test_rows_contain_every_changed_block_exactly_once(old, new):
    rows = diff_rows(old, new)
    assert (old == new) == (rows == [])
    if not rows:
        return
    hidden = sum(row.hidden for row in rows)
    assert sum(row.old is not None for row in rows) + hidden == len(old)
    assert sum(row.new is not None for row in rows) + hidden == len(new)


def test_a_changed_block_is_beside_its_old_version():
    old = [Block("p", "报名截止三月一日"), Block("p", "别的")]
    new = [Block("p", "新的一段话"), Block("p", "报名截止三月五日"), Block("p", "别的")]
    assert [row.change for row in diff_rows(old, new)] == ["added", "changed", "same"]


def test_references_to_no_character_are_read_whatever_their_length():
    number = "9" * 5_000
    body = f"<body><main><p title='&#{number};'>乙&#{number};</p></main>"
    blocks = page_blocks(f"<title>甲&#{number};</title>{body}")
    assert blocks == [Block("title", "甲\ufffd"), Block("p", "乙\ufffd")]


@pytest.mark.parametrize("piece", ["<title>", "<main>", "<p>", "<b title='", "&#1", "</p>", "<meta>"])
def test_a_page_of_any_construct_is_read_within_limits(piece):
    html = f"<title>甲</title><body>{piece * 30_000}"
    with within_limits():
        if is_closed(html):
            page_blocks(html)


@pytest.mark.parametrize("piece", ["<!--", "<a ", "<!", "</", "<?"])
def test_a_page_whose_tags_are_open_is_not_read(piece):
    assert not is_closed(f"<body>{piece * 1_000}")
