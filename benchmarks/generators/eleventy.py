"""Eleventy, with Nunjucks templates."""

import json
import shutil
from pathlib import Path

import msgspec

from benchmarks import corpus
from benchmarks.corpus import Article, Corpus, link_targets
from benchmarks.generators.generator import PEERS, Generator, front_matter, install_node, run, write


def _install(env: Path) -> None:
    install_node("eleventy", env)


def _version(env: Path) -> str:
    package = json.loads((env / "node_modules/@11ty/eleventy/package.json").read_text())
    return f"{package['version']}, Node {run('node', '--version').strip().lstrip('v')}"


def _write_site(env: Path, site: Path, records: Corpus) -> None:
    shutil.copytree(PEERS / "eleventy" / "site", site)
    for article in records.articles:
        _write_article(site, article)
    for course in records.courses:
        fields = {"title": course.title, "trade": course.trade, "summary": course.summary}
        sessions = tuple(msgspec.structs.asdict(session) for session in course.sessions)
        head = front_matter({**fields, "hours": course.hours, "sessions": sessions})
        write(site / f"content/courses/{course.slug}.md", head + corpus.course_body(course))


def _write_article(site: Path, article: Article) -> None:
    fields = {
        "title": article.title,
        "date": article.date,
        "column": article.column,
        "summary": article.summary,
        "tags": article.tags,
    }
    body = link_targets(article.body, corpus.address)
    write(site / f"content/news/{article.date.year}/{article.slug}.md", front_matter(fields) + body)


def _command(env: Path, site: Path) -> list[str]:
    return ["node", str(env / "node_modules/@11ty/eleventy/cmd.cjs"), "--quiet"]


ELEVENTY = Generator(
    name="eleventy",
    title="Eleventy",
    output="public",
    leftovers=("public",),
    base="content/_includes/base.njk",
    note="each run is a whole build: `--incremental` keeps nothing from one process to the next",
    install=_install,
    version=_version,
    write_site=_write_site,
    write_article=_write_article,
    command=_command,
)
