"""The academy's site as it is built: every link, feed, calendar and structured datum."""

import json
import re
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import feedparser
import jsonschema
import pytest
from icalendar import Calendar
from lxml import etree, html

from tests.academy import BASE_URL as BASE


@pytest.fixture(scope="module")
def public(academy: Path) -> Path:
    return academy


@pytest.fixture(scope="module")
def documents(public) -> dict[str, html.HtmlElement]:
    return {
        path.relative_to(public).as_posix(): html.document_fromstring(path.read_bytes().decode())
        for path in public.rglob("*.html")
    }


def address_of(path: str) -> str:
    return BASE + path.removesuffix("index.html")


def choices(document: html.HtmlElement) -> list[str]:
    """Return the choices of the course finder, which a fragment can make: ``trade=safety``."""
    return [f"{each.get('name')}={each.get('value')}" for each in document.xpath("//input[@type='checkbox']")]


def test_every_internal_link_and_anchor_resolves(public, documents):
    ids = {path: {*document.xpath("//@id"), *choices(document)} for path, document in documents.items()}
    dead = []
    for path, document in documents.items():
        for target in document.xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
            full = urlsplit(urljoin(address_of(path), target))
            if f"{full.scheme}://{full.netloc}/" != BASE:
                continue
            name = unquote(full.path).removeprefix("/")
            file = name + "index.html" if not name or name.endswith("/") else name
            anchor = unquote(full.fragment)
            if not (public / file).is_file() or (anchor and anchor not in ids.get(file, ())):
                dead.append((path, target))
    assert dead == []


def test_no_page_asks_another_host_for_anything(documents):
    asked = [
        (path, target)
        for path, document in documents.items()
        for target in document.xpath(
            "//script/@src | //img/@src | //link[@rel!='canonical']/@href | //iframe/@src | //source/@srcset"
        )
        if urlsplit(urljoin(address_of(path), target)).netloc != urlsplit(BASE).netloc
        and not target.startswith("data:")
    ]
    assert asked == []


def test_every_page_has_one_heading_a_title_a_description_and_its_own_address(documents):
    for path, document in documents.items():
        if document.xpath("//meta[@http-equiv='refresh']"):
            continue
        assert len(document.xpath("//h1")) == 1, path
        assert document.xpath("string(//title)").strip(), path
        assert document.xpath("//meta[@name='description']/@content")[0].strip(), path
        assert document.xpath("//link[@rel='canonical']/@href") == [address_of(path)], path
        assert document.xpath("/html/@lang") == ["zh-CN"], path


