"""What only a release asks: an address that leads to the site, filings, a contact, links to what is there."""

import re

import pytest

from sitebuilder.content.model.release import Waiver
from sitebuilder.content.release import internal_path, is_example_host, is_placeholder, settings_problems
from sitebuilder.content.site_file import read_site
from sitebuilder.messages import LANGUAGES, format_problem
from tests.content.library.test_gather import SITE as EXAMPLE_SITE
from tests.site_folder import ROOT

SITE = EXAMPLE_SITE.replace("example.org", "academy.gov.cn")
CONTACT = """\
contact:
  person: 王老师
  phone: 0758-3636363
  email: office@academy.gov.cn
  wechat: 工匠学院
  address: 大旺大道 1 号
  hours: 工作日
"""
FILINGS = "filings:\n  icp: 粤ICP备12345678号\n  public_security: 粤公网安备44120202000001号\n"


def told(text: str) -> list[tuple[str, int, str]]:
    """Return code, line and named part of each problem of a release with a ``site.yaml``."""
    site, reading = read_site(text.encode())
    assert site is not None, reading.problems
    found = list(settings_problems(site, reading.positions))
    for each in found:
        for language in LANGUAGES:
            assert format_problem(each, language)
    return [(each.code, each.place.line, dict(each.values).get("part", "")) for each in found]


def test_a_site_that_lacks_nothing_may_be_released():
    assert told(SITE + CONTACT + FILINGS) == []


def test_everything_missing_is_reported_at_once():
    assert [each[2] for each in told(SITE)] == [
        "icp",
        "public_security",
        "person",
        "phone",
        "email",
        "wechat",
        "address",
        "hours",
    ]
    assert told(EXAMPLE_SITE + CONTACT + FILINGS) == [("release-example", 2, "")]


@pytest.mark.parametrize("part", [each for each in Waiver if each is not Waiver.CONTACT])
def test_a_missing_setting_may_be_waived_by_name(part):
    lines = (SITE + CONTACT + FILINGS).splitlines(True)
    lacking = "".join(line for line in lines if f"  {part}:" not in line)
    assert [each[2] for each in told(lacking)] == [part]
    assert told(lacking + f"release: {{waived: [{part}]}}\n") == []


def test_the_whole_contact_may_be_waived_and_then_the_filings_may_not():
    text = SITE + "release:\n  waived: [全部联系方式]\n"
    assert [each[2] for each in told(text)] == ["icp", "public_security"]


def test_only_known_settings_can_be_waived():
    site, reading = read_site((SITE + "release: {waived: [everything]}\n").encode())
    assert site is None
    assert [each.code for each in reading.problems] == ["bad-choice"]


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("phone", "0000-0000000"),
        ("phone", "0758-0000000"),
        ("phone", "xxx-xxxx"),
        ("person", "TBD"),
        ("person", "？"),
        ("person", "某某"),
        ("email", "xxx@xxx.xx"),
        ("address", "……"),
        ("email", "name@example.org"),
        ("icp", "粤ICP备00000000号"),
        ("public_security", "粤公网安备00000000000000号"),
    ],
)
def test_a_placeholder_counts_as_missing(part, value):
    """The lines that site.yaml offers as comments, used as they are."""
    lines = (SITE + CONTACT + FILINGS).splitlines(True)
    text = "".join(f"  {part}: {value}\n" if f"  {part}:" in line else line for line in lines)
    line = next(number for number, each in enumerate(text.splitlines(), 1) if value in each)
    assert told(text) == [("release-placeholder", line, part)]


@pytest.mark.parametrize("value", ["待公布", "待定", "暂无"])
def test_a_setting_written_as_unknown_is_missing(value):
    text = SITE + CONTACT.replace("phone: 0758-3636363", f"phone: {value}") + FILINGS
    assert [code for code, _, part in told(text) if part == "phone"] == ["release-missing"]


@pytest.mark.parametrize(
    "text",
    [
        "0758-3636363",
        "110",
        "100000",
        "大旺大道 100 号",
        "粤ICP备20000000号-1",
        "a@b.cn",
        "xu",
        "400-800-0000",
        "x@qq.com",
        "0" * 5000 + "1",
    ],
)
def test_a_meaningful_value_is_not_a_placeholder(text):
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("host", "is_example"),
    [
        ("example.org", True),
        ("www.example.com", True),
        ("a.b.example.net", True),
        ("academy.test", True),
        ("academy.example", True),
        ("academy.invalid", True),
        ("localhost", True),
        ("academy.localhost", True),
        ("127.0.0.1", True),
        ("127.1.2.3", True),
        ("127.1", True),
        ("2130706433", True),
        ("0x7f000001", True),
        ("0", True),
        ("3232235777", False),
        ("[::1]", True),
        ("0.0.0.0", True),
        ("example.cn", False),
        ("myexample.com", False),
        ("example.com.cn", False),
        ("test.academy.cn", False),
        ("192.168.1.1", False),
        ("xn--fiqs8s", False),
    ],
)
def test_addresses_for_examples_and_of_the_own_machine_are_known(host, is_example):
    assert is_example_host(host) == is_example


@pytest.mark.parametrize(
    ("base_url", "target", "path"),
    [
        ("https://a.cn/", "https://a.cn/courses/x/", "/courses/x/"),
        ("https://a.cn/", "http://A.CN/courses/x/#fee", "/courses/x/#fee"),
        ("https://a.cn/", "https://a.cn", "/"),
        ("https://a.cn/", "https://b.cn/x/", None),
        ("https://a.cn/", "https://www.a.cn/x/", None),
        ("https://a.cn/site/", "https://a.cn/site/x/", "/x/"),
        ("https://a.cn/site/", "https://a.cn/site", "/"),
        ("https://a.cn/site/", "https://a.cn/other/", None),
        ("https://a.cn/", "mailto:x@a.cn", None),
        ("https://a.cn/", "/x/", None),
        ("https://a.cn/", "https://[x/", None),
    ],
)
def test_links_by_the_whole_address_of_the_site_are_known(base_url, target, path):
    site, _ = read_site(EXAMPLE_SITE.replace("https://example.org/", base_url).encode())
    assert site is not None
    assert internal_path(target, site) == path


@pytest.mark.parametrize("key", ["release", "review"])
def test_the_settings_that_site_yaml_offers_as_comments_are_right(key):
    text = (ROOT / "site.yaml").read_text("utf-8")
    found = re.search(rf"^# {key}:\n(?:#  .*\n)+", text, re.MULTILINE)
    assert found is not None
    site, reading = read_site((text + re.sub("(?m)^# ", "", found[0])).encode())
    assert site is not None, reading.problems
    assert site.release.waived or site.review.rules
