"""Pelican, with its cache of parsed content enabled."""

from functools import partial
from pathlib import Path

import msgspec

from benchmarks import corpus
from benchmarks.corpus import Article, Corpus, replace_link_targets
from benchmarks.generators.generator import Generator, copy_site, env_program, install_python, run, write


def _version(env: Path) -> str:
    return run(env_program(env, "pelican"), "--version").strip()


def _write_site(env: Path, site: Path, records: Corpus) -> None:
    copy_site("pelican", site, styles="theme/static")
    for article in records.articles:
        _write_article(site, article)
    for course in records.courses:
        # Its front matter knows no lists of mappings, so that sessions are JSON in one line.
        sessions = msgspec.json.encode(course.sessions).decode()
        head = f"title: {course.title}\ntrade: {course.trade}\nsummary: {course.summary}\n"
        head += f"hours: {course.hours}\nsessions: {sessions}\n\n"
        write(site / f"content/courses/{course.slug}.md", head + corpus.course_body(course))


def _write_article(site: Path, article: Article) -> None:
    head = (
        f"title: {article.title}\ndate: {article.date}\ncategory: {article.column}\n"
        f"tags: {', '.join(article.tags)}\nsummary: {article.summary}\n\n"
    )
    body = replace_link_targets(article.body, corpus.address)
    write(site / f"content/news/{article.date.year}/{article.slug}.md", head + body)


def _command(env: Path, site: Path) -> list[str]:
    return [str(env_program(env, "pelican")), "--quiet", "--settings", "pelicanconf.py"]


PELICAN = Generator(
    name="pelican",
    title="Pelican",
    output="public",
    leftovers=("public", "cache"),
    base="theme/templates/base.html",
    note="its cache of parsed content is on (CACHE_CONTENT, LOAD_CONTENT_CACHE, layer generator, no gzip)",
    install=partial(install_python, "pelican"),
    version=_version,
    write_site=_write_site,
    write_article=_write_article,
    command=_command,
)
