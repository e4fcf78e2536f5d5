"""Templates compiled in the background: the same code from a child process, and none stored on disk."""

import os
import time
from pathlib import Path
from types import CodeType

import pytest
from msgspec import Struct

from sitebuilder.cache.template_record import load_template_record, sound_templates
from sitebuilder.formats.jinja import templates as module
from sitebuilder.formats.jinja.background_compiler import BackgroundCompiler, start_background_compiler
from sitebuilder.formats.jinja.templates import compile_template, load_templates, render_view
from tests.site_folder import ROOT, build_clean, build_site, cache_of, copy_site, write_files


class View(Struct, frozen=True):
    """A view that shows nothing."""


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes can be forked")
FOLDER = ROOT / "templates"


def sources(folder: Path = FOLDER) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def all_of(folder: Path, names: tuple[str, ...] = (), count: int = 0) -> BackgroundCompiler:
    """Return what is being compiled, when so many have come."""
    compiling = start_background_compiler(str(folder), names, compile_template)
    assert compiling is not None
    for _ in range(500):
        if sum(compiling.find(name, source) is not None for name, source in sources(folder).items()) >= count:
            break
        time.sleep(0.02)
    return compiling


@needs_fork
def test_all_templates_come_from_the_process_with_the_code_they_have_here():
    compiling = all_of(FOLDER, count=len(sources()))
    for name, source in sources().items():
        assert compiling.find(name, source) == compile_template(name, source.decode())
    compiling.stop()


@needs_fork
def test_templates_that_the_child_compiles_last_are_compiled_first_here():
    used = ("a.html", "b.html", "c.html")
    compiling = all_of(FOLDER, used)
    assert compiling.latest_first(["c.html", "a.html", "other.html", "b.html"]) == ["other.html", *used]
    compiling.stop()


@needs_fork
def test_code_of_another_source_is_not_taken(tmp_path):
    write_files(tmp_path, {"a.html": "one"})
    compiling = all_of(tmp_path, count=1)
    assert compiling.find("a.html", b"one") is not None
    assert compiling.find("a.html", b"two") is None
    assert compiling.find("b.html", b"one") is None
    compiling.stop()


@needs_fork
def test_of_templates_that_are_wrong_or_missing_nothing_comes_and_the_rest_does(tmp_path):
    write_files(tmp_path, {"a.html": "{% if", "b.html": "right", "c.html": b"\xff"})
    compiling = all_of(tmp_path, ("missing.html", "a.html", "b.html", "c.html"), count=1)
    assert [name for name, each in sources(tmp_path).items() if compiling.find(name, each)] == ["b.html"]
    compiling.stop()


@needs_fork
def test_a_stopped_process_leaves_nothing_behind_and_received_code_is_kept():
    compiling = all_of(FOLDER, count=1)
    worker = compiling._worker
    assert worker
    compiling.stop()
    compiling.stop()
    with pytest.raises(ChildProcessError):
        os.waitpid(worker, os.WNOHANG)
    assert any(compiling.find(name, source) for name, source in sources().items())


def test_a_template_known_as_sound_is_compiled_only_when_it_is_needed(monkeypatch):
    asked: list[str] = []

    def noted(name: str, text: str) -> CodeType:
        asked.append(name)
        return compile_template(name, text)

    monkeypatch.setattr(module, "compile_template", noted)
    texts = {"a.html": b"{% include 'b.html' %}", "b.html": b"b", "c.html": b"c", "d.html": b"d"}
    templates, problems = load_templates(texts, sound={"a.html", "b.html", "c.html"})
    assert (asked, problems) == (["d.html"], ())
    assert render_view(templates, "a.html", View()) == b"b"
    assert asked == ["d.html", "a.html", "b.html"]
    assert templates.used() == ("a.html", "b.html")


def site_with_templates(tmp_path: Path) -> Path:
    files = {f"templates/{name}": content for name, content in sources().items()}
    return write_files(copy_site("minimal", tmp_path), {**files, "templates/unused.html": "right"})


def test_a_mistake_in_an_unused_template_is_found_at_once_and_at_every_later_build(tmp_path):
    site = site_with_templates(tmp_path)
    assert build_site(site).problems == ()
    for _ in range(2):
        write_files(site, {"templates/unused.html": "{% if"})
        assert [each.code for each in build_site(site).problems] == ["template-syntax"]
    write_files(site, {"templates/unused.html": "right"})
    assert build_site(site).problems == ()


def test_no_code_is_kept_on_the_disk(tmp_path):
    site = site_with_templates(tmp_path)
    build_clean(site)
    record = load_template_record(cache_of(site))
    assert record.sound.keys() == sources(site / "templates").keys()
    assert "layouts/base.html" in record.used
    assert sound_templates(record, "another generator", sources(site / "templates")) == frozenset()
    for file in (site / ".cache").rglob("*"):
        assert not file.is_file() or b"yield" not in file.read_bytes()
    assert (site / ".cache/templates.bin").stat().st_size < 5_000
