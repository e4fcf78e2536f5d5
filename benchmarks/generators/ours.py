"""This generator: a site folder with the repository's own templates and assets."""

import shutil
import sys
from pathlib import Path

import msgspec

from benchmarks import corpus
from benchmarks.corpus import Article, Corpus, Course
from benchmarks.generators.generator import Generator, article_text, write

ROOT = Path(__file__).parent.parent.parent
NOW = "2026-11-23T08:00"
"""The moment of every build, so that the same sessions are open and no day passes within a run."""
BASE = "templates/layouts/base.html"


def _install(env: Path) -> None:
    """Do nothing: the interpreter that runs the benchmark has all that the generator needs."""


def _version(env: Path) -> str:
    return f"Python {sys.version.split()[0]}"


def _command(env: Path, site: Path) -> list[str]:
    return [sys.executable, str(ROOT / "build.py"), "build", "-C", str(site), "--now", NOW]


def _write_site(env: Path, site: Path, records: Corpus) -> None:
    write(site / "site.yaml", _settings())
    write(site / "content/pages/index.md", f"---\ntitle: 首页\n---\n\n{corpus.DESCRIPTION}\n")
    shutil.copytree(ROOT / "templates", site / "templates")
    for article in records.articles:
        _write_article(site, article)
    for course in records.courses:
        write(site / f"content/courses/{course.slug}.yaml", _course(course))


def _write_article(site: Path, article: Article) -> None:
    text = article_text(article, {"column": article.column}, _source)
    write(site / f"content/news/{article.date.year}/{article.slug}.md", text)


def _source(kind: str, name: str) -> str:
    """Return a link's target as editors write it: the path of the source file, which the build checks."""
    return f"../../courses/{name}.yaml" if kind == "course" else f"../{name}.md"


def _course(course: Course) -> str:
    lines = [f"title: {course.title}", f"trade: {course.trade}", f"summary: {course.summary}"]
    lines += [f"hours: {course.hours}", "mode: workshop", "fee: 免费", "audiences: [workers, firms]"]
    for key, text in course.texts.items():
        lines += [f"{key}: |", *(f"  {line}" if line else "" for line in text.splitlines())]
    lines.append("sessions:")
    for session in course.sessions:
        pairs = [f"{key}: {value}" for key, value in msgspec.structs.asdict(session).items()]
        lines += [f"  - {pairs[0]}", *(f"    {pair}" for pair in pairs[1:])]
    return "\n".join(lines) + "\n"


def _settings() -> str:
    """Return site.yaml, without the share pictures that no peer makes."""
    lines = [
        f"name: {corpus.NAME}",
        f"base_url: {corpus.BASE_URL}",
        f"description: {corpus.DESCRIPTION}",
        f"page_size: {corpus.PAGE_SIZE}",
        f"feed_size: {corpus.FEED_SIZE}",
        # No other generator makes these.
        "qr_codes: no",
        "session_calendars: no",
        "status_pages: no",
        "share_pictures: no",
        "search: no",
        "navigation:",
    ]
    for title, url in corpus.NAVIGATION.items():
        lines += [f"  - title: {title}", f"    url: {url}"]
    for key, names in (("columns", corpus.COLUMNS), ("trades", corpus.TRADES)):
        lines.append(f"{key}:")
        for slug, name in names.items():
            lines += [f"  - slug: {slug}", f"    name: {name}", f"    description: {name}的全部内容。"]
    return "\n".join(lines) + "\n"


OURS = Generator(
    name="ours",
    title="this generator",
    output="public",
    leftovers=("public", ".cache"),
    base=BASE,
    note="its cache is always on",
    install=_install,
    version=_version,
    write_site=_write_site,
    write_article=_write_article,
    command=_command,
)
