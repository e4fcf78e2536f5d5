"""Compressed files beside the outputs: right, made once, alike everywhere, never in an output's place."""

import gzip
import hashlib
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import brotli
import pytest

from sitebuilder.cache.storage import names_in
from sitebuilder.deploy import compress
from sitebuilder.deploy.compress import BLOBS, compress_folder, is_compressible
from sitebuilder.messages import Problem
from sitebuilder.output.manifest import MANIFEST, load_manifest
from tests.site_folder import build_site, cache_of, copy_site, tree, write_files

TEXT = "工匠学院的网页。" * 100


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def released(folder: Path, files: dict[str, str | bytes]) -> tuple[Path, dict[str, str]]:
    """Return a folder with these files, and what its manifest would say."""
    write_files(folder, files)
    return folder, {path: digest(content) for path, content in tree(folder).items()}


def compressed(site: Path, files: dict[str, str | bytes], jobs: int = 1) -> tuple[Path, tuple[Problem, ...]]:
    folder, manifest = released(site / "release", files)
    return folder, compress_folder(folder, manifest, cache_of(site), jobs)


def test_a_built_site_is_compressed_and_each_file_unpacks_to_its_output(tmp_path):
    site = copy_site("minimal", tmp_path)
    assert build_site(site).problems == ()
    before = tree(site / "public")
    assert compress_folder(site / "public", load_manifest(site / "public"), cache_of(site), 2) == ()
    after = tree(site / "public")
    made = after.keys() - before.keys()
    for path in made:
        stem, _, ending = path.rpartition(".")
        content = gzip.decompress(after[path]) if ending == "gz" else brotli.decompress(after[path])
        assert content == before[stem]
        assert len(after[path]) < len(before[stem])
    assert {"index.html.br", "index.html.gz", f"{MANIFEST}.br"} <= made


def test_only_what_gets_smaller_is_compressed(tmp_path):
    random = os.urandom(3000)
    folder, problems = compressed(
        tmp_path, {"a.html": TEXT, "tiny.txt": "短", "noise.txt": random, "a.jpg": TEXT, "a.zip": TEXT}
    )
    assert problems == ()
    assert tree(folder).keys() == {
        "a.html",
        "a.html.gz",
        "a.html.br",
        "tiny.txt",
        "noise.txt",
        "a.jpg",
        "a.zip",
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.html", True),
        ("a.css", True),
        ("a.js", True),
        ("a.json", True),
        ("feeds/all.xml", True),
        ("a.ics", True),
        ("a.svg", True),
        ("a.csv", True),
        ("redirects.map", True),
        ("a.ttf", True),
        ("a.woff2", False),
        ("a.webp", False),
        ("a.pdf", False),
        ("a.docx", False),
        ("a.mp4", False),
        ("a.gz", False),
        ("LICENCE", False),
    ],
)
def test_the_type_decides_what_is_compressed(name, expected):
    assert is_compressible(name) is expected


def test_the_same_bytes_are_compressed_alike_in_one_process_or_several_with_a_cache_or_without(tmp_path):
    files: dict[str, str | bytes] = {f"{number}.html": f"{number}{TEXT}" for number in range(40)}
    trees = []
    for name, jobs in (("a", 1), ("b", 3)):
        folder, _ = compressed(tmp_path / name, files, jobs)
        trees.append(tree(folder))
    folder, _ = compressed(tmp_path / "b", files)
    assert trees[0] == trees[1] == tree(folder)


def test_a_gzip_file_holds_neither_a_time_nor_a_name(tmp_path):
    folder, _ = compressed(tmp_path, {"a.html": TEXT})
    head = (folder / "a.html.gz").read_bytes()[:10]
    assert head[3] == 0 and head[4:8] == b"\0\0\0\0"


def test_content_is_compressed_once_however_many_files_have_it(tmp_path, monkeypatch):
    calls: list[int] = []

    def counted(make: Callable[[bytes], bytes], content: bytes) -> bytes:
        calls.append(len(content))
        return make(content)

    makers = {ending: partial(counted, make) for ending, make in compress._COMPRESSORS.items()}
    monkeypatch.setattr(compress, "_COMPRESSORS", makers)
    noise = os.urandom(2000)
    compressed(tmp_path, {"a.html": TEXT, "noise.txt": noise})
    assert len(calls) == 4
    folder, manifest = released(tmp_path / "next", {"elsewhere/b.html": TEXT, "noise.txt": noise})
    assert compress_folder(folder, manifest, cache_of(tmp_path), 1) == ()
    assert len(calls) == 4
    assert tree(folder).keys() - manifest.keys() == {"elsewhere/b.html.gz", "elsewhere/b.html.br"}


