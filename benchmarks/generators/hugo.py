"""Hugo from its Python package, run as a binary without the Python wrapper."""

import os
import re
from functools import partial
from pathlib import Path

from benchmarks.corpus import Article, Corpus
from benchmarks.generators.generator import (
    Generator,
    InstallError,
    article_text,
    copy_site,
    course_text,
    install_python,
    run,
    write,
)


def _binary(env: Path) -> Path:
    name = "hugo.exe" if os.name == "nt" else "hugo"
    found = next(env.glob(f"**/site-packages/hugo/binaries/{name}"), None)
    if found is None:
        raise InstallError(f"no binary in the package for {os.uname().machine}")
    return found


def _version(env: Path) -> str:
    found = re.search(r"v(\d+\.\d+\.\d+)", run(_binary(env), "version"))
    return found[1] if found else "?"


def _write_site(env: Path, site: Path, records: Corpus) -> None:
    copy_site("hugo", site, styles="static")
    write(site / "content/news/_index.md", "---\ntitle: 培训动态\n---\n")
    write(site / "content/courses/_index.md", "---\ntitle: 培训课程\n---\n")
    write(site / "content/tags/_index.md", "---\ntitle: 标签\n---\n")
    for year in sorted({article.date.year for article in records.articles}):
        write(site / f"content/news/{year}/_index.md", f"---\ntitle: {year} 年\n---\n")
    for article in records.articles:
        _write_article(site, article)
    for course in records.courses:
        write(site / f"content/courses/{course.slug}.md", course_text(course))


def _write_article(site: Path, article: Article) -> None:
    text = article_text(article, {"columns": (article.column,)})
    write(site / f"content/news/{article.date.year}/{article.slug}.md", text)


def _command(env: Path, site: Path) -> list[str]:
    return [str(_binary(env)), "--quiet", "--source", str(site), "--cacheDir", str(site / "cache")]


HUGO = Generator(
    name="hugo",
    title="Hugo",
    output="public",
    leftovers=("public", "cache", "resources"),
    base="layouts/baseof.html",
    note="each run is `hugo`: it keeps no parsed content between runs",
    install=partial(install_python, "hugo"),
    version=_version,
    write_site=_write_site,
    write_article=_write_article,
    command=_command,
)
