"""A release: samples are left out everywhere, and what must not be published stops it."""

import re
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sitebuilder.messages import errors
from tests.academy import copy_academy
from tests.program import run_program
from tests.site_folder import build_site, differing, seed_cache, tree, write_files

MARK = "专门做样子的"
SITE = """\
name: 测试学院
base_url: https://academy.gov.cn/
description: 测试
share_pictures: no
columns:
  - {slug: notices, name: 通知, description: 通知}
trades:
  - {slug: safety, name: 安全}
  - {slug: other, name: 别的}
release: {waived: [icp, public_security, contact]}
"""
ARTICLE = "---\ntitle: {}\ndate: 2026-02-{:02}\ncolumn: notices\ntags: [报名]\n{}---\n{}正文。\n"
SESSION = (
    "  - {{id: {}, start: 2026-04-{:02}, enrol_from: 2026-02-01, enrol_until: 2026-03-{:02}, venue: {}}}\n"
)
COURSE = "title: {}\ntrade: {}\nsummary: {}学消防。\nsessions:\n{}{}"
SAMPLE_SESSION = (
    "  - {id: sample, start: 2026-05-09, enrol_from: 2026-02-02, enrol_until: 2026-03-09, sample: yes, "
    f"venue: {MARK}车间, note: {MARK}班次}}\n"
)
FILES: dict[str, str | bytes] = {
    "site.yaml": SITE,
    "content/pages/index.md": "---\ntitle: 首页\n---\n欢迎。\n",
    "content/news/2026/real.md": ARTICLE.format("真的通知", 2, "", ""),
    "content/news/2026/sample.md": ARTICLE.format(f"{MARK}通知", 3, "sample: yes\n", MARK),
    "content/courses/fire.yaml": COURSE.format("消防", "safety", "", SESSION.format("a", 5, 5, "一号楼"), ""),
    "content/courses/sample.yaml": COURSE.format(
        f"{MARK}课程", "other", MARK, SESSION.format("b", 6, 6, f"{MARK}楼"), "sample: yes\n"
    ),
    "content/competitions/sample.yaml": (
        f"title: {MARK}竞赛\nsummary: {MARK}\nentry_from: 2026-04-01\nsample: yes\n"
    ),
    "content/venues/sample.yaml": f"title: {MARK}场地\nsummary: {MARK}\nsample: yes\n",
    "content/credentials/sample.yaml": f"title: {MARK}证书\ntype: degree\nsummary: {MARK}\nsample: yes\n",
}
SAMPLES = 5


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return seed_cache(write_files(tmp_path / "site", FILES))


def with_sample_session(site: Path) -> Path:
    course = COURSE.format("消防", "safety", "", SESSION.format("a", 5, 5, "一号楼"), SAMPLE_SESSION)
    return write_files(site, {"content/courses/fire.yaml": course})


def without_samples(site: Path) -> dict[str, bytes]:
    """Return the site as it would be if nobody had ever written a sample."""
    for path in FILES:
        if path.endswith("sample.md") or path.endswith("sample.yaml"):
            (site / path).unlink()
    write_files(site, {"content/courses/fire.yaml": FILES["content/courses/fire.yaml"]})
    result = build_site(site, output=site / "never", clean=True)
    assert not errors(result.problems)
    return tree(site / "never")


def test_a_release_equals_a_site_that_never_had_samples(site):
    """Pages, lists, feeds, calendars, search, counts, site map: all of it, byte for byte."""
    with_sample_session(site)
    assert build_site(site, output=site / "all").samples == SAMPLES + 1
    shown = b"".join(tree(site / "all").values()).decode("utf-8", "replace")
    assert f"{MARK}通知" in shown and f"{MARK}班次" in shown
    result = build_site(site, output=site / "public", release=True, allow_removals=True)
    assert (result.samples, errors(result.problems)) == (SAMPLES + 1, [])
    released = tree(site / "public")
    assert differing(released, without_samples(site)) == []
    for path, content in released.items():
        assert MARK not in content.decode("utf-8", "replace"), path


