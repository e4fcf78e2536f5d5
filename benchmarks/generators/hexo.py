"""Hexo, with EJS templates and the generators and renderers of its starter site."""

import shutil
from functools import partial
from pathlib import Path

from benchmarks.corpus import COLUMNS, Article, Corpus
from benchmarks.generators.generator import (
    PEERS,
    Generator,
    article_text,
    copy_site,
    course_text,
    install_node,
    node_version,
    write,
)


def _write_site(env: Path, site: Path, records: Corpus) -> None:
    copy_site("hexo", site, styles="themes/bench/source")
    # Hexo loads its plugins from the site's own node_modules.
    shutil.copy(PEERS / "hexo" / "package.json", site)
    (site / "node_modules").symlink_to(env / "node_modules", target_is_directory=True)
    for article in records.articles:
        _write_article(site, article)
    for course in records.courses:
        write(site / f"source/courses/{course.slug}/index.md", course_text(course, {"layout": "course"}))


def _write_article(site: Path, article: Article) -> None:
    text = article_text(article, {"categories": (COLUMNS[article.column],)})
    write(site / f"source/_posts/{article.date.year}/{article.slug}.md", text)


def _command(env: Path, site: Path) -> list[str]:
    return ["node", str(env / "node_modules/hexo/bin/hexo"), "generate", "--silent"]


HEXO = Generator(
    name="hexo",
    title="Hexo",
    output="public",
    leftovers=("public", "db.json"),
    base="themes/bench/layout/layout.ejs",
    note="its database of the last run (db.json) is kept between runs",
    install=partial(install_node, "hexo"),
    version=partial(node_version, "hexo"),
    write_site=_write_site,
    write_article=_write_article,
    command=_command,
)
