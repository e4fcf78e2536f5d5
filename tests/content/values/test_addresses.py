"""Addresses that editors write: old ones of pages, where entries lead, telephone numbers and mail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitebuilder.content.document_reader import read_document
from sitebuilder.content.paths.output_paths import PathRefusal, output_path
from sitebuilder.content.site_file import read_site
from sitebuilder.content.values.addresses import is_site_path, is_web_address, parse_old_path
from sitebuilder.content.values.contacts import mail_url, phone_url
from sitebuilder.messages import format_problem

SITE = "name: 学院\nbase_url: https://example.org/\ndescription: 学院\n"


def problems_of(text: str) -> list[tuple[str, int, int]]:
    _, reading = read_site((SITE + text).encode())
    return [(each.code, each.place.line, each.place.column) for each in reading.problems]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("/old/", "old/"),
        ("/old", "old/"),
        ("old/page/", "old/page/"),
        ("/old.html", "old.html"),
        ("/show.asp", "show.asp"),
        ("/v1.2/", "v1.2/"),
        ("/旧网页/", "旧网页/"),
        ("/%E6%97%A7%E7%BD%91%E9%A1%B5/", "旧网页/"),
        ("/%e6%97%a7%e7%bd%91%e9%a1%b5.htm", "旧网页.htm"),
        ("/old%20page/", "old page/"),
        ("/100%/", "100%/"),
        ("/100%25/", "100%/"),
        ("/a%2Fb/", "a/b/"),
        ("/cafe%CC%81/", "caf\u00e9/"),
        ("  /old/ ", "old/"),
    ],
)
def test_an_old_address_is_a_folder_or_a_file_decoded_once(text, path):
    assert parse_old_path(text) == path


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("/", "empty"),
        ("//", "host"),
        ("/a//b/", "empty"),
        ("/a//", "empty"),
        ("https://old.example.org/x/", "host"),
        ("HTTP://old.example.org/", "host"),
        ("//old.example.org/x/", "host"),
        ("https:/x", "colon"),
        ("javascript:alert(1)", "colon"),
        ("../site.yaml", "dots"),
        ("/../../ESCAPED/", "dots"),
        ("/%2e%2e/x/", "dots"),
        ("/%2e%2e%2fx/", "dots"),
        ("/..%2fx/", "dots"),
        ("/%2Fetc/passwd", "empty"),
        ("/%252e%252e/x/", "encoding"),
        ("/%25%32%65/", "encoding"),
        ("/%u6237/", "encoding"),
        ("/%FF/", "encoding"),
        ("/%C0%AE%C0%AE/", "encoding"),
        ("/%B9%A4/", "encoding"),
        ("/a%00.html", "unseen"),
        ("/a%0d%0ab/", "unseen"),
        ("/a%E2%80%8B/", "unseen"),
        ("/a%5cb/", "backslash"),
        ("\\\\host\\x", "backslash"),
        ("/C:/x/", "colon"),
        ("/show.asp?id=3", "query"),
        ("/a/#b", "query"),
        ("/a%3Fb/", "sign"),
        ("/.git/config", "hidden"),
        ("/%2egit/config", "hidden"),
        ("/.htaccess", "hidden"),
        ("/.manifest.json", "hidden"),
        ("/a /", "edge"),
        ("/aux/", "device"),
        ("/" + "x" * 300 + "/", "too-long"),
        ("/" + "名" * 100, "too-long"),
    ],
)
def test_an_old_address_that_is_none_of_this_site_is_refused_with_its_reason(text, reason):
    assert parse_old_path(text) == PathRefusal(reason)


@given(st.text(alphabet=st.one_of(st.sampled_from("/.%25efFc0\\:?# a"), st.characters()), max_size=40))
def test_any_text_is_an_inside_old_address_or_refused(text):
    path = parse_old_path(text)
    if isinstance(path, str):
        assert path != "/"
        assert output_path(path.removesuffix("/")) == path.removesuffix("/")


DOCUMENTS = {
    "content/news/2026/a.md": "---\ntitle: 题\ndate: 2026-02-01\ncolumn: news\n{}---\n文\n",
    "content/pages/a.md": "---\ntitle: 题\ndescription: 说明\norder: 3\n{}---\n文\n",
    "content/courses/a.yaml": "title: 题\ntrade: 安全\nsummary: 摘要\ncode: 1\n{}",
    "content/competitions/a.yaml": "title: 题\nsummary: 摘要\nvenue: 车间\nheld: yes\n{}",
    "content/credentials/a.yaml": "title: 题\ntype: 学历\nsummary: 摘要\nlevel: 一\n{}",
}


@pytest.mark.parametrize("path", DOCUMENTS)
def test_every_kind_of_wrong_old_path_is_reported_at_its_place_with_a_remedy(path):
    text = DOCUMENTS[path].format('aliases: [/good/, "/../bad/"]\n')
    (found,) = read_document(path, text.encode()).problems
    assert (found.code, found.place.line, found.place.column) == ("bad-site-path", 5, 19)
    told = format_problem(found, "zh-CN")
    assert "/../bad/" in told
    assert "例如 /old-page/" in told


@pytest.mark.parametrize("path", DOCUMENTS)
@pytest.mark.parametrize("slug", ["a" * 300, "con", "lpt1"])
def test_a_name_in_urls_that_no_disk_accepts_is_reported_at_its_place(path, slug):
    text = DOCUMENTS[path].format(f"slug: {slug}\n")
    (found,) = read_document(path, text.encode()).problems
    assert (found.code, found.place.column) == ("bad-site-path", 7)


def test_a_session_id_that_no_disk_accepts_is_reported_at_its_place():
    text = DOCUMENTS["content/courses/a.yaml"].format(f"sessions:\n  - id: {'b' * 250}\n  - id: nul\n")
    problems = read_document("content/courses/a.yaml", text.encode()).problems
    assert [(each.code, each.place.line, each.place.column) for each in problems] == [
        ("bad-site-path", 6, 9),
        ("bad-site-path", 7, 9),
    ]


@pytest.mark.parametrize("old", ["/", "/../x/", "//host/x/", "/x/?a=1", "/.git/hooks/post-merge", "C:/x"])
def test_a_redirect_from_anything_but_a_path_of_this_site_is_reported_at_its_place(old):
    assert problems_of(f"redirects:\n  - {{from: '{old}', to: /}}\n") == [("bad-site-path", 5, 12)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../x.html", "bad-site-path"),
        ("/etc/x.txt", "bad-site-path"),
        (".htaccess", "bad-site-path"),
        ("x\\\\y.txt", "bad-site-path"),
        ("nul.txt", "bad-site-path"),
        ("a/b.txt", "bad-root-file"),
        ("x.php", "bad-root-file"),
        ("x.js", "bad-root-file"),
        ("x.svg", "bad-root-file"),
        ("x", "bad-root-file"),
    ],
)
def test_a_verification_file_is_an_ordinary_file_at_the_root(name, code):
    assert problems_of(f'verification:\n  - {{name: "{name}", content: x}}\n') == [(code, 5, 12)]


@pytest.mark.parametrize("name", ["MP_verify_a1B2.txt", "BingSiteAuth.xml", "google12ab.html", "x.JSON"])
def test_a_verification_file_as_services_name_them_is_taken(name):
    assert problems_of(f"verification:\n  - {{name: {name}, content: x}}\n") == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("google12ab.html", "google-site-verification: google12ab.html"),
        (
            "y.html",
            '<html><head><meta http-equiv="Content-Type" content="text/html"></head><body>Y</body></html>',
        ),
        ("BingSiteAuth.xml", '<?xml version="1.0"?><users><user>0A1B</user></users>'),
        ("x.txt", "a < b"),
    ],
)
def test_a_verification_file_contains_what_services_ask_for(name, content):
    assert problems_of(f"verification:\n  - name: {name}\n    content: '{content}'\n") == []


@pytest.mark.parametrize("name", ["x.html", "x.xml", "x.HTML"])
@pytest.mark.parametrize(
    "content",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<body onload=alert(1)>",
        "<body<script>alert(1)</script>",
        "<p<p><script>",
        '<meta http-equiv="refresh" content="0;url=https://x/">',
        "<svg/onload=alert(1)>",
        "<!--><script>alert(1)</script>-->",
        '<x xmlns="http://www.w3.org/1999/xhtml"/>',
        '<?xml-stylesheet href="x.xsl"?>',
        "<!DOCTYPE x [<!ENTITY a 'b'>]>",
        "<a href=javascript:alert(1)>",
        "<",
    ],
)
def test_a_verification_file_runs_nothing(name, content):
    escaped = content.replace('"', '\\"')
    text = f'verification:\n  - name: {name}\n    content: "{escaped}"\n'
    assert problems_of(text) == [("verification-active", 6, 5)]


def test_an_address_longer_than_a_code_can_hold_is_reported():
    assert problems_of(f"host:\n  name: 工会\n  url: https://example.org/{'x' * 2000}\n") == [
        ("bad-url", 6, 8)
    ]
    assert problems_of(f"navigation:\n  - {{title: 甲, url: /{'x/' * 1001}}}\n") == [("bad-link", 5, 21)]


GOOD_DESTINATIONS = [
    "/",
    "/courses/",
    "/courses/#trade=safety",
    "/search/?q=安全",
    "/feeds/all.xml",
    "/旧网页/",
    "/%E6%97%A7/",
    "https://www.gov.cn/",
    "HTTPS://www.gov.cn/x?y={1}|2",
    "http://例子.中国/路径",
    "http://192.0.2.1:8080/a",
    "https://[2001:db8::1]/",
    "mailto:office@example.org",
    "mailto:office@example.org?subject=报名",
    "tel:0758-1234567",
    "tel:+86-758-1234567;ext=801",
]

BAD_DESTINATIONS = [
    "javascript://x/%0aalert(1)",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\\tscript:alert(1)",
    "java\\nscript:alert(1)",
    "\\u0001javascript:alert(1)",
    " javascript:alert(1)",
    "\\u00a0https://x/",
    "&#106;avascript:alert(1)",
    "javascript&colon;alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "blob:https://x/y",
    "file:///etc/passwd",
    "ftp://x/",
    "view-source:https://x/",
    "//host/x",
    "///host/x",
    "/\\\\host/x",
    "/%2Fhost/x",
    "/%5Chost/x",
    "/\\thost/x",
    "\\\\\\\\host\\\\x",
    "\\\\host",
    "https:/x",
    "https:x",
    "https:\\\\\\\\x",
    "https:///x",
    "https://",
    "https://\\thost/",
    "https://ho\\nst/",
    "https://gov.cn@evil.example/",
    "https://gov.cn:pw@evil.example/",
    "https://gov.cn%2F@evil.example/",
    "https://x/\\u202etxt",
    "https://x:99999/",
    "https://[::1/",
    "https：//x/",
    "mailto:x",
    "mailto:a@b.cn?bcc=c@d.cn",
    "mailto:a@b.cn?subject=x&cc=c@d.cn",
    "mailto:a@b.cn,c@d.cn",
    "mailto:a@b.cn%0abcc:c@d.cn",
    "tel:javascript",
    "tel:*21*13800000000#",
    "tel:",
    "courses/",
    "www.gov.cn",
    "#top",
    "?q=1",
    "/../x/",
    "/./x/",
    "/a//b/",
]


@pytest.mark.parametrize("url", GOOD_DESTINATIONS)
@pytest.mark.parametrize(
    "entry",
    [
        "navigation:\n  - title: 甲\n    url: ",
        "tasks:\n  - title: 甲\n    url: ",
        "steps:\n  - title: 甲\n    url: ",
        "redirects:\n  - from: /x/\n    to: ",
    ],
)
def test_an_entry_leads_to_a_path_of_the_site_or_an_ordinary_address(entry, url):
    assert problems_of(f'{entry}"{url}"\n') == []


@pytest.mark.parametrize("url", BAD_DESTINATIONS)
@pytest.mark.parametrize(
    ("entry", "column"),
    [
        ("navigation:\n  - title: 甲\n    url: ", 10),
        ("tasks:\n  - title: 甲\n    url: ", 10),
        ("steps:\n  - title: 甲\n    url: ", 10),
        ("redirects:\n  - from: /x/\n    to: ", 9),
    ],
)
def test_an_entry_with_any_other_destination_is_reported_at_its_place(entry, column, url):
    ((code, *where),) = problems_of(f'{entry}"{url}"\n')
    assert (code, where) in (("bad-link", [6, column]), ("yaml-control-character", [6, column]))


@pytest.mark.parametrize(
    "url", [*BAD_DESTINATIONS, "/courses/", "mailto:office@example.org", "tel:0758-1234567"]
)
@pytest.mark.parametrize("field", ["host", "organiser"])
def test_the_address_of_an_organisation_is_a_web_address_and_nothing_else(field, url):
    ((code, *where),) = problems_of(f'{field}:\n  name: 工会\n  url: "{url}"\n')
    assert (code, where) in (("bad-url", [6, 8]), ("yaml-control-character", [6, 8]))


@given(
    st.sampled_from(["", "/", "//", "https:", "https://", "https://a.example", "http://甲.example/"]),
    st.text(alphabet=st.one_of(st.sampled_from("/\\@.:? \t\n%2Ff#"), st.characters()), max_size=6),
)
def test_a_web_address_contains_nothing_that_browsers_reinterpret(beginning, rest):
    text = beginning + rest
    for is_one in (is_web_address, is_site_path):
        if is_one(text):
            assert not set(text) & set("\\\t\n\r\0")
            assert text.isprintable()
    if is_site_path(text):
        assert text.startswith("/")
        assert not text.startswith("//")


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("0758-1234567", "tel:0758-1234567"),
        ("0758—1234567转801", "tel:0758-1234567;ext=801"),
        ("0758－1234567 转 801", "tel:0758-1234567;ext=801"),
        ("０７５８－１２３４５６７", "tel:0758-1234567"),
        ("（0758）123 4567", "tel:07581234567"),
        ("+86 758 1234567", "tel:+867581234567"),
        ("+86-758-1234567", "tel:+86-758-1234567"),
        ("13800000000", "tel:13800000000"),
        ("400-000-0000", "tel:400-000-0000"),
        ("12345", "tel:12345"),
    ],
)
def test_a_telephone_number_as_offices_write_it_becomes_a_link(text, url):
    assert phone_url(text) == url


@pytest.mark.parametrize(
    "text",
    [
        "待定",
        "0758-1234567（工作日）",
        "0758-1234567、13800000000",
        "0758-1234567 13800000000",
        "*21*13800000000#",
        "110;phone-context=evil.example",
        "0758-1234567?x=y",
        "javascript:alert(1)",
        "12",
        "-",
        "1" * 10_000,
        "1" + " " * 10_000,
    ],
)
def test_anything_but_a_plain_telephone_number_stays_text(text):
    assert phone_url(text) is None


def test_a_mail_address_becomes_a_link_and_anything_else_stays_text():
    assert mail_url("bao.ming_1+a@mail.example.org") == "mailto:bao.ming_1+a@mail.example.org"
    for text in (
        "x?bcc=a@b.cn",
        "a@b.cn?bcc=c@d.cn",
        "a@b.cn&cc=c@d.cn",
        "a@b.cn,c@d.cn",
        "a@b.cn%0Abcc:c@d.cn",
        "a(at)b.cn",
        "a@b",
        "@b.cn",
        "<a@b.cn>",
        "a" * 10_000 + "@b.cn",
    ):
        assert mail_url(text) is None