def test_builds_with_and_without_samples_into_one_folder_equal_clean_ones(site):
    with_sample_session(site)
    for number, release in enumerate((False, True, False, True)):
        result = build_site(site, release=release, allow_removals=True)
        assert not errors(result.problems)
        build_site(site, release=release, clean=True, output=site / f"clean-{number}")
        assert differing(tree(site / "public"), tree(site / f"clean-{number}")) == []


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run_program("-C", str(site), "--now", "2026-03-01T08:00", *arguments)


@pytest.mark.parametrize(
    ("language", "shown", "left_out"),
    [
        ("zh-CN", "其中示例 5 项，正式发布（--release）时不出现。", "略去示例 5 项。"),
        ("en", "It shows 5 samples, which a release (--release) leaves out.", "5 samples left out."),
    ],
)
def test_the_last_line_says_how_many_samples_are_shown_or_left_out(site, language, shown, left_out):
    """Also where nothing has changed, and never from the record of a build that was asked for the other."""
    options = ("--lang", language, "--allow-removals")
    for _ in range(2):
        for arguments, sentence in (
            ((), shown),
            ((), shown),
            (("--release",), left_out),
            (("--release",), left_out),
        ):
            told = run(site, *arguments, *options)
            assert told.returncode == 0, told.stderr
            assert told.stdout.splitlines()[-1].endswith(sentence), told.stdout


def test_a_second_build_with_release_has_nothing_to_do(site):
    first = run(site, "--release")
    assert first.returncode == 0, first.stderr
    assert run(site, "--release").stdout.startswith("写入 0 个")
    assert MARK not in "".join(
        path.read_text("utf-8", "replace") for path in (site / "public").rglob("*.html")
    )
    assert not run(site).stdout.startswith("写入 0 个")


def test_a_site_without_samples_gets_no_message_about_them(site):
    without_samples(site)
    assert "示例" not in run(site, "--output", str(site / "never")).stdout
    assert (
        run(site, "--output", str(site / "never"), "--release")
        .stdout.splitlines()[-1]
        .endswith("略去示例 0 项。")
    )


@pytest.mark.parametrize("command", ["build", "check", "explain", "next-change"])
def test_a_release_has_no_drafts(site, command):
    target = ["/"] if command == "explain" else []
    told = run(site, command, *target, "--release", "--drafts")
    assert (told.returncode, told.stdout) == (2, "")
    assert "只能选一个" in told.stderr
    assert not (site / "public").exists()


def test_the_site_changes_by_itself_when_what_is_no_sample_does(site):
    shown, released = (run(site, "next-change", *more).stdout for more in ((), ("--release",)))
    assert (shown, released) == ("2026-03-06T00:00+08:00\n", "2026-03-06T00:00+08:00\n")
    sample = site / "content/courses/sample.yaml"
    sample.write_text(sample.read_text("utf-8").replace("2026-03-06", "2026-03-02"), "utf-8")
    assert run(site, "next-change").stdout == "2026-03-03T00:00+08:00\n"
    assert run(site, "next-change", "--release").stdout == "2026-03-06T00:00+08:00\n"


def test_what_a_sample_is_made_from_is_not_explained_to_a_release(site):
    assert run(site, "explain", "/news/2026/sample/").returncode == 0
    assert run(site, "explain", "/news/2026/sample/", "--release").returncode == 1


def test_pages_of_samples_are_kept_from_search_engines(site):
    with_sample_session(site)
    build_site(site)
    pages = {
        path: (site / "public" / path / "index.html").read_text("utf-8")
        for path in (
            "news/2026/sample",
            "courses/sample",
            "competitions/sample",
            "venues/sample",
            "credentials/sample",
            "news/2026/real",
            "courses/fire",
        )
    }
    sitemap = (site / "public/sitemap.xml").read_text("utf-8")
    for path, page in pages.items():
        is_sample = path.endswith("sample")
        assert ('<meta name="robots" content="noindex">' in page) == is_sample, path
        assert (f"/{path}/</loc>" in sitemap) != is_sample, path


