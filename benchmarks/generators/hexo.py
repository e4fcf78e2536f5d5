"""Hexo, with EJS templates and the generators and renderers of its starter site."""

import shutil
from pathlib import Path

from benchmarks import corpus
from benchmarks.corpus import COLUMNS, Article, Corpus, replace_link_targets
from benchmarks.generators.generator import (
    PEERS,
    Generator,
    copy_site,
    course_fields,
    front_matter,
    install_node,
    node_version,
    write,
)


def _install(env: Path) -> None:
    install_node("hexo", env)


def _version(env: Path) -> str:
    return node_version(env, "hexo")


def _write_site(env: Path, site: Path, records: Corpus) -> None:
    copy_site("hexo", site, styles="themes/bench/source")
    # Hexo loads its plugins from the site's own node_modules.
    shutil.copy(PEERS / "hexo" / "package.json", site)
    (site / "node_modules").symlink_to(env / "node_modules", target_is_directory=True)
    for article in records.articles:
        _write_article(site, article)
    for course in records.courses:
        head = front_matter({"layout": "course", **course_fields(course)})
        write(site / f"source/courses/{course.slug}/index.md", head + corpus.course_body(course))


def _write_article(site: Path, article: Article) -> None:
    fields = {
        "title": article.title,
        "date": article.date,
        "categories": (COLUMNS[article.column],),
        "summary": article.summary,
        "tags": article.tags,
    }
    body = replace_link_targets(article.body, corpus.address)
    write(site / f"source/_posts/{article.date.year}/{article.slug}.md", front_matter(fields) + body)


def _command(env: Path, site: Path) -> list[str]:
    return ["node", str(env / "node_modules/hexo/bin/hexo"), "generate", "--silent"]


HEXO = Generator(
    name="hexo",
    title="Hexo",
    output="public",
    leftovers=("public", "db.json"),
    base="themes/bench/layout/layout.ejs",
    note="its database of the last run (db.json) is kept between runs",
    install=_install,
    version=_version,
    write_site=_write_site,
    write_article=_write_article,
    command=_command,
)
