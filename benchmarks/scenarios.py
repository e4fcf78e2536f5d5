"""The scenarios: change the site, build it once, and check that the change shows."""

import re
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
from msgspec import Struct

from benchmarks.corpus import Article, Corpus, article_slug
from benchmarks.generators.generator import Generator
from benchmarks.prose import NOTICE


class Work(Struct, frozen=True):
    """A generator at work: its environment, its site folder, and the records written there."""

    generator: Generator
    env: Path
    site: Path
    corpus: Corpus

    @property
    def output(self) -> Path:
        return self.site / self.generator.output


class ExpectedText(Struct, frozen=True):
    """A text that a file of the output must contain after the build."""

    file: str
    text: str


class Scenario(Struct, frozen=True):
    """``change`` gets a number unique to the run and returns what must show."""

    name: str
    title: str
    change: Callable[[Work, int], tuple[ExpectedText, ...]]
    memory: bool = False


def cold(work: Work, turn: int) -> tuple[ExpectedText, ...]:
    """Move output and caches away.

    They are deleted at the end of the benchmark: for minutes after thousands of files are deleted, ext4
    creates new ones slowly, as it skips each inode just freed.
    """
    aside = Path(tempfile.mkdtemp(prefix="aside-", dir=work.site.parent))
    for name in work.generator.leftovers:
        path = work.site / name
        if path.exists():
            path.rename(aside / name)
    return ()


def unchanged(work: Work, turn: int) -> tuple[ExpectedText, ...]:
    """Change nothing."""
    return ()


def edit_article(work: Work, turn: int) -> tuple[ExpectedText, ...]:
    """Add a paragraph to an article, a different one in each run."""
    articles = work.corpus.articles
    article = articles[(turn + 1) * 7919 % len(articles)]
    text = f"这一段是第 {turn} 次修改。"
    changed = msgspec.structs.replace(article, body=f"{article.body}\n{text}\n")
    work.generator.write_article(work.site, changed)
    return (ExpectedText(_page(article), text),)


def paste_notice(work: Work, turn: int) -> tuple[ExpectedText, ...]:
    """Put a notice as pasted from Word in the place of an article's text, a different one in each run."""
    articles = work.corpus.articles
    article = articles[(turn + 1) * 6007 % len(articles)]
    text = f"这是第 {turn} 次粘贴。"
    work.generator.write_article(work.site, msgspec.structs.replace(article, body=f"{NOTICE}{text}\n"))
    return (ExpectedText(_page(article), text),)


def add_article(work: Work, turn: int) -> tuple[ExpectedText, ...]:
    """Add an article, the newest of all, with a tag that no other has."""
    number, newest = len(work.corpus.articles) + turn, work.corpus.articles[-1]
    tag = f"new-tag-{number}"
    article = msgspec.structs.replace(
        newest,
        slug=article_slug(number),
        # A day later than the run before, as long as that is not after the moment of the builds.
        date=newest.date + timedelta(days=min(turn, 20)),
        title=f"新增文章 {number}",
        tags=(*newest.tags[:2], tag),
    )
    work.generator.write_article(work.site, article)
    places = (_page(article), "index.html", "news/index.html", f"tags/{tag}/index.html")
    return tuple(ExpectedText(place, article.title) for place in places)


def edit_template(work: Work, turn: int) -> tuple[ExpectedText, ...]:
    """Add a line at the end of the base template, a different one in each run."""
    base = work.site / work.generator.base
    text = base.read_text(encoding="utf-8")
    line = f'<p hidden id="turn-{turn}"></p>'
    changed = re.sub(r'(<p hidden id="turn-\d+"></p>)?</body>', f"{line}</body>", text)
    base.write_text(changed, encoding="utf-8")
    article = work.corpus.articles[0]
    return (ExpectedText("index.html", line), ExpectedText(_page(article), line))


def check_shown(work: Work, shown: tuple[ExpectedText, ...]) -> list[str]:
    """Describe what the output should show and does not."""
    return [
        f"{each.file} does not show {each.text!r}"
        for each in shown
        if not (work.output / each.file).is_file()
        or each.text not in (work.output / each.file).read_text(encoding="utf-8")
    ]


def _page(article: Article) -> str:
    return f"news/{article.date.year}/{article.slug}/index.html"


SCENARIOS = (
    Scenario("cold", "cold: no cache, no output", cold),
    Scenario("unchanged", "nothing changed", unchanged),
    Scenario("edit", "one article's text edited", edit_article),
    Scenario("paste", "a notice from Word pasted into one article", paste_notice),
    Scenario("add", "one article added, with a new tag", add_article),
    Scenario("template", "base template edited", edit_template),
    Scenario("memory", "peak memory of a cold build", cold, memory=True),
)