def test_lists_that_show_nothing_but_samples_are_kept_from_search_engines(site):
    with_sample_session(site)
    build_site(site)
    public = site / "public"
    sitemap = (public / "sitemap.xml").read_text("utf-8")
    found = {
        path.parent.relative_to(public).as_posix(): path.read_text("utf-8")
        for folder in ("news", "tags", "courses", "competitions", "venues", "credentials", "calendar")
        for path in (public / folder).rglob("index.html")
    }
    kept_back = {path for path, page in found.items() if '<meta name="robots" content="noindex">' in page}
    assert kept_back == {path for path in found if f"/{path}/</loc>" not in sitemap}
    released = build_site(site, release=True, output=site / "released")
    assert released.written
    gone = {path for path in found if not (site / "released" / path / "index.html").exists()}
    assert kept_back >= gone
    assert {path for path in kept_back if not path.endswith("sample")} != set()
    assert "courses" not in kept_back


@pytest.mark.parametrize("strict", [False, True])
def test_strict_lets_reminders_stop_a_build_and_a_check(site, strict):
    write_files(site, {"content/news/2026/real.md": ARTICLE.format("通知", 2, "", "<script>x</script>\n\n")})
    more = ("--strict",) if strict else ()
    for command in ("check", "build"):
        told = run(site, command, *more)
        assert told.returncode == int(strict)
        assert f"{'错误' if strict else '提醒'} html-removed" in told.stderr
        assert f"共 {int(strict)} 个错误，{1 - int(strict)} 个提醒。" in told.stderr
    assert (site / "public").exists() != strict


def test_strict_ignores_a_cache_that_cannot_be_used(site):
    command = ["-C", str(site), "--now", "2026-03-01T08:00", "--strict"]
    told = run_program(*command, environment={"SITEBUILDER_CACHE_KEY": "short"})
    assert told.returncode == 0
    assert "提醒 cache-key-short" in told.stderr


NAMING = {
    "link": ("content/pages/a.md", "---\ntitle: 甲\n---\n[看](../news/2026/sample.md)\n", "link-to-sample"),
    "anchor": (
        "content/pages/a.md",
        "---\ntitle: 甲\n---\n[看](../courses/sample.yaml#sessions)\n",
        "link-to-sample",
    ),
    "path": ("content/pages/a.md", "---\ntitle: 甲\n---\n[看](/news/2026/sample/)\n", "link-to-sample"),
    "below": (
        "content/pages/a.md",
        "---\ntitle: 甲\n---\n[看](/courses/sample/calendar.ics)\n",
        "link-to-sample",
    ),
    "alias": ("content/pages/a.md", "---\ntitle: 甲\n---\n[看](/old/)\n", "link-to-sample"),
    "address": (
        "content/pages/a.md",
        "---\ntitle: 甲\n---\n[看](https://academy.gov.cn/news/2026/sample/)\n",
        "link-to-sample",
    ),
    "field": (
        "content/courses/b.yaml",
        'title: 乙\ntrade: safety\nsummary: 乙\nsyllabus: "[看](sample.yaml)"\n',
        "link-to-sample",
    ),
    "related": (
        "content/news/2026/b.md",
        ARTICLE.format("乙", 4, "related: [sample.md]\n", ""),
        "reference-to-sample",
    ),
    "credential": (
        "content/courses/b.yaml",
        COURSE.format("乙", "safety", "", SESSION.format("a", 5, 5, "x"), "credential: sample\n"),
        "reference-to-sample",
    ),
    "venue": (
        "content/courses/b.yaml",
        COURSE.format("乙", "safety", "", SESSION.format("a", 5, 5, "sample"), ""),
        "reference-to-sample",
    ),
    "course of a competition": (
        "content/competitions/b.yaml",
        "title: 乙\nsummary: 乙\ncourses: [sample]\n",
        "reference-to-sample",
    ),
    "stage": (
        "content/competitions/b.yaml",
        "title: 乙\nsummary: 乙\nschedule: [{name: 初赛, venue: sample}]\n",
        "reference-to-sample",
    ),
    "navigation": (
        "site.yaml",
        SITE + "navigation: [{title: 看, url: /courses/sample/}]\n",
        "link-to-sample",
    ),
    "task": ("site.yaml", SITE + "tasks: [{title: 看, url: /courses/sample/}]\n", "link-to-sample"),
    "step": ("site.yaml", SITE + "steps: [{title: 看, url: /courses/sample/}]\n", "link-to-sample"),
    "redirect": ("site.yaml", SITE + "redirects: [{from: /a/, to: /courses/sample/}]\n", "link-to-sample"),
    "navigation by address": (
        "site.yaml",
        SITE + "navigation: [{title: 看, url: 'https://academy.gov.cn/courses/sample/'}]\n",
        "link-to-sample",
    ),
}


