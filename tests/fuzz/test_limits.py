"""A hundred thousand files that nobody would write, read and rendered in this process within the limits."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitebuilder.assets.pictures.process import process_picture
from sitebuilder.content.paths.files import digest
from sitebuilder.messages import format_problems
from tests.fuzz.files import drawings, edited, names, pictures
from tests.fuzz.limits import within_limits
from tests.fuzz.reading import check_source
from tests.fuzz.sources import SOURCES
from tests.site_folder import build_site, copy_site, differing, tree, write_files

pytestmark = pytest.mark.long

PAGE = "---\ntitle: 页\n---\n文\n"
ARTICLE = "---\ntitle: 通知\ndate: 2026-02-01\ncolumn: notices\n---\n文\n"
COLUMNS = "columns:\n  - {slug: notices, name: 通知, description: 通知}\n"


def build_and_tell(site: Path) -> None:
    """Build a site, and write down what is told as the commands do."""
    for language in ("zh-CN", "en"):
        format_problems(build_site(site).problems, language)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    made = copy_site("minimal", tmp_path)
    with (made / "site.yaml").open("a", encoding="utf-8") as file:
        file.write(COLUMNS)
    build_site(made)
    return made


@pytest.mark.parametrize("path", SOURCES)
def test_sources_are_read(path):
    @settings(max_examples=7_000)
    @given(SOURCES[path])
    def holds(written):
        with within_limits():
            check_source(path, written)

    holds()


@pytest.mark.parametrize("path", SOURCES)
def test_sources_are_rendered(path, site):
    kept = (site / path).read_text(encoding="utf-8") if path == "site.yaml" else ""

    @settings(max_examples=1_000)
    @given(SOURCES[path])
    def holds(written):
        write_files(site, {path: (kept + written).encode("utf-8", "replace")})
        with within_limits():
            build_and_tell(site)

    holds()


@settings(max_examples=12_000)
@given(drawings)
def test_drawings_are_read(content):
    with within_limits():
        process_picture("a.svg", content, digest(content))


@settings(max_examples=12_000)
@given(pictures, st.sampled_from([".jpg", ".png", ".gif", ".webp", ".tif", ".heic", ".svg"]))
def test_pictures_are_read(content, ending):
    with within_limits():
        process_picture(f"a{ending}", content, digest(content))


def test_files_of_any_name_are_built(site):
    folders = ("content/news/2026", "content/pages", "content/pages/a", "content/courses")
    texts = {".md": ARTICLE, ".yaml": "title: 课\n", ".pdf": "%PDF-1.4\n", ".svg": "<svg/>", "": "文"}

    @settings(max_examples=5_000)
    @given(st.sampled_from(folders), names, st.sampled_from(sorted(texts)))
    def holds(folder, name, ending):
        path = f"{folder}/{name}{ending}"
        try:
            write_files(site, {path: texts[ending]})
        except OSError:
            return  # No such name on this disk.
        with within_limits():
            build_and_tell(site)
        (site / path).unlink()

    holds()


def test_damaged_records_do_no_harm(site):
    # Files just changed are not remembered.
    write_files(site, {"content/pages/a.md": PAGE})
    time.sleep(0.1)
    build_site(site)
    build_site(site)
    expected, kept = tree(site / "public"), tree(site / ".cache")
    records = sorted(name for name in kept if kept[name] and not name.endswith(".lock"))

    @settings(max_examples=3_000)
    @given(st.sampled_from(records).flatmap(lambda name: st.tuples(st.just(name), edited(kept[name]))))
    def holds(damaged):
        name, content = damaged
        write_files(site, {f".cache/{name}": content})
        with within_limits():
            build_and_tell(site)
        assert differing(tree(site / "public"), expected) == []

    holds()
