"""Measure which share of a blog builds at the first try: ``python -m benchmarks.migrated TOOL FOLDER``.

``FOLDER`` is a blog as ``build.py migrate`` takes it, or a folder of posts only, which are laid out as the
tool does. They are imported into an empty site, once with ``remote_media: link`` and once without.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
_SITE = """\
name: 测试
base_url: https://site.example/
description: 测试
columns:
  - {slug: news, name: 新闻, description: 新闻}
"""
_POSTS = {"hugo": "content/posts", "hexo": "source/_posts"}
_SETTINGS = {
    "hugo": ("hugo.toml", 'baseURL = "https://blog.example/"\n'),
    "hexo": ("_config.yml", "url: https://blog.example\npermalink: :year/:month/:day/:title/\n"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how many articles have no errors, and how many errors of each kind there are."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.migrated", description=__doc__)
    parser.add_argument("tool", choices=["hugo", "hexo", "wordpress"])
    parser.add_argument("source", type=Path)
    found = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        source = _lay_out(found.tool, found.source, Path(folder, "blog"))
        for policy in ("link", "refuse"):
            site = Path(folder, policy)
            _make_site(site, policy)
            told = _run("migrate", found.tool, str(source), "-C", str(site))
            if not any(site.glob("content/news/**/*.md")):
                raise SystemExit(told)
            print(f"remote_media: {policy}: {_summary(site)}")
    return 0


def _lay_out(tool: str, source: Path, folder: Path) -> Path:
    """Return a blog's folder: the given one, or a copy of its posts in the tool's layout."""
    posts = _POSTS.get(tool)
    if posts is None or (source / posts.partition("/")[0]).is_dir():
        return source
    shutil.copytree(source, folder / posts)
    name, text = _SETTINGS[tool]
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def _make_site(site: Path, policy: str) -> None:
    home = site / "content/pages/index.md"
    home.parent.mkdir(parents=True)
    home.write_text("---\ntitle: 首页\n---\n首页。\n", encoding="utf-8")
    (site / "site.yaml").write_text(f"{_SITE}remote_media: {policy}\n", encoding="utf-8")


def _run(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *arguments], capture_output=True, text=True, check=False
    )
    return done.stdout or done.stderr


def _summary(site: Path) -> str:
    report = json.loads(_run("check", "-C", str(site), "--format", "json"))
    errors = [each for each in report["problems"] if each["severity"] == "error"]
    articles = [path.relative_to(site).as_posix() for path in site.glob("content/news/**/*.md")]
    wrong = {each["file"] for each in errors} & set(articles)
    kinds = Counter(each["code"] for each in errors)
    counts = ", ".join(f"{code} {count}" for code, count in kinds.most_common())
    return f"{len(articles) - len(wrong)} of {len(articles)} articles without an error" + (
        f" ({counts})" if counts else ""
    )


if __name__ == "__main__":
    sys.exit(main())
