"""A whole build: what it writes, keeps and removes, and that the same input gives the same bytes."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sitebuilder.cache.build_record import load_build_record
from sitebuilder.pipeline import check
from sitebuilder.pipeline.staleness import KEPT
from tests.academy import copy_academy
from tests.site_folder import (
    ROOT,
    build_clean,
    build_site,
    cache_of,
    copy_site,
    differing,
    options,
    tree,
    write_files,
)

PAGE = "---\ntitle: 页面\n---\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copy_site("minimal", tmp_path)


def whole_academy(folder: Path) -> Path:
    """Copy the academy's own site with its templates and assets."""
    for name in ("templates", "assets"):
        shutil.copytree(ROOT / name, folder / name)
    return copy_academy(folder)


def command(site: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            sys.executable,
            str(ROOT / "build.py"),
            "build",
            "-C",
            str(site),
            "--now",
            "2026-11-24T08:00",
            *arguments,
        ],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_site_of_one_page_builds_with_pages_feeds_and_maps(site):
    result = build_site(site)
    assert result.problems == ()
    made = set(tree(site / "public"))
    assert {"index.html", "404.html", "sitemap/index.html", "sitemap.xml", "robots.txt"} <= made
    assert not {name for name in made if name.startswith(("courses", "news", "calendar", "competitions"))}


@pytest.mark.parametrize(
    ("setting", "changed"),
    [
        ("redirects: [{from: /old/, to: /}]", {"old/index.html", "redirects.map"}),
        ("verification: [{name: a.txt, content: b}]", {"a.txt"}),
        ("synonyms: [{word: 首页, also: [主页]}]", {"search/head.json"}),
        ("release: {waived: [icp]}", set()),
        ("deploy: [{name: live, type: folder, path: /srv/site}]", set()),
        ("attachment_types: [dwg]", set()),
        ("attachment_limit_mb: 3", set()),
        ("remote_media: link", set()),
    ],
)
def test_a_setting_that_no_page_shows_makes_no_page_again(site, tmp_path, setting, changed):
    settings = (site / "site.yaml").read_text(encoding="utf-8").replace("search: no\n", "")
    write_files(site, {"site.yaml": settings})
    build_site(site)
    before = tree(site / "public")
    write_files(site, {"site.yaml": f"{settings}{setting}\n"})
    assert build_site(site).problems == ()
    after = tree(site / "public")
    assert set(differing(after, before)) == changed | ({".manifest.json"} if changed else set())
    built = load_build_record(cache_of(site), site / "public").built
    assert {path for path, each in built.items() if each.reason != KEPT} == changed
    clean = Path(shutil.copytree(site, tmp_path / "clean", ignore=shutil.ignore_patterns("public", ".cache")))
    build_site(clean)
    assert differing(after, tree(clean / "public")) == []


def test_a_second_build_keeps_everything(site):
    first = build_site(site)
    second = build_site(site)
    assert (second.written, second.removed) == (0, 0)
    assert second.kept == first.written


def test_removed_content_removes_its_page_and_the_empty_folder(site):
    write_files(site, {"content/pages/deep/er.md": PAGE + "文"})
    build_site(site)
    assert (site / "public/deep/er/index.html").exists()
    shutil.rmtree(site / "content/pages/deep")
    assert build_site(site).removed == 1
    assert not (site / "public/deep").exists()


def test_an_output_changed_or_deleted_by_hand_is_restored(site):
    build_site(site)
    before = tree(site / "public")
    (site / "public/index.html").write_text("改过")
    (site / "public/404.html").unlink()
    assert build_site(site).written == 2
    assert tree(site / "public") == before


def test_a_page_may_take_the_place_of_a_folder_and_back(site):
    write_files(
        site, {"site.yaml": (site / "site.yaml").read_text() + "redirects:\n  - {from: /a.html, to: /}\n"}
    )
    build_site(site)
    minimal = copy_site("minimal", site / "again")
    shutil.copy(minimal / "site.yaml", site)
    write_files(site, {"content/pages/a.html/b.md": PAGE + "文"})
    shutil.rmtree(site / "again")
    assert build_site(site).problems == ()
    assert (site / "public/a-html/b/index.html").exists()


def test_check_writes_nothing(site):
    assert check(options(site)).problems == ()
    assert not (site / "public").exists()


def test_the_cache_may_be_deleted_at_any_time(site):
    build_site(site)
    shutil.rmtree(site / ".cache", ignore_errors=True)
    write_files(site, {"content/pages/index.md": PAGE + "改了"})
    result = build_clean(site)
    assert (result.problems, result.written) == ((), 1)


def test_a_site_works_below_a_path_of_its_host(site):
    text = (
        (site / "site.yaml").read_text().replace("https://minimal.example/", "https://host.example/academy")
    )
    write_files(site, {"site.yaml": text})
    build_site(site)
    home = (site / "public/index.html").read_text()
    assert 'href="/academy/sitemap/"' in home
    assert 'href="https://host.example/academy/"' in home


def test_the_academy_is_built_the_same_in_other_folders_zones_locales_and_processes(tmp_path):
    one, two = whole_academy(tmp_path / "甲 one"), whole_academy(tmp_path / "two")
    first = command(one, "--jobs", "1", TZ="Asia/Shanghai", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    second = command(two, "--jobs", "4", TZ="America/New_York", LC_ALL="C", PYTHONHASHSEED="2")
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert tree(one / "public") == tree(two / "public")


def test_many_documents_are_read_by_several_processes_to_the_same_end(site, tmp_path):
    write_files(site, {f"content/pages/p{n}.md": f"{PAGE}第 {n} 页\n" for n in range(250)})
    one = build_site(site, output=tmp_path / "one", jobs=1)
    two = build_site(site, output=tmp_path / "two", jobs=2)
    assert one.written == two.written > 250
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_two_builds_at_once_end_with_one_whole_site(site):
    write_files(site, {f"content/pages/p{n}.md": f"{PAGE}第 {n} 页\n" for n in range(50)})
    started = [
        subprocess.Popen(
            [sys.executable, str(ROOT / "build.py"), "-C", str(site), "--now", "2026-03-01T08:00"]
        )
        for _ in range(3)
    ]
    assert [each.wait() for each in started] == [0, 0, 0]
    assert tree(site / "public") == tree_of_clean_build(site)


def tree_of_clean_build(site: Path) -> dict[str, bytes]:
    build_site(site, output=site / "clean")
    return tree(site / "clean")


def test_the_build_does_not_depend_on_when_files_were_last_touched(site):
    build_site(site)
    for path in (site / "content").rglob("*.md"):
        os.utime(path, (time.time() - 10**8,) * 2)
    assert build_site(site).written == 0