def test_heading_levels_are_never_skipped(documents):
    for path, document in documents.items():
        levels = [int(each.tag[1]) for each in document.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert not jumps, path


def test_no_id_stands_twice_on_a_page(documents):
    for path, document in documents.items():
        ids = document.xpath("//@id")
        assert len(ids) == len(set(ids)), path


def metas(document: html.HtmlElement) -> dict[str, str]:
    return {each.get("name"): each.get("content") for each in document.xpath("//meta[@name]")}


def test_pages_carry_the_government_tag_set(documents):
    for path, document in documents.items():
        if document.xpath("//meta[@http-equiv='refresh']"):
            continue
        assert {"SiteName", "SiteDomain"} <= set(metas(document)), path
    column = metas(documents["news/notices/index.html"])
    assert {"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"} <= set(column)
    articles = [metas(document) for path, document in documents.items() if is_article(path)]
    assert articles
    for article in articles:
        assert {"ArticleTitle", "PubDate", "ContentSource", "ColumnName", "ColumnType"} <= set(article)
        datetime.strptime(article["PubDate"], "%Y-%m-%d %H:%M")
        assert "SiteIDCode" not in article


def is_article(path: str) -> bool:
    parts = path.split("/")
    return parts[0] == "news" and len(parts) == 4 and parts[1].isdigit() and parts[2] != "page"


def test_structured_data_is_json_with_known_types(documents):
    types = set()
    for document in documents.values():
        for text in document.xpath("//script[@type='application/ld+json']/text()"):
            data = json.loads(text)
            assert data["@context"] == "https://schema.org"
            types.add(data["@type"])
    assert {"EducationalOrganization", "BreadcrumbList", "NewsArticle", "Course", "ItemList"} <= types


def test_structured_data_says_only_what_the_page_shows(documents):
    for path, document in documents.items():
        shown = " ".join(document.text_content().split())
        for text in document.xpath("//script[@type='application/ld+json']/text()"):
            data = json.loads(text)
            for key in ("headline", "name"):
                if key in data:
                    assert " ".join(data[key].split()) in shown, path
            assert data.get("offers", {}).get("price") != 0 or "免费" in shown, path


def test_feeds_are_read_without_complaint(public):
    feeds = sorted(public.glob("feeds/*.xml"))
    assert {feed.stem for feed in feeds} >= {"all", "notices"}
    for feed in feeds:
        parsed = feedparser.parse(feed.read_bytes())
        assert not parsed.bozo, parsed.get("bozo_exception")
        assert parsed.version == "atom10"
        assert parsed.entries
        for entry in parsed.entries:
            assert entry.id
            assert entry.updated_parsed
            assert entry.link.startswith(BASE)
            assert (public / urlsplit(entry.link).path.lstrip("/") / "index.html").is_file()


def test_json_feeds_tell_the_same_as_atom(public):
    for feed in public.glob("feeds/*.json"):
        data = json.loads(feed.read_text(encoding="utf-8"))
        atom = feedparser.parse(feed.with_suffix(".xml").read_bytes())
        assert data["version"] == "https://jsonfeed.org/version/1.1"
        assert [item["url"] for item in data["items"]] == [entry.link for entry in atom.entries]


def test_calendars_are_read_by_icalendar(public):
    files = [*public.glob("calendar/*.ics"), *public.glob("courses/*/calendar.ics")]
    assert len(files) > 3
    for file in files:
        content = file.read_bytes()
        assert all(len(line) <= 75 for line in content.split(b"\r\n"))
        assert b"\n" not in content.replace(b"\r\n", b"")
        calendar = Calendar.from_ical(content)
        events = calendar.walk("VEVENT")
        assert events, file
        assert not calendar.errors
        assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Shanghai"]
        uids = [str(event["UID"]) for event in events]
        assert len(uids) == len(set(uids))


def test_a_cancelled_session_stays_in_the_calendar_as_cancelled(public):
    calendar = Calendar.from_ical((public / "calendar/sessions.ics").read_bytes())
    assert "CANCELLED" in {str(event.get("STATUS")) for event in calendar.walk("VEVENT")}


def test_the_sitemap_lists_only_pages_that_exist(public, documents):
    tree = etree.fromstring((public / "sitemap.xml").read_bytes())
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    urls = tree.xpath("//s:loc/text()", namespaces=space)
    assert len(urls) == len(set(urls)) > 30
    for url in urls:
        document = documents[url.removeprefix(BASE) + "index.html"]
        assert not document.xpath("//meta[@name='robots'][contains(@content, 'noindex')]")
    for day in tree.xpath("//s:lastmod/text()", namespaces=space):
        assert datetime.fromisoformat(day)


def test_robots_names_the_sitemap(public):
    assert f"Sitemap: {BASE}sitemap.xml" in (public / "robots.txt").read_text().splitlines()


def test_courses_json_keeps_its_schema(public):
    schema = json.loads((public / "courses.schema.json").read_text(encoding="utf-8"))
    courses = json.loads((public / "courses.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(courses, schema)
    assert len(courses["courses"]) >= 6


def test_an_old_address_leads_on(public, documents):
    redirects = {
        path: document
        for path, document in documents.items()
        if document.xpath("//meta[@http-equiv='refresh']")
    }
    assert redirects
    for path, document in redirects.items():
        target = urlsplit(document.xpath("//link[@rel='canonical']/@href")[0]).path.lstrip("/")
        assert f"{target}index.html" in documents, path
    assert len((public / "redirects.map").read_text().strip().splitlines()) >= len(redirects)


def test_every_session_status_is_shown_somewhere(documents):
    shown = documents["courses/index.html"].text_content() + "".join(
        document.text_content() for path, document in documents.items() if path.startswith("courses/")
    )
    for status in (
        "按需开班",
        "即将报名",
        "报名中",
        "名额紧张",
        "已满",
        "报名截止",
        "开课中",
        "已结束",
        "已取消",
        "待定",
    ):
        assert status in shown


def test_samples_wear_their_badge(documents):
    assert "示例" in documents["courses/index.html"].text_content()


def test_neither_the_newspapers_phone_nor_its_filing_number_is_ours(public):
    for path in public.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"2722284" not in content
            assert b"09102757" not in content


DATE_OR_TIME = r"(?<!\d)(?:\d{4}-\d\d-\d\d|(?<!日（周.）)\d\d:\d\d)[ \u00a0]"
"""What keeps its blank before the next word: an ISO date, and a time of day that ends no spoken date."""

NUMBER_BLANK_HAN = re.compile(
    r"[0-9%][ \u00a0]+[\u4e00-\u9fff]|(?:余|原定|共|第|全部)[ \u00a0]+[0-9](?!\d{3}-)"
)
TEMPLATE_BLANK_HAN = re.compile(r"\}(?:[ \u00a0]|\\u00a0|\\xa0)+[\u4e00-\u9fff]")


def blanks_before_words(text: str) -> list[str]:
    """Return where a number and a Chinese word have a space between them, with what surrounds it."""
    plain = re.sub(DATE_OR_TIME, "", re.sub(r"[ \t\r\n]+", " ", text))
    return [plain[max(0, found.start() - 16) : found.end() + 8] for found in NUMBER_BLANK_HAN.finditer(plain)]


def test_what_has_a_blank_between_a_number_and_a_word_is_told():
    assert blanks_before_words("12月25日（周五）17:00 截止") == ["12月25日（周五）17:00 截止"]
    assert blanks_before_words("，余\u00a028\u00a0人") != []
    assert blanks_before_words("原定 3月3日") != []
    assert blanks_before_words("2027-01-05（周二） 19:00 晚上，2026-12-04 报名截止，共5门") == []


def test_no_number_has_a_blank_before_a_word_on_any_page_in_any_feed_or_script(public, documents):
    found = {
        (path, blank)
        for path, document in documents.items()
        for text in document.xpath("//body//text()[not(parent::script)] | //@*")
        for blank in blanks_before_words(text)
    }
    for path in public.rglob("*"):
        if path.suffix in {".xml", ".ics", ".svg"} or (path.name.endswith(".json") and "feeds" in path.parts):
            text = path.read_bytes().decode().replace("\r\n ", "")
            found |= {(path.name, blank) for line in text.splitlines() for blank in blanks_before_words(line)}
        elif path.suffix == ".js":
            script = path.read_bytes().decode()
            found |= {(path.name, blank) for blank in TEMPLATE_BLANK_HAN.findall(script)}
    assert found == set()