def test_the_cache_keeps_what_the_last_release_needs_and_no_more(tmp_path):
    compressed(tmp_path, {"a.html": TEXT})
    first = set(names_in(cache_of(tmp_path), BLOBS))
    folder, manifest = released(tmp_path / "next", {"b.html": TEXT + "二"})
    compress_folder(folder, manifest, cache_of(tmp_path), 1)
    second = set(names_in(cache_of(tmp_path), BLOBS))
    assert (len(first), len(second), first & second) == (2, 2, set())


def test_a_damaged_or_forged_cache_costs_time_and_nothing_else(tmp_path):
    folder, _ = compressed(tmp_path, {"a.html": TEXT})
    expected = tree(folder)
    for name in names_in(cache_of(tmp_path), BLOBS):
        (tmp_path / ".cache" / BLOBS / name).write_bytes(b"forged")
    for path in folder.glob("*.[gb][zr]"):
        path.unlink()
    compressed(tmp_path, {"a.html": TEXT})
    assert tree(folder) == expected


def test_an_attachment_with_the_name_of_a_compressed_file_is_refused_and_nothing_written(tmp_path):
    files: dict[str, str | bytes] = {"a.txt": TEXT, "a.txt.gz": b"another", "b.html": TEXT}
    # Servers that send such files look at no type.
    files |= {"c.pdf": b"one", "c.pdf.br": b"another"}
    folder, problems = compressed(tmp_path, files)
    assert [(each.code, each.place.file) for each in problems] == [
        ("compressed-name-taken", "a.txt"),
        ("compressed-name-taken", "c.pdf"),
    ]
    assert tree(folder).keys() == files.keys()
    assert (folder / "a.txt.gz").read_bytes() == b"another"


def test_an_output_that_does_not_match_the_manifest_is_reported_and_does_not_poison_the_cache(tmp_path):
    folder, manifest = released(tmp_path / "release", {"a.html": TEXT})
    (folder / "a.html").write_text(TEXT + "改", encoding="utf-8")
    problems = compress_folder(folder, manifest, cache_of(tmp_path), 1)
    assert [each.code for each in problems] == ["output-not-as-built"]
    assert names_in(cache_of(tmp_path), BLOBS) == []


def test_a_link_or_a_torn_file_in_the_place_of_a_compressed_one_is_replaced_and_not_followed(tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text("外", encoding="utf-8")
    folder, manifest = released(tmp_path / "release", {"a.html": TEXT})
    (folder / "a.html.gz").symlink_to(outside)
    (folder / "a.html.br").write_bytes(b"torn")
    assert compress_folder(folder, manifest, cache_of(tmp_path), 1) == ()
    assert not (folder / "a.html.gz").is_symlink()
    assert brotli.decompress((folder / "a.html.br").read_bytes()).decode() == TEXT
    assert outside.read_text(encoding="utf-8") == "外"


def test_an_output_that_is_a_link_is_not_read(tmp_path):
    outside = write_files(tmp_path, {"secret.html": TEXT}) / "secret.html"
    (tmp_path / "release").mkdir()
    (tmp_path / "release/a.html").symlink_to(outside)
    with pytest.raises(OSError):
        compress_folder(tmp_path / "release", {"a.html": digest(TEXT.encode())}, cache_of(tmp_path), 1)


def test_compressed_files_are_as_old_as_their_outputs_and_readable_by_the_server(tmp_path):
    folder, manifest = released(tmp_path / "release", {"a.html": TEXT})
    os.utime(folder / "a.html", (1_700_000_000, 1_700_000_000))
    old = os.umask(0o077)
    try:
        compress_folder(folder, manifest, cache_of(tmp_path), 1)
    finally:
        os.umask(old)
    stat = (folder / "a.html.br").stat()
    assert (stat.st_mtime, stat.st_mode & 0o777) == (1_700_000_000, 0o644)
