"""Eleventy, with Nunjucks templates."""

from pathlib import Path

from benchmarks import corpus
from benchmarks.corpus import Article, Corpus, replace_link_targets
from benchmarks.generators.generator import (
    Generator,
    copy_site,
    course_fields,
    front_matter,
    install_node,
    node_version,
    write,
)


def _install(env: Path) -> None:
    install_node("eleventy", env)


def _version(env: Path) -> str:
    return node_version(env, "@11ty/eleventy")


def _write_site(env: Path, site: Path, records: Corpus) -> None:
    copy_site("eleventy", site, styles="content")
    for article in records.articles:
        _write_article(site, article)
    for course in records.courses:
        head = front_matter(course_fields(course))
        write(site / f"content/courses/{course.slug}.md", head + corpus.course_body(course))


def _write_article(site: Path, article: Article) -> None:
    fields = {
        "title": article.title,
        "date": article.date,
        "column": article.column,
        "summary": article.summary,
        "tags": article.tags,
    }
    body = replace_link_targets(article.body, corpus.address)
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
