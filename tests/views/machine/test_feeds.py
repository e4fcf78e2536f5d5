"""Feeds, as a feed reader takes them."""

import json
import re
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from sitebuilder.content.library.library import Entry, TextLinks
from sitebuilder.content.model.field_types import Kind
from sitebuilder.views.machine.feeds import outputs, subscriptions
from sitebuilder.views.shared.frame import PageInfo, make_frame
from tests.library import SITE, made, make_test_context

COURSE = "title: 消防安全\ntrade: safety\nsummary: 学消防。\n"


def article(title: str = "开班", more: str = "", body: str = "正文。", date: str = "2026-02-01") -> str:
    return f"---\ntitle: {json.dumps(title)}\ndate: {date}\ncolumn: notices\n{more}---\n{body}\n"


def files_of(files: dict[str, str | bytes], **options: Any) -> dict[str, bytes]:
    return made(outputs, make_test_context(files, **options))


def atom(files: dict[str, str | bytes], name: str = "all", **options: Any) -> Any:
    parsed = feedparser.parse(files_of(files, **options)[f"feeds/{name}.xml"], sanitize_html=False)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def json_feed(files: dict[str, str | bytes], name: str = "all", **options: Any) -> Any:
    return json.loads(files_of(files, **options)[f"feeds/{name}.json"])


def test_a_site_without_anything_dated_has_no_feed():
    assert files_of({"content/courses/fire.yaml": COURSE}) == {}


def test_each_section_with_something_dated_has_a_feed_in_both_forms():
    files: dict[str, str | bytes] = {
        "content/news/2026/a.md": article(),
        "content/courses/fire.yaml": COURSE + "updated: 2026-01-05\n",
    }
    names = {f"feeds/{name}.{form}" for name in ("all", "notices", "courses") for form in ("xml", "json")}
    assert set(files_of(files)) == names
    assert [path for _, path in subscriptions(make_test_context(files))] == [
        "feeds/all.xml",
        "feeds/notices.xml",
        "feeds/courses.xml",
    ]


def test_a_site_without_a_column_of_notices_has_no_feed_of_notices():
    site = SITE.replace("slug: notices", "slug: announcements")
    text = article().replace("column: notices", "column: news")
    assert set(files_of({"content/news/2026/a.md": text}, site=site)) == {"feeds/all.xml", "feeds/all.json"}


def test_items_are_newest_first_and_limited_as_the_site_wants():
    files: dict[str, str | bytes] = {
        f"content/news/2026/n{day}.md": article(f"第{day}天", date=f"2026-02-0{day}") for day in (3, 1, 2)
    }
    files["content/courses/fire.yaml"] = COURSE + "updated: 2026-02-02\n"
    titles = [entry.title for entry in atom(files).entries]
    assert titles == ["第3天", "消防安全", "第2天", "第1天"]
    assert [entry.title for entry in atom(files, site=SITE + "feed_size: 2\n").entries] == titles[:2]


def test_both_formats_have_the_same_items():
    files: dict[str, str | bytes] = {
        "content/news/2026/a.md": article("甲", "summary: 摘要\ntags: [消防, 安全]\n", "见 **正文**。"),
        "content/news/2026/b.md": article("乙", "author: 张三\nsummary: 二\n"),
    }
    told = [
        (entry.id, entry.link, entry.title, entry.get("summary"), entry.updated, entry.published)
        for entry in atom(files).entries
    ]
    assert told == [
        (
            item["id"],
            item["url"],
            item["title"],
            item["summary"],
            item["date_modified"],
            item["date_published"],
        )
        for item in json_feed(files)["items"]
    ]
    assert [entry.content[0].value.strip() for entry in atom(files).entries] == [
        item["content_html"].strip() for item in json_feed(files)["items"]
    ]
    assert json_feed(files)["items"][0]["tags"] == ["消防", "安全"]


def test_the_id_of_an_item_does_not_change_with_its_title():
    before, after = (atom({"content/news/2026/a.md": article(title)}) for title in ("开班", "开班（更正）"))
    assert before.entries[0].id == after.entries[0].id == "https://academy.example/news/2026/a/"


def test_times_are_those_of_the_sites_zone():
    item = json_feed({"content/news/2026/a.md": article(date="2026-02-01 08:30")})["items"][0]
    assert item["date_published"] == item["date_modified"] == "2026-02-01T08:30:00+08:00"


def test_times_before_a_zone_had_a_standard_time_are_valid():
    entry = atom({"content/news/1900/a.md": article(date="1900-06-01")}).entries[0]
    assert (entry.published, entry.updated) == ("1900-06-01T00:00:00+08:06",) * 2


def test_an_item_has_the_time_of_the_last_change():
    item = json_feed({"content/courses/fire.yaml": COURSE + "updated: 2026-02-03 08:30\n"})["items"][0]
    assert item["date_modified"] == "2026-02-03T08:30:00+08:00"


