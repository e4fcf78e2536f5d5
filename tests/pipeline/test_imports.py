"""What an edit of one article imports, which is half of its time."""

import subprocess
import sys
from pathlib import Path

from tests.site_folder import ROOT, build_site, write_files

EDIT = """
import sys
from sitebuilder.cli import main

code = main(["build", "-C", sys.argv[1], "--now", "2026-03-01T08:00"])
print("\\n".join(("", *sys.modules)))
raise SystemExit(code)
"""
SITE = """\
name: 测试学院
base_url: https://test.example/
description: 测试
search: no
feed_size: 1
columns:
  - {slug: news, name: 新闻, description: 新闻}
"""
ARTICLE = "content/news/2026/opening.md"
NEWER = "content/news/2026/second.md"
"""The only article whose text the feed holds."""
TEXT = f"""\
---
title: 开班
date: 2026-02-20
column: news
tags: [技能]
---

{"焊工班开班了。" * 30}
"""
NOT_NEEDED = {
    *("yaml", "markdown", "bs4", "PIL", "click"),
    *("sitebuilder.views.courses.lists", "sitebuilder.views.competitions.competition"),
    *("sitebuilder.views.pages.home", "sitebuilder.views.machine.feeds", "sitebuilder.markdown.full"),
    *("sitebuilder.content.release", "sitebuilder.content.future_changes"),
}


def test_an_edit_imports_no_views_of_other_pages_and_no_parser_of_uncommon_texts(tmp_path: Path):
    page = "---\ntitle: 首页\n---\n\n正文。\n"
    newer = TEXT.replace("2026-02-20", "2026-02-21")
    files = {"site.yaml": SITE, "content/pages/index.md": page, ARTICLE: TEXT, NEWER: newer}
    site = write_files(tmp_path, files)
    build_site(site)
    write_files(site, {ARTICLE: TEXT + "\n报名从周一开始。\n"})
    command = [sys.executable, "-c", EDIT, str(site)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "写入 1 个" in done.stdout
    assert NOT_NEEDED.isdisjoint(done.stdout.splitlines())
