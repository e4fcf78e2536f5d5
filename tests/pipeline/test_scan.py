"""The files of a site folder: the same whether they are walked or known from a look."""

import os
from contextlib import ExitStack
from pathlib import Path

import pytest

from sitebuilder.cache.fingerprint import fingerprint_inputs, input_roots
from sitebuilder.cache.lock import site_lock
from sitebuilder.pipeline import build
from sitebuilder.pipeline.head_start import HeadStart
from sitebuilder.pipeline.scan import Snapshot, scan
from tests.site_folder import ROOT, copy_site, options, write_files


def with_a_look(site: Path) -> Snapshot:
    seen = fingerprint_inputs(input_roots(str(site), str(ROOT)))
    return scan(site, ROOT, seen.listing)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_files(
        tmp_path / "site",
        {
            "site.yaml": "name: 网站\n",
            "content/pages/about.md": "---\ntitle: 关于\n---\n",
            "content/pages/~$about.md": "",
            "content/pages/.git/notes.md": "---\ntitle: 笔记\n---\n",
            "content/news/2026/opening.md": "---\ntitle: 开班\n---\n",
            "content/news/2026/picture.jpg": "",
            "content/news/.hidden/one.md": "",
            "content/news/backup~/two.md": "",
            "content/__pycache__/three.md": "",
            "content/courses/welding.yml": "",
            "content/notes.md": "",
            "templates/base.html": "",
        },
    )


def test_an_earlier_walk_saves_the_walk_and_nothing_else(site):
    walked = scan(site, ROOT)
    assert with_a_look(site) == walked
    assert list(walked.documents) == ["content/news/2026/opening.md", "content/pages/about.md"]
    assert list(walked.templates) == ["base.html"]
    assert [each.place.file for each in walked.problems] == [
        "content/courses/welding.yml",
        "content/notes.md",
    ]


def test_the_folder_that_programs_ask_every_site_for_is_published(tmp_path):
    site = write_files(
        copy_site("minimal", tmp_path),
        {
            "assets/root/.well-known/security.txt": "Contact: mailto:a@b.example\n",
            "assets/root/.other/security.txt": "",
        },
    )
    assert build(options(site)).problems == ()
    assert (site / "public/.well-known/security.txt").read_bytes().startswith(b"Contact")
    assert not (site / "public/.other").exists()


def test_files_found_by_an_earlier_walk_are_not_listed_again(site):
    seen = fingerprint_inputs(input_roots(str(site), str(ROOT)))
    write_files(site, {"content/pages/later.md": ""})
    assert "content/pages/later.md" not in scan(site, ROOT, seen.listing).documents
    assert "content/pages/later.md" in scan(site, ROOT).documents


@pytest.mark.skipif(os.name != "posix", reason="symlinks need rights on Windows")
@pytest.mark.parametrize("target", ["pages/about.md", "../../elsewhere", "nowhere"])
def test_folders_with_symlinks_are_walked(site, target):
    write_files(site.parent / "elsewhere", {"secret.md": ""})
    (site / "content" / "link.md").symlink_to(target)
    assert str(site / "content") not in fingerprint_inputs(input_roots(str(site), str(ROOT))).listing
    assert with_a_look(site) == scan(site, ROOT)


def test_a_build_that_has_waited_for_another_walks_again(tmp_path):
    site = copy_site("minimal", tmp_path)
    write_files(site, {"content/pages/late.md": "---\ntitle: 页面\n---\n早先的文字\n"})
    seen = fingerprint_inputs(input_roots(str(site), str(ROOT)))
    another = ExitStack()
    another.enter_context(site_lock(site, lambda: None))

    def change_meanwhile(stage: str, done: int, of: int) -> None:
        if stage == "wait":
            write_files(site, {"content/pages/late.md": "---\ntitle: 页面\n---\n后来的文字\n"})
            write_files(site, {"content/pages/later.md": "---\ntitle: 更晚\n---\n"})
            another.close()

    build(options(site), change_meanwhile, HeadStart(seen))
    assert "后来的文字" in (site / "public" / "late" / "index.html").read_text("utf-8")
    assert (site / "public" / "later" / "index.html").exists()