def test_a_correction_raises_updated_but_not_the_place_in_the_feed():
    files: dict[str, str | bytes] = {
        "content/news/2026/old.md": article("旧", "corrections:\n  - {date: 2026-02-20, text: 改了时间}\n"),
        "content/news/2026/new.md": article("新", date="2026-02-10"),
    }
    new, old = atom(files).entries
    assert (new.title, old.title) == ("新", "旧")
    assert old.updated == atom(files).feed.updated == "2026-02-20T00:00:00+08:00"
    assert "改了时间" in old.content[0].value


def test_links_and_images_have_absolute_urls():
    links = "[课程](../../courses/fire.yaml) [外](https://other.example/x?a=1&b=2) ![图](a.png) [下](#h)"
    files: dict[str, str | bytes] = {
        "content/news/2026/a.md": article(body=f"{links}\n\n## 标题 {{#h}}\n\n注[^1]\n\n[^1]: 脚注\n"),
        "content/news/2026/a.png": b"png",
        "content/courses/fire.yaml": COURSE,
    }
    site = SITE.replace("https://academy.example/", "https://host.example/academy/")
    html = etree.HTML(json_feed(files, site=site)["items"][0]["content_html"])
    targets = html.xpath("//@href | //@src")
    base = "https://host.example/academy/"
    assert targets[:4] == [
        base + "courses/fire/",
        "https://other.example/x?a=1&b=2",
        base + "news/2026/a-0f-800.jpg",
        base + "news/2026/a/#h",
    ]
    assert len(targets) > 4
    assert all(target.startswith(base + "news/2026/a/#") for target in targets[4:])


def test_an_article_item_has_its_cover_and_its_attachments():
    more = (
        "cover: a.jpg\ncover_alt: 车间\nattachments:\n  - {file: form.docx, title: 报名表}\n"
        "corrections:\n  - {date: 2026-02-03, text: 换了表}\n"
    )
    files: dict[str, str | bytes] = {
        "content/news/2026/a.md": article(more=more),
        "content/news/2026/a.jpg": b"jpg",
        "content/news/2026/form.docx": b"x" * 2048,
    }
    item = json_feed(files)["items"][0]
    html = etree.HTML(item["content_html"])
    assert item["image"] == "https://academy.example/news/2026/a-0f-800.jpg"
    assert html.xpath("//img/@alt") == ["车间"]
    link = html.xpath("//a")[0]
    assert (link.get("href"), link.text) == ("https://academy.example/news/2026/form.docx", "报名表")
    assert "（DOCX，2 KB）" in item["content_html"]


def test_an_article_that_links_to_a_text_elsewhere_has_only_our_summary():
    source = "source: 日报\nsource_url: https://paper.example/1\nauthor: 李四\n"
    more = f"origin: link\nsummary: 我们的介绍。\n{source}"
    files: dict[str, str | bytes] = {"content/news/2026/a.md": article(more=more, body="几句话。")}
    entry = atom(files).entries[0]
    assert (entry.get("content"), entry.summary) == (None, "我们的介绍。")
    assert {link.rel: link.href for link in entry.links}["via"] == "https://paper.example/1"
    item = json_feed(files)["items"][0]
    assert (item["content_text"], item["external_url"]) == ("我们的介绍。", "https://paper.example/1")
    assert "content_html" not in item
    assert "几句话" not in json.dumps(item, ensure_ascii=False)
    assert "authors" not in item


def test_a_repost_with_permission_names_its_author():
    more = "origin: authorised\nsource: 日报\nsource_url: https://paper.example/1\npermission_ref: 一号\n"
    assert atom({"content/news/2026/a.md": article(more=more)}).entries[0].author == "日报"
    named = article(more=more + "author: 李四\n")
    assert atom({"content/news/2026/a.md": named}).entries[0].author == "李四"


def test_a_sample_says_so_before_its_title():
    files: dict[str, str | bytes] = {"content/news/2026/a.md": article(more="sample: yes\n")}
    assert atom(files).entries[0].title == "【示例】开班"


def test_a_course_item_has_its_text_its_fee_and_its_sessions():
    course = COURSE + (
        "updated: 2026-02-02\nfee: 380.50\nrequirements: |\n  见[安排](../news/2026/a.md)。\n"
        "sessions:\n  - {id: a, start: 2026-03-01 19:00, end: 2026-04-01 21:00, venue: 一号楼}\n"
        "  - {id: b, start: 2026-05-01, cancelled: yes, sample: yes}\n  - {id: c}\n"
    )
    files: dict[str, str | bytes] = {
        "content/courses/fire.yaml": course,
        "content/news/2026/a.md": article(),
    }
    content = atom(files, "courses").entries[0].content[0].value
    assert 'href="https://academy.example/news/2026/a/"' in content
    assert "380.5元" in content
    assert etree.HTML(content).xpath("//li/text()") == [
        "2026-03-01（周日） 19:00 至 2026-04-01（周三） 21:00 · 一号楼",
        "2026-05-01（周五） · 已取消 · 示例",
        "待公布",
    ]