@pytest.mark.parametrize("state", ["sample: yes", "draft: yes"])
@pytest.mark.parametrize(("path", "content", "code"), NAMING.values(), ids=NAMING)
def test_what_names_a_sample_or_a_draft_cannot_be_released(site, path, content, code, state):
    sample = site / "content/news/2026/sample.md"
    sample.write_text(
        sample.read_text("utf-8").replace("sample: yes\n", "sample: yes\naliases: [/old/]\n"), "utf-8"
    )
    for each in site.rglob("content/**/sample.*"):
        each.write_text(each.read_text("utf-8").replace("sample: yes", state), "utf-8")
    write_files(site, {path: content})
    result = build_site(site, release=True)
    (problem,) = errors(result.problems)
    assert problem.code == code.replace("sample", state.split(":")[0])
    assert problem.place.file == path
    line, column = content.splitlines()[problem.place.line - 1], problem.place.column
    assert problem.place.line > 1 and column > 0 and line
    assert not (site / "public").exists()
    if state == "sample: yes":
        assert not errors(build_site(site).problems)


def test_a_sample_session_may_be_held_at_a_sample_venue(site):
    """It is left out with it; the number of the session that is told of is that in the file."""
    course = COURSE.format("消防", "safety", "", SAMPLE_SESSION.replace(f"{MARK}车间", "sample"), "")
    write_files(site, {"content/courses/fire.yaml": course})
    assert not errors(build_site(site, release=True).problems)
    write_files(site, {"content/courses/fire.yaml": course + SESSION.format("b", 6, 6, "sample")})
    (problem,) = errors(build_site(site, release=True).problems)
    assert (problem.code, problem.place.line) == ("reference-to-sample", 6)


def test_every_refusal_is_reported_at_once(site):
    settings = SITE.replace("academy.gov.cn", "www.example.org").replace("release: ", "# ")
    write_files(site, {"site.yaml": settings, "content/pages/a.md": NAMING["link"][1]})
    for command in ("build", "check"):
        told = run(site, command, "--release")
        assert told.returncode == 1
        for code in ("release-example", "release-missing", "link-to-sample"):
            assert f"错误 {code}" in told.stderr
        assert told.stderr.count("release-missing") == 8
    assert not (site / "public").exists()
    assert run(site).returncode == 0


@pytest.mark.parametrize(("now", "is_old"), [("2026-02-16T23:59", False), ("2026-02-17T00:00", True)])
def test_old_news_is_reported_and_stops_nothing(site, now, is_old):
    arguments = ("--release", "--strict", "--now", now)
    for _ in range(2):
        told = run(site, *arguments)
        assert told.returncode == 0
        assert ("提醒 news-stale" in told.stderr) == is_old
    assert "news-stale" not in run(site, "--now", now).stderr
    write_files(site, {"site.yaml": SITE.replace("contact]", "contact], stale_news_days: 30")})
    assert "news-stale" not in run(site, *arguments).stderr


def test_a_build_with_nothing_to_do_reports_that_news_has_become_old(site):
    assert run(site, "--release", "--now", "2026-02-16T12:00").stderr == ""
    assert run(site, "--release", "--now", "2026-02-16T13:00").stdout.startswith("写入 0 个")
    assert "news-stale" in run(site, "--release", "--now", "2026-02-17T12:00").stderr


def test_a_section_without_news_is_reported(site):
    (site / "content/news/2026/real.md").unlink()
    told = run(site, "--release")
    assert told.returncode == 0
    assert "提醒 news-none" in told.stderr


