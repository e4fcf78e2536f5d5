"""An incremental build equals a clean one, byte for byte, after any edits in any order."""

import os
import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from sitebuilder.messages import errors
from sitebuilder.output import staging
from sitebuilder.pipeline import build
from tests.pictures import picture, png
from tests.site_folder import ROOT, build_clean, build_site, differing, options, tree, write_files

SITE = """\
name: 测试学院
base_url: https://test.example/
description: 测试
page_size: 3
share_pictures: no
columns:
  - {slug: notices, name: 通知, description: 通知}
  - {slug: news, name: 新闻, description: 新闻}
"""
WORDS = (
    "开班",
    "安全",
    "**重点**",
    "竞赛",
    "[首页](../../pages/index.md)",
    "\n\n## 小标题\n\n",
    "报名",
    "![图](p.png)",
    "见{% post_link b %}。",
    '[丙]({{< ref "c.md" >}})',
)
TAGS = ("安全", "竞赛", "开班")
NAMES = tuple(f"content/news/2026/{name}.md" for name in "abcdefg")
PAGES = ("content/pages/about.md", "content/pages/about/more.md", "content/pages/contact.md")
COURSES = ("content/courses/fire.yaml", "content/courses/net.yaml")
TEMPLATES = ("layouts/base.html", "pages/article.html", "pages/home.html", "feeds/atom.xml")
PICTURES = ("content/news/2026/p.png", "content/news/2026/q.png")
START = datetime(2026, 3, 1, 8)


def article(title: str, words: list[str], tags: list[str], day: int, column: str, more: str) -> str:
    front = f"title: {title}\ndate: 2026-02-{day:02}\ncolumn: {column}\ntags: [{', '.join(tags)}]\n{more}"
    return f"---\n{front}---\n{''.join(words)}\n"


articles = st.builds(
    article,
    title=st.sampled_from(("通知甲", "通知乙", "新闻丙")),
    words=st.lists(st.sampled_from(WORDS), max_size=6),
    tags=st.lists(st.sampled_from(TAGS), max_size=2),
    day=st.integers(1, 28),
    column=st.sampled_from(("notices", "news")),
    more=st.sampled_from(
        (
            "",
            "",
            "expire_at: 2026-03-03\n",
            "publish_at: 2026-03-02 09:00\n",
            "draft: yes\n",
            "sample: yes\n",
            "cover: q.png\ncover_alt: 图\n",
        )
    ),
)
courses = st.builds(
    "title: {}\ntrade: 安全\nsummary: 摘要\nsessions:\n  - {{id: a, start: 2026-03-{:02}, end: 2026-03-28, "
    "enrol_from: 2026-03-01, enrol_until: 2026-03-{:02}}}\n".format,
    st.sampled_from(("消防", "网络")),
    st.integers(5, 27),
    st.integers(2, 5),
)


