"""Eleventy, with Nunjucks templates."""

from functools import partial
from pathlib import Path

from benchmarks.corpus import Article, Corpus
from benchmarks.generators.generator import (
    Generator,
    article_text,
    copy_site,
    course_text,
    install_node,
    node_version,
    write,
)


def _write_site(env: Path, site: Path, records: Corpus) -> None:
    copy_site("eleventy", site, styles="content")
    for article in records.articles:
        _write_article(site, article)
    for course in records.courses:
        write(site / f"content/courses/{course.slug}.md", course_text(course))


def _write_article(site: Path, article: Article) -> None:
    text = article_text(article, {"column": article.column})
    write(site / f"content/news/{article.date.year}/{article.slug}.md", text)


def _command(env: Path, site: Path) -> list[str]:
    return ["node", str(env / "node_modules/@11ty/eleventy/cmd.cjs"), "--quiet"]


ELEVENTY = Generator(
    name="eleventy",
    title="Eleventy",
    output="public",
    leftovers=("public",),
    base="content/_includes/base.njk",
    note="each run is a whole build: `--incremental` keeps nothing from one process to the next",
    install=partial(install_node, "eleventy"),
    version=partial(node_version, "@11ty/eleventy"),
    write_site=_write_site,
    write_article=_write_article,
    command=_command,
)