@pytest.mark.parametrize(
    "target", ["/venues/", "/credentials/", "/tags/only/", "../courses/fire.yaml#sessions"]
)
def test_a_link_to_a_page_that_only_showed_samples_is_reported_as_such(site, target):
    sample = site / "content/news/2026/sample.md"
    sample.write_text(sample.read_text("utf-8").replace("报名", "only"), "utf-8")
    course = COURSE.format("消防", "safety", "", SAMPLE_SESSION, "")
    page = f"---\ntitle: 甲\n---\n[看]({target})\n[没有](/nothing/)\n"
    write_files(site, {"content/courses/fire.yaml": course, "content/pages/a.md": page})
    found = {each.place.line: each.code for each in errors(build_site(site, release=True).problems)}
    assert found == {4: "link-to-sample", 5: "dead-link"}
    assert [each.code for each in errors(build_site(site).problems)] == ["dead-link"]


OWN_SAMPLE = "https://academy.gov.cn/venues/"
URL_FIELDS: dict[str, tuple[str, str]] = {
    "the original of an article": (
        "content/news/2026/b.md",
        "---\ntitle: 转\ndate: 2026-02-03\ncolumn: notices\norigin: link\nsource: 甲\n"
        f"source_url: {OWN_SAMPLE}\nsummary: 介绍\n---\n文\n",
    ),
    "the look-up of a certificate": (
        "content/credentials/real.yaml",
        f"title: 证书\ntype: skill-level\nsummary: 介绍\nlookup_url: {OWN_SAMPLE}\n",
    ),
    "the website of a partner": (
        "content/partners.yaml",
        f"partners:\n  - {{id: a, name: 甲, role: 乙, url: '{OWN_SAMPLE}'}}\n",
    ),
    "the organiser": ("site.yaml", f"{SITE}organiser: {{name: 甲, url: '{OWN_SAMPLE}'}}\n"),
    "the host": ("site.yaml", f"{SITE}host: {{name: 甲, url: '{OWN_SAMPLE}'}}\n"),
}


@pytest.mark.parametrize("field", URL_FIELDS)
def test_an_address_of_this_site_in_any_field_may_not_lead_to_a_sample(site, field):
    path, text = URL_FIELDS[field]
    line = next(number for number, each in enumerate(text.splitlines(), 1) if OWN_SAMPLE in each)
    write_files(site, {path: text})
    found = [
        (each.code, each.place.file, each.place.line)
        for each in errors(build_site(site, release=True).problems)
    ]
    assert found == [("link-to-sample", path, line)]
    assert errors(build_site(site).problems) == []
    write_files(site, {path: text.replace(OWN_SAMPLE, "https://other.gov.cn/venues/")})
    assert errors(build_site(site, release=True).problems) == []


def test_a_navigation_item_may_cover_a_page_that_only_shows_samples(site):
    """It is no link: the page is marked there if it exists."""
    navigation = "navigation:\n  - {title: 首页, url: /, covers: [/venues/, /nowhere/]}\n"
    write_files(site, {"site.yaml": SITE + navigation})
    for release in (True, False):
        told = errors(build_site(site, release=release).problems)
        assert [(each.code, dict(each.values)["target"]) for each in told] == [("dead-link", "/nowhere/")]


def _texts(folder: Path) -> list[str]:
    files = (each for each in folder.rglob("*.*") if each.suffix in (".md", ".yaml"))
    return [each.read_text(encoding="utf-8") for each in files]


def test_a_release_of_the_academys_site_does_not_speak_of_samples(tmp_path):
    site = copy_academy(tmp_path / "site", "https://academy.gov.cn/")
    settings = (site / "site.yaml").read_text(encoding="utf-8")
    write_files(site, {"site.yaml": settings + "\nrelease: {waived: [icp, public_security, contact]}\n"})
    changed = re.findall(r"^updated: ([-0-9]+)", "".join(_texts(site / "content")), re.MULTILINE)
    last = datetime.fromisoformat(max(changed)) + timedelta(days=1)
    result = build_site(site, release=True, now=max(last, datetime(2026, 11, 28, 8)))
    assert errors(result.problems) == []
    pages = {path: page.decode() for path, page in tree(site / "public").items() if path.endswith(".html")}
    word_of_results = 'data-sample="示例"'
    assert [path for path, page in pages.items() if "示例" in page.replace(word_of_results, "")] == []