def test_every_entry_says_when_it_was_published():
    files: dict[str, str | bytes] = {
        "content/courses/fire.yaml": COURSE + "updated: 2026-02-02\n",
        "content/news/2026/a.md": article(),
    }
    assert len([each.published for each in atom(files).entries]) == 2
    for name, content in files_of(files).items():
        if name.endswith(".xml"):
            feed = etree.fromstring(content)
            space = {"a": "http://www.w3.org/2005/Atom"}
            assert not feed.xpath("//a:entry[not(a:published)]", namespaces=space), name


def test_a_competition_item_has_its_text_and_its_schedule():
    competition = (
        "title: 技能竞赛\nsummary: 比一比。\nupdated: 2026-02-02\nentry_from: 2026-03-01\n"
        "entry_until: 2026-03-20\noverview: |\n  概况文字。\n"
        "schedule:\n  - {name: 初赛, start: 2026-04-01 09:00, end: 2026-04-01 12:00, venue: 一号楼}\n"
    )
    entry = atom({"content/competitions/a.yaml": competition}, "competitions").entries[0]
    html = etree.HTML(entry.content[0].value)
    assert html.xpath("//li/text()") == ["初赛 · 2026-04-01（周三） 09:00 至 12:00 · 一号楼"]
    assert "概况文字。" in html.xpath("string()")
    assert "2026-03-01（周日） 至 2026-03-20（周五）" in html.xpath("string()")


def test_a_draft_in_a_preview_says_so():
    files: dict[str, str | bytes] = {"content/news/2026/a.md": article(more="draft: yes\n")}
    assert files_of(files) == {}
    assert atom(files, drafts=True).entries[0].title == "【草稿】开班"


CONTEXT = make_test_context({"content/news/2026/a.md": article()})


@given(st.text(st.characters(codec="utf-8")))
def test_a_feed_is_well_formed_whatever_the_text(text):
    (entry,) = CONTEXT.library.articles
    data = replace(entry.data, title=text, summary=text, tags=(text,))
    changed = Entry(entry.document, data, entry.path, TextLinks(entry.hrefs), entry.places)
    context = replace(CONTEXT, library=CONTEXT.library.with_entries(Kind.ARTICLE, (changed,)))
    for name, content in made(outputs, context).items():
        if name.endswith(".xml"):
            etree.fromstring(content)
        else:
            json.loads(content)


@pytest.mark.parametrize("title", ["a < b & c", '"引号" \'', "<粗>字</粗>"])
def test_markup_characters_in_a_title_stay_text(title):
    feed = etree.fromstring(files_of({"content/news/2026/a.md": article(title)})["feeds/all.xml"])
    space = {"a": "http://www.w3.org/2005/Atom"}
    assert feed.xpath("string(//a:entry/a:title)", namespaces=space) == title


FILMS = '<img src="weld.mp4" alt="">\n\n![开班](weld.mp4)\n\n<img src="song.mp3" alt="">\n'


def test_a_film_and_a_sound_without_a_description_are_links_with_the_names_of_their_files():
    files: dict[str, str | bytes] = {
        "content/news/2026/a.md": article(body=FILMS),
        "content/news/2026/weld.mp4": b"mp4",
        "content/news/2026/song.mp3": b"mp3",
    }
    content = atom(files).entries[0].content[0].value
    assert re.findall(r"<a [^>]*>([^<]*)</a>", content) == ["weld", "开班", "song"]


def test_a_picture_keeps_the_width_that_its_author_wrote():
    files: dict[str, str | bytes] = {
        "content/news/2026/a.md": article(body="![章](seal.jpg){width=200}\n\n![车间](hall.jpg)\n"),
        "content/news/2026/seal.jpg": b"jpg",
        "content/news/2026/hall.jpg": b"jpg",
    }
    content = atom(files).entries[0].content[0].value
    assert re.findall(r'height="(\d+)".* width="(\d+)"', content) == [("150", "200"), ("600", "800")]


def test_the_feed_says_that_a_competition_is_cancelled():
    text = "title: 焊接竞赛\nsummary: 比焊接。\nupdated: 2026-02-01\ncancelled: yes\nsample: yes\n"
    (entry,) = atom({"content/competitions/a.yaml": text}).entries
    assert entry.title == "【已取消】【示例】焊接竞赛"


@pytest.mark.parametrize(("updated", "feeds"), [("", []), ("updated: 2026-01-05\n", ["/feeds/all.xml"])])
def test_pages_name_the_feed_of_everything_where_there_is_one(updated, feeds):
    files: dict[str, str | bytes] = {"content/courses/fire.yaml": COURSE + updated}
    context = make_test_context(files)
    head = make_frame(PageInfo("courses/", "课程", "课程"), context.frame).head
    assert [each.url for each in head.feeds] == feeds
    assert [f"/{path}" for path in files_of(files) if path == "feeds/all.xml"] == feeds