@pytest.fixture(autouse=True)
def keep_what_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write into files that were replaced, as a build of a large site does."""
    monkeypatch.setattr(staging, "_MIN_TO_RECYCLE", 1)


class Edits(RuleBasedStateMachine):
    """An editor at work: after each edit the site is built on top of the last build, and from nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="edits-"))
        self.site = self.folder / "site"
        self.now = START

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @initialize(first=articles, course=courses)
    def begin(self, first, course):
        pages = {name: f"---\ntitle: 页面{index}\n---\n文\n" for index, name in enumerate(PAGES[:2])}
        home = {"content/pages/index.md": "---\ntitle: 首页\n---\n欢迎。\n"}
        write_files(self.site, {name: png(40, 30, "red") for name in PICTURES})
        write_files(self.site, {"site.yaml": SITE, NAMES[0]: first, COURSES[0]: course, **pages, **home})
        self.compare()

    def compare(self) -> None:
        """Build incrementally and cleanly; both must tell the same and leave the same."""
        before = tree(self.site / "public")
        result = build(options(self.site, now=self.now))
        clean = self.folder / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        shutil.copytree(self.site, clean, ignore=shutil.ignore_patterns("public", ".cache"))
        # While templates and assets are the repository's, what a cache knows of them alone may save time.
        has_own = any((self.site / name).exists() for name in ("templates", "assets"))
        expected = (build_clean if has_own else build_site)(clean, now=self.now)
        assert result.problems == expected.problems
        if errors(result.problems):
            assert differing(tree(self.site / "public"), before) == []
        else:
            assert differing(tree(self.site / "public"), tree(clean / "public")) == []
            assert result.kept + result.written == expected.written

    def own(self, name: str) -> None:
        """Give the site a folder of its own, where it has used the repository's so far."""
        if not (self.site / name).exists():
            shutil.copytree(ROOT / name, self.site / name)

    def edit(self, name: str, text: str) -> None:
        write_files(self.site, {name: text})
        self.compare()

    @rule(name=st.sampled_from(NAMES), text=articles)
    def write_an_article(self, name, text):
        self.edit(name, text)

    @rule(name=st.sampled_from(COURSES), text=courses)
    def write_a_course(self, name, text):
        self.edit(name, text)

    @rule(
        name=st.sampled_from(PICTURES),
        content=st.builds(
            picture, st.sampled_from(("red", "blue")), st.sampled_from(((40, 30), (600, 320))), st.just("PNG")
        )
        | st.just(b"no picture"),
    )
    def write_a_picture(self, name, content):
        write_files(self.site, {name: content})
        self.compare()

    @rule(name=st.sampled_from(PAGES), words=st.lists(st.sampled_from(WORDS[:4]), max_size=4))
    def write_a_page(self, name, words):
        self.edit(name, f"---\ntitle: 页面\n---\n{''.join(words)}\n")

    @rule(name=st.sampled_from(NAMES + PAGES + COURSES + PICTURES))
    def remove_a_file(self, name):
        (self.site / name).unlink(missing_ok=True)
        self.compare()

    @rule(old=st.sampled_from(NAMES), new=st.sampled_from(NAMES))
    def rename_an_article(self, old, new):
        if (self.site / old).exists():
            os.replace(self.site / old, self.site / new)
            self.compare()

    @rule(name=st.sampled_from(TEMPLATES), mark=st.sampled_from(("一", "二", "")))
    def edit_a_template(self, name, mark):
        self.own("templates")
        original = (ROOT / "templates" / name).read_text(encoding="utf-8")
        self.edit(f"templates/{name}", original + ("{# x #}<!-- " + mark + " -->\n" if mark else ""))

    @rule(colour=st.sampled_from(("red", "blue")))
    def edit_a_stylesheet(self, colour):
        self.own("assets")
        self.edit("assets/css/base.css", f"p {{ color: {colour} }}\n")

    @rule(
        name=st.sampled_from(("测试学院", "另一学院")),
        size=st.sampled_from(("2", "3")),
        share=st.sampled_from(("no", "yes")),
    )
    def edit_the_settings(self, name, size, share):
        settings = SITE.replace("测试学院", name).replace("page_size: 3", f"page_size: {size}")
        self.edit("site.yaml", settings.replace("share_pictures: no", f"share_pictures: {share}"))

    @rule(year=st.sampled_from((2024, 2025)), value=st.integers(1, 3))
    def write_figures(self, year, value):
        text = f"years:\n  - year: {year}\n    source: 学院\n    figures: [{{label: 班次, value: {value}}}]\n"
        self.edit("content/numbers.yaml", text)

    @rule(hours=st.integers(1, 60))
    def let_time_pass(self, hours):
        self.now += timedelta(hours=hours)
        self.compare()

    @precondition(lambda self: (self.site / "public/index.html").exists())
    @rule(name=st.sampled_from(("index.html", "404.html", "sitemap.xml")), keep_size=st.booleans())
    def change_an_output_by_hand(self, name, keep_size):
        path = self.site / "public" / name
        content = path.read_bytes()
        path.write_bytes(content[:-1] + b"x" if keep_size else content + b"x")
        self.compare()

    @precondition(lambda self: (self.site / "public/index.html").exists())
    @rule(name=st.sampled_from(("index.html", "sitemap/index.html")))
    def delete_an_output_by_hand(self, name):
        (self.site / "public" / name).unlink(missing_ok=True)
        self.compare()

    @rule()
    def delete_the_cache(self):
        shutil.rmtree(self.site / ".cache", ignore_errors=True)
        self.compare()

    @rule(which=st.integers(0, 50), offset=st.integers(0, 5000))
    def damage_the_cache(self, which, offset):
        files = sorted(path for path in (self.site / ".cache").rglob("*") if path.is_file())
        if files:
            path = files[which % len(files)]
            content = bytearray(path.read_bytes())
            if content:
                content[offset % len(content)] ^= 0xFF
                path.write_bytes(content)
        self.compare()


def test_after_one_edit_of_each_kind_the_site_is_that_of_a_clean_build():
    """What is chosen by chance below may leave a kind out in the few runs of ``make test``."""
    edits = Edits()
    course = (
        "title: 消防\ntrade: 安全\nsummary: 摘要\nsessions: [{id: a, start: 2026-03-05, end: 2026-03-28}]\n"
    )
    try:
        edits.begin(article("通知甲", ["安全", "![图](p.png)"], ["安全"], 1, "notices", ""), course)
        edits.write_an_article(NAMES[1], article("新闻丙", ["报名"], ["安全"], 3, "news", ""))
        edits.write_a_picture(PICTURES[0], png(600, 320, "blue"))
        edits.rename_an_article(NAMES[1], NAMES[4])
        edits.let_time_pass(49)
        edits.edit_the_settings("另一学院", "2", "no")
        edits.write_figures(2025, 2)
        edits.change_an_output_by_hand("index.html", keep_size=True)
        edits.delete_an_output_by_hand("sitemap/index.html")
        for which in (0, 3, 6, 9):
            edits.damage_the_cache(which, 50)
        for name, mark in (*((each, "一") for each in TEMPLATES), (TEMPLATES[0], "")):
            edits.edit_a_template(name, mark)
        edits.edit_a_stylesheet("blue")
        edits.remove_a_file(NAMES[4])
        edits.delete_the_cache()
        assert "另一学院" in (edits.site / "public/news/2026/a/index.html").read_text(encoding="utf-8")
    finally:
        edits.teardown()


TestEdits = Edits.TestCase
TestEdits.settings = settings(
    max_examples=8,
    stateful_step_count=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


class ManyEdits(Edits):
    """The same at length."""


TestManyEdits = pytest.mark.long(ManyEdits.TestCase)
TestManyEdits.settings = settings(
    max_examples=500, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck)
)
