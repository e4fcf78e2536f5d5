"""What a build makes of an output folder as it finds it: what it touches, and what it leaves alone."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from sitebuilder.cache.digests import DigestIndex
from sitebuilder.cache.fingerprint import fingerprint_inputs
from sitebuilder.cache.remove_tree import remove_tree
from sitebuilder.cache.storage import Cache
from sitebuilder.content.paths.files import digest
from sitebuilder.output.commit import Commit
from sitebuilder.output.folder import list_output
from sitebuilder.output.manifest import MANIFEST, encode_manifest, load_manifest
from sitebuilder.pipeline.pipeline import plan_site
from sitebuilder.pipeline.refusals import foreign_files, is_content_page
from sitebuilder.pipeline.workspace import Workspace
from sitebuilder.views.machine.redirects import moves, redirect_path
from tests.pipeline.commands import PAGE, mounted, pages, run, site_of, unmount, without_rights
from tests.site_folder import NOW, ROOT, build_site, copy_site, options, seed_cache, tree, write_files

posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX")


def codes(result) -> list[str]:
    return sorted({each.code for each in result.problems})


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return seed_cache(copy_site("minimal", tmp_path))


@pytest.mark.parametrize("output", [".git", ".git/hooks", ".cache", ".cache/documents", ".venv", "x/.git/y"])
def test_an_output_folder_among_files_that_matter_is_refused(site, output):
    write_files(site, {".git/config": "[core]", ".cache/x": ""})
    assert codes(build_site(site, output=site / output, adopt=True)) == ["output-is-kept"]
    assert (site / ".git/config").read_text() == "[core]"


def test_a_link_to_a_folder_that_does_not_exist_is_refused(site):
    (site / "public").symlink_to(site.parent / "elsewhere/public")
    assert codes(build_site(site)) == ["output-link"]
    assert not (site.parent / "elsewhere").exists()
    (site.parent / "elsewhere/public").mkdir(parents=True)
    assert codes(build_site(site)) == []
    assert (site.parent / "elsewhere/public/index.html").is_file()


def test_a_cache_that_is_not_the_sites_own_is_refused(site):
    write_files(site.parent, {"editor/.cache/mail": "信"})
    output = site.parent / "editor/.cache"
    assert codes(build_site(site, output=output, adopt=True)) == ["output-is-kept"]
    assert codes(build_site(site, output=output / "site")) == []
    assert (output / "mail").read_text() == "信"


def test_the_home_folder_is_refused(site, monkeypatch):
    monkeypatch.setenv("HOME", str(site.parent / "home/editor"))
    write_files(site.parent, {"home/editor/letter.txt": "私"})
    for output in ("home", "home/editor"):
        assert codes(build_site(site, output=site.parent / output, adopt=True)) == ["output-is-kept"]
    assert (site.parent / "home/editor/letter.txt").exists()


def test_a_file_in_the_place_of_the_output_folder_is_reported(site):
    (site / "public").write_text("我的")
    assert codes(build_site(site)) == ["output-is-file"]
    assert (site / "public").read_text() == "我的"


@posix
def test_an_output_folder_that_the_disk_refuses_is_reported(site):
    assert codes(build_site(site, output=site / ("长" * 100))) == ["disk-name-too-long"]
    (site / "public").symlink_to("public")
    assert codes(build_site(site)) == ["disk-loop"]


@posix
def test_an_output_folder_may_be_as_deep_as_the_disk_allows(site):
    assert codes(build_site(site, output=site / ("n/" * 1200))) == []
    assert codes(build_site(site, output=site / ("m/" * 2500))) == ["disk-name-too-long"]
    assert not (site / "m").exists()
    remove_tree(os.fspath(site / "n"))  # ``shutil.rmtree`` recurses.


@posix
@pytest.mark.parametrize("name", ["index.html", "p1/index.html", MANIFEST, "mine"])
def test_a_pipe_in_the_output_folder_is_reported_and_not_waited_for(site, name):
    write_files(site, pages(1, 3))
    build_site(site)
    (site / "public" / name).unlink(missing_ok=True)
    os.mkfifo(site / "public" / name)
    write_files(site, pages(2, 3))
    code, said = run(site)
    assert (code, "output-foreign" in said) == (1, True)
    assert run(site, "build", "--adopt")[0] == 0
    assert not any(stat.S_ISFIFO(each.lstat().st_mode) for each in (site / "public").rglob("*"))


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"{", b"[1]", b'{"a": 1}', "folder"])
def test_a_manifest_that_cannot_be_read_is_ignored(site, content):
    build_site(site)
    manifest = site / "public" / MANIFEST
    manifest.unlink()
    if isinstance(content, bytes):
        manifest.write_bytes(content)
    else:
        manifest.mkdir()
    assert build_site(site).problems == ()
    assert manifest.is_file()


@posix
def test_a_name_that_is_not_utf8_is_reported(site):
    build_site(site)
    (site / "public" / os.fsdecode(b"\xff.txt")).write_text("我的")
    code, said = run(site)
    assert (code, "output-foreign" in said, "\\xff.txt" in said) == (1, True, True)
    assert run(site, "build", "--adopt")[0] == 0


def test_a_file_that_only_the_manifest_claims_is_kept(site):
    build_site(site)
    write_files(site, {"public/mine.txt": "我的", "outside.txt": "外面"})
    claimed = {"mine.txt": "00" * 16, "../outside.txt": "00" * 16, "/etc/hostname": "00" * 16}
    (site / "public" / MANIFEST).write_bytes(encode_manifest(claimed))
    result = build_site(site)
    assert codes(result) == ["output-foreign"]
    assert (site / "public/mine.txt").exists()
    assert (site / "outside.txt").exists()


def claim(site: Path, path: str) -> None:
    """Write into the manifest that builds have written a file as it is now."""
    manifest = load_manifest(site / "public")
    manifest[path] = digest((site / "public" / path).read_bytes()).hex()
    (site / "public" / MANIFEST).write_bytes(encode_manifest(manifest))


def test_a_file_is_not_ours_because_the_manifest_knows_its_very_bytes(site):
    build_site(site)
    write_files(site, {"public/mine.txt": "我的", "public/a/index.html": "我的"})
    for path in ("mine.txt", "a/index.html"):
        claim(site, path)
    for files in ({}, {"content/pages/a.md": PAGE + "文"}):
        write_files(site, files)
        for clean in (False, True):
            said = [each.place.file for each in build_site(site, clean=clean).problems]
            assert said == ["public/a/index.html", "public/mine.txt"]
    assert (site / "public/mine.txt").read_text() == "我的"
    assert (site / "public/a/index.html").read_text() == "我的"
    assert build_site(site, adopt=True).problems == ()
    assert not (site / "public/mine.txt").exists()


def test_without_a_manifest_the_cache_knows_which_files_are_ours(site):
    write_files(site, {"content/pages/a.md": PAGE + "文"})
    build_site(site)
    (site / "content/pages/a.md").unlink()
    (site / "public" / MANIFEST).unlink()
    assert build_site(site).problems == ()
    assert not (site / "public/a").exists()


def test_without_the_cache_the_manifest_knows_which_files_are_ours(site):
    write_files(site, {"content/pages/a.md": PAGE + "文"})
    build_site(site)
    (site / "content/pages/a.md").unlink()
    shutil.rmtree(site / ".cache")
    assert build_site(site).problems == ()
    assert not (site / "public/a").exists()


@pytest.mark.parametrize("removed", [(MANIFEST, "index.html"), (MANIFEST, "assets")])
def test_files_that_vanish_during_a_build_are_not_called_those_of_others(site, removed):
    build_site(site)
    listing = list_output(site / "public")
    for name in removed:
        subprocess.run(["rm", "-r", str(site / "public" / name)], check=True)
    found = foreign_files(options(site), listing, load_manifest(site / "public"), {})
    assert [each.code for each in found] == ["output-disturbed"]


def test_a_page_changed_by_hand_is_not_removed_unless_requested(site):
    write_files(site, {"content/pages/a.md": PAGE + "文"})
    build_site(site)
    (site / "public/a/index.html").write_text("我改的")
    (site / "content/pages/a.md").unlink()
    assert codes(build_site(site)) == ["output-foreign"]
    assert (site / "public/a/index.html").read_text() == "我改的"


@posix
def test_adopting_removes_symlinks_but_not_their_targets(site, tmp_path):
    build_site(site)
    write_files(tmp_path / "outside", {"mine.txt": "我的", "p/index.html": "我的"})
    (site / "public/linked").symlink_to(tmp_path / "outside")
    (site / "public/sitemap/index.html").unlink()
    (site / "public/sitemap").rmdir()
    (site / "public/sitemap").symlink_to(tmp_path / "outside/p")
    write_files(site, {"public/.git/HEAD": "ref: x", "public/.git/objects/aa": "x"})
    assert codes(build_site(site)) == ["output-foreign"]
    assert build_site(site, adopt=True).problems == ()
    assert set(tree(tmp_path / "outside")) == {"mine.txt", "p/index.html"}
    assert (tmp_path / "outside/p/index.html").read_text() == "我的"
    assert not (site / "public/linked").exists()
    assert (site / "public/sitemap/index.html").is_file()
    assert not (site / "public/sitemap").is_symlink()
    assert (site / "public/.git/HEAD").exists()


@posix
def test_adopting_removes_nothing_if_the_output_folder_is_a_symlink(site, tmp_path):
    write_files(tmp_path / "outside", {"mine.txt": "我的", "index.html": "我的"})
    (site / "public").symlink_to(tmp_path / "outside")
    assert codes(build_site(site)) == ["output-foreign"]
    assert codes(build_site(site, adopt=True)) == ["adopt-link"]
    assert set(tree(tmp_path / "outside")) == {"mine.txt", "index.html"}
    assert build_site(site, output=tmp_path / "outside", adopt=True).problems == ()
    assert build_site(site, adopt=True).problems == ()


@pytest.mark.parametrize(
    "name", [".git/HEAD", ".git", "about/.git/HEAD", "old/theme/.git", ".svn/wc.db", ".hg/x"]
)
def test_adopting_leaves_version_control_alone_wherever_it_is(site, name):
    build_site(site)
    write_files(site / "public", {name: "不能重做的", "old/theme/mine.css": "我的"})
    assert build_site(site, adopt=True).problems == ()
    assert (site / "public" / name).read_text() == "不能重做的"
    assert not (site / "public/old/theme/mine.css").exists()
    assert build_site(site).problems == ()


@posix
@pytest.mark.parametrize("name", ["index.html", "about/index.html", "mine.iso", MANIFEST])
def test_a_file_larger_than_memory_does_not_stop_adopting(site, name):
    # A file with a hole: a terabyte, or in what must be read to the end three pieces.
    write_files(site, {"content/pages/about.md": PAGE})
    build_site(site)
    with (site / "public" / name).open("wb") as file:
        file.truncate(1 << 40)
    assert codes(build_site(site)) == (["output-foreign"] if name == "mine.iso" else [])
    assert build_site(site, adopt=True).problems == ()
    assert sum(len(content) for content in tree(site / "public").values()) < 1_000_000


def test_version_control_in_the_output_folder_does_not_stop_a_build(site):
    build_site(site)
    write_files(site, {"public/.git/HEAD": "ref: x"})
    assert build_site(site).problems == ()
    assert build_site(write_files(site, pages(1, 2))).problems == ()
    assert (site / "public/.git/HEAD").exists()


def test_names_of_sources_with_glob_characters_are_plain_letters(site):
    write_files(site, {"public/[a]*?.txt": "我的", "public/a.txt": "我的"})
    assert {each.place.file for each in build_site(site).problems} == {
        "public/[a]*?.txt",
        "public/a.txt",
    }


@posix
def test_published_files_can_be_read_by_everybody_whatever_the_umask_is(site):
    write_files(site, pages(1, 3))
    strict = ["sh", "-c", 'umask 077; exec "$@"', "sh"]
    assert run(site, before=strict)[0] == 0
    assert modes(site / "public") == {0o644, 0o755}


@posix
def test_folders_above_the_output_can_be_read_by_everybody_too(site):
    strict = ["sh", "-c", 'umask 077; exec "$@"', "sh"]
    assert run(site, "build", "--output", str(site / "www/site/public"), before=strict)[0] == 0
    assert modes(site / "www") == {0o644, 0o755}


def modes(output: Path) -> set[int]:
    return {stat.S_IMODE(each.stat().st_mode) for each in (output, *output.rglob("*"))}


@posix
def test_files_that_others_cannot_read_are_fixed_by_the_next_build(site):
    write_files(site, pages(1, 3))
    assert run(site)[0] == 0
    (site / "public/p1/index.html").chmod(0o600)
    (site / "public/p2").chmod(0o700)
    (site / "public").chmod(0o700)
    assert run(site)[0] == 0
    assert modes(site / "public") == {0o644, 0o755}


@posix
@pytest.mark.parametrize("how", ["mode", "mount"])
def test_a_site_folder_that_cannot_be_written_is_built_elsewhere(tmp_path, how):
    site = site_of(tmp_path / "read-only", 1, 3)
    before = without_rights() if how == "mode" else []
    if how == "mount":
        mounted(site, "--bind", str(site))
        subprocess.run(["mount", "-o", "remount,bind,ro", str(site)], check=True)
    else:
        site.chmod(0o555)
    try:
        code, said = run(site, "build", "--output", str(tmp_path / "out"), before=before)
        checked, _ = run(site, "check", before=before)
        refused, why = run(site, before=before)
    finally:
        site.chmod(0o755) if how == "mode" else unmount(site)
    assert (code, checked, refused) == (0, 0, 1)
    assert "cache-unwritable" in said
    assert "Traceback" not in why and "程序内部出错" not in why
    assert len(list((tmp_path / "out").glob("p*/index.html"))) == 3
    assert not (site / "public").exists()


@pytest.mark.parametrize("state", ["gone", "empty", "junk"])
def test_missing_content_is_reported_and_removes_nothing(tmp_path, state):
    site = site_of(tmp_path, 1, 3)
    build_site(site)
    before = tree(site / "public")
    (site / "content").rename(tmp_path / "content")
    if state != "gone":
        (site / "content").mkdir()
    if state == "junk":
        write_files(site, {"content/.DS_Store": "x", "content/pages/Thumbs.db": "x"})
    assert codes(build_site(site)) == ["no-content"]
    assert tree(site / "public") == before


def test_removing_more_than_half_of_the_pages_must_be_requested(tmp_path):
    site = site_of(tmp_path, 1, 12)
    build_site(site)
    for number in range(7):
        (site / f"content/pages/p{number}.md").unlink()
    result = build_site(site)
    assert codes(result) == ["removes-too-much"]
    assert ("removed", "7") in result.problems[0].values
    assert len(list((site / "public").glob("p*/index.html"))) == 12
    assert build_site(site, allow_removals=True).problems == ()
    assert len(list((site / "public").glob("p*/index.html"))) == 5


def test_pages_of_others_are_no_removals_unless_they_are_adopted(tmp_path):
    site = site_of(tmp_path, 1, 3)
    write_files(site / "public", {f"old{number}/index.html": "mine" for number in range(12)})
    before = tree(site / "public")
    assert set(codes(build_site(site))) == {"output-foreign"}
    assert codes(build_site(site, adopt=True)) == ["removes-too-much"]
    assert tree(site / "public") == before


def test_a_small_site_and_half_of_the_pages_may_be_removed(tmp_path):
    site = site_of(tmp_path, 1, 12)
    build_site(site)
    for number in range(6):
        (site / f"content/pages/p{number}.md").unlink()
    assert build_site(site).problems == ()
    for number in range(6, 12):
        (site / f"content/pages/p{number}.md").unlink()
    assert build_site(site).problems == ()


def test_content_pages_are_distinguished_from_lists_by_their_paths():
    chosen, cache = options(ROOT, now=NOW), Cache("nowhere")
    index, inputs = DigestIndex(cache, clean=True), fingerprint_inputs([])
    planned = plan_site(Workspace(chosen, chosen.output, cache, index, "", inputs, Commit()))
    assert planned.context is not None
    own = {entry.path + "index.html" for entry in planned.context.library.entries() if entry.path}
    own |= {redirect_path(move.old) for move in moves(planned.context)}
    found = {output.path for output in planned.outputs if is_content_page(output.path)}
    assert found == own
