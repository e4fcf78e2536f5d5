"""The settings: which language pages have, and keys that have been renamed."""

import pytest

from sitebuilder.content.model.renamed_keys import RENAMED_KEYS
from sitebuilder.content.model.site import Site
from sitebuilder.content.site_file import read_site
from sitebuilder.messages import format_problem

SITE = "name: 学院\nbase_url: https://example.org/\ndescription: 学院\n"


@pytest.mark.parametrize("text", ["", "language: zh-CN\n", "language: 'zh-CN'\n"])
def test_pages_are_in_chinese(text):
    site, reading = read_site((SITE + text).encode())
    assert reading.problems == []
    assert site is not None
    assert site.language == "zh-CN"


@pytest.mark.parametrize("language", ["en", "zh-TW", "zh-cn", "de", "中文"])
def test_another_language_is_refused_at_its_line_with_the_remedy(language):
    site, reading = read_site(f"{SITE}\nlanguage: {language}\n".encode())
    assert site is None
    (found,) = reading.problems
    assert (found.code, found.place.file, found.place.line) == ("page-language", "site.yaml", 5)
    for told in ("zh-CN", "en"):
        sentence = format_problem(found, told)
        assert language in sentence
        assert "language: zh-CN" in sentence
        assert "--lang" in sentence


ODD_ZONES = (
    *("posixrules", "localtime", "Factory", "right/Asia/Shanghai", "posix/Asia/Shanghai", "Asia", "Asia/"),
    *("Etc/GMT+8", "GMT+8", "+08:00", "PRC", "EST5EDT", "zone.tab", "../zoneinfo/UTC", "Asia/../Asia/Tokyo"),
    *("Asia/Zhaoqing", "asia/shanghai", "/etc/localtime", "北京时间"),
)


@pytest.mark.parametrize("zone", ODD_ZONES)
def test_a_time_zone_is_that_of_a_place_or_utc(zone):
    site, reading = read_site(f"{SITE}time_zone: {zone}\n".encode())
    (found,) = reading.problems
    assert (site, found.code, found.place.line) == (None, "timezone-unknown", 4)


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Argentina/Buenos_Aires", "UTC"])
def test_a_place_s_time_zone_and_utc_are_accepted(zone):
    site, reading = read_site(f"{SITE}time_zone: {zone}\n".encode())
    assert (site is not None and site.time_zone, reading.problems) == (zone, [])


def test_each_wrong_setting_is_told_beside_the_others():
    text = (
        "name: 学院\nbase_url: https://a.example//\ndescription: 学院\nlanguage: en\ntime_zone: Mars/Base\n"
        "attachment_types: [html, dwg]\nsearch: 也许\ndeploy:\n"
        "  - {name: live, type: folder, path: /srv/site, url: 'https://b.example//'}\n"
    )
    _, reading = read_site(text.encode())
    assert [(each.code, each.place.line) for each in reading.problems] == [
        ("host-unknown", 2),
        ("page-language", 4),
        ("timezone-unknown", 5),
        ("bad-attachment-type", 6),
        ("wrong-type", 7),
        ("host-unknown", 9),
    ]


def test_a_link_and_a_synonym_may_be_a_pair():
    text = (
        "navigation:\n  - 首页: /\n  - {title: 课程, url: /courses/}\n"
        "tasks:\n  - 我要学: https://example.org/\n"
        "synonyms:\n  - 学费: 多少钱、价格\n  - 报名：登记\n"
    )
    site, reading = read_site((SITE + text).encode())
    assert reading.problems == []
    assert site is not None
    assert [(each.title, each.url) for each in site.navigation] == [("首页", "/"), ("课程", "/courses/")]
    assert [(each.title, each.url) for each in site.tasks] == [("我要学", "https://example.org/")]
    assert [(each.word, each.also) for each in site.synonyms] == [
        ("学费", ("多少钱", "价格")),
        ("报名", ("登记",)),
    ]


@pytest.mark.parametrize(
    "text", ["navigation:\n  - 首页: 见下\n", "redirects:\n  - /old/: /\n", "filings:\n  备案: 无\n"]
)
def test_a_mapping_without_any_known_key_is_one_problem(text):
    _, reading = read_site((SITE + text).encode())
    assert [each.code for each in reading.problems] == ["unknown-key"]


def test_keys_without_blanks_in_place_of_a_mapping_are_told_at_each_line():
    _, reading = read_site(
        f"{SITE}navigation:\n  - title:首页\n    url:/\ncontact:\n  phone:12345\n".encode()
    )
    assert [(each.code, each.place.line, dict(each.values)["right"]) for each in reading.problems] == [
        ("yaml-colon-blank", 5, "title: 首页"),
        ("yaml-colon-blank", 6, "url: /"),
        ("yaml-colon-blank", 8, "phone: 12345"),
    ]


@pytest.mark.parametrize("more", ["", "nowrap: [高新区]\n"])
def test_a_renamed_key_is_a_problem_that_names_the_new_one(more):
    site, reading = read_site(f"{SITE}unbroken: [高新区]\n{more}".encode())
    assert site is None
    (found,) = reading.problems
    assert (found.code, found.place.line, found.place.column) == ("renamed-key", 4, 1)
    for language in ("zh-CN", "en"):
        sentence = format_problem(found, language)
        assert "“unbroken:”" in sentence
        assert "“nowrap:”" in sentence


def test_a_new_name_is_a_key_and_an_old_one_is_not():
    for model, names in RENAMED_KEYS.items():
        keys = set(model.__struct_encode_fields__)
        assert keys.issuperset(names.values())
        assert keys.isdisjoint(names)
    assert Site in RENAMED_KEYS


@pytest.mark.parametrize(
    ("synonym", "code"),
    [
        ("{word: 费用, also: []}", "synonym-missing"),
        ("{word: 费用}", "missing-key"),
        ("{word: 费用, also: [多少钱, 多少钱]}", "synonym-twice"),
        ("{word: 费用, also: [费用]}", "synonym-twice"),
        ("{word: 费用, also: [？]}", "synonym-unsearchable"),
        ("{word: '…', also: [多少钱]}", "synonym-unsearchable"),
        ("{word: 电话, also: [热线]}", "duplicate-id"),
        ("{word: 费用, alos: [多少钱]}", "unknown-key"),
    ],
)
def test_a_synonym_that_nobody_can_search_for_is_reported(synonym, code):
    text = f"synonyms:\n  - {{word: 电话, also: [号码]}}\n  - {synonym}\n"
    site, reading = read_site((SITE + text).encode())
    assert site is None
    assert code in {problem.code for problem in reading.problems}
    assert {problem.place.line for problem in reading.problems} == {SITE.count("\n") + 3}


def test_synonyms_may_span_several_lines_and_belong_to_several_words():
    text = "synonyms:\n  - word: 费用\n    also: [多少钱,\n      how much, 学费]\n"
    text += "  - {word: 学费, also: [多少钱]}\n"
    site, reading = read_site((SITE + text).encode())
    assert site is not None, reading.problems
    assert [each.also for each in site.synonyms] == [("多少钱", "how much", "学费"), ("多少钱",)]
