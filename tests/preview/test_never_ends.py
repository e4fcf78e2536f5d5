"""Whatever happens to the files, the preview shows it, and sees the next save."""

import asyncio
import errno
import shutil
import subprocess
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from watchfiles import awatch

from sitebuilder.messages import format_problem
from sitebuilder.preview import rebuilding, watching
from sitebuilder.preview.rebuilding import Preview, rebuild
from tests.preview.previews import PAGE, Running, running, wait_for
from tests.site_folder import ROOT, copy_site, options, seed_cache, write_files

INDEX = "content/pages/index.md"
ARTICLE = "---\ntitle: 甲\ndate: 2026-02-01\ncolumn: news\n{}---\n正文。\n"
COLUMNS = "columns:\n  - {slug: news, name: 新闻, description: 新闻}\n"


@pytest.fixture
def preview(tmp_path: Path):
    site = seed_cache(copy_site("minimal", tmp_path))
    settings = (site / "site.yaml").read_text(encoding="utf-8")
    write_files(site, {"site.yaml": settings + COLUMNS})
    with running(site) as started:
        yield started


def has_overlay(preview: Running) -> bool:
    return "preview-problems" in preview.read()


def assert_next_save_is_seen(preview: Running, text: str = "改好了。") -> None:
    write_files(preview.site, {INDEX: PAGE.format(text)})
    wait_for(lambda: text in preview.read() and not has_overlay(preview))
    assert preview.process.poll() is None
    assert "Traceback" not in preview.stderr()


def test_a_link_to_itself_is_reported(preview: Running):
    folder = preview.site / "content/news/2026"
    folder.mkdir(parents=True)
    link = folder / "l.md"
    link.symlink_to("l.md")
    wait_for(lambda: has_overlay(preview))
    assert "l.md" in preview.stderr()
    link.unlink()
    assert_next_save_is_seen(preview)


@pytest.mark.parametrize("alias", ["a" * 300, "车" * 100, "a/" * 3000])
def test_a_name_that_no_disk_allows_is_reported(preview: Running, alias):
    path = "content/news/2026/a.md"
    write_files(preview.site, {path: ARTICLE.format(f"aliases: [{alias}]\n")})
    wait_for(lambda: has_overlay(preview) or preview.stderr() != "")
    (preview.site / path).unlink()
    assert_next_save_is_seen(preview)


@pytest.mark.parametrize(
    "broken", ["name: [", "", "\x00", "- a", "name: 1\nbase_url: [", "base_url: 'http://['"]
)
def test_a_broken_site_yaml_is_reported(preview: Running, broken):
    before = (preview.site / "site.yaml").read_text(encoding="utf-8")
    write_files(preview.site, {"site.yaml": broken})
    wait_for(lambda: has_overlay(preview))
    write_files(preview.site, {"site.yaml": before})
    assert_next_save_is_seen(preview)


def test_a_file_in_place_of_a_folder_is_reported(preview: Running):
    folder = preview.site / "content"
    folder.rename(preview.site / "kept")
    folder.write_text("x")
    wait_for(lambda: has_overlay(preview) or "欢迎来到" not in preview.read())
    folder.unlink()
    (preview.site / "kept").rename(folder)
    assert_next_save_is_seen(preview)


def test_a_deleted_content_folder_is_noticed_when_it_returns(preview: Running):
    shown = "欢迎来到"
    for number in range(2):
        assert shown in preview.read()
        shutil.rmtree(preview.site / "content")
        wait_for(lambda shown=shown: has_overlay(preview) or shown not in preview.read())  # type: ignore[misc]
        shown = f"第 {number} 次又改。"
        assert_next_save_is_seen(preview, f"第 {number} 次回来。")
        assert_next_save_is_seen(preview, f"第 {number} 次又改。")


def test_a_content_folder_that_is_replaced_is_still_watched(preview: Running):
    content = preview.site / "content"
    shutil.copytree(content, preview.site / "new")
    content.rename(preview.site / "old")
    (preview.site / "new").rename(content)
    assert_next_save_is_seen(preview, "换了文件夹。")
    assert_next_save_is_seen(preview, "又改了。")


def test_a_site_folder_that_was_moved_away_is_not_recreated_and_is_noticed_when_it_returns(preview: Running):
    away = preview.site.with_name("away")
    preview.site.rename(away)
    wait_for(lambda: "no-site-file" in preview.stderr())
    assert not preview.site.exists()
    away.rename(preview.site)
    assert_next_save_is_seen(preview)


def test_errors_of_a_templates_folder_that_appears_later_are_reported(preview: Running):
    shutil.copytree(ROOT / "templates", preview.site / "templates")
    home = preview.site / "templates/pages/home.html"
    right = home.read_text(encoding="utf-8")
    for wrong in ("{{ 1 // 0 }}", "{{ frame.nothing }}", "{% if %}", "{% include 'nowhere.html' %}"):
        home.write_text(wrong, encoding="utf-8")
        wait_for(lambda: has_overlay(preview))
        assert "templates/pages/home.html" in preview.read()
        home.write_text(right, encoding="utf-8")
        wait_for(lambda: not has_overlay(preview))
    assert_next_save_is_seen(preview)


def test_its_own_folder_may_be_removed_under_it(preview: Running):
    shutil.rmtree(preview.site / ".cache")
    assert preview.ask("/")[0] == 404
    assert_next_save_is_seen(preview)


def test_of_a_burst_of_saves_the_last_one_is_shown(preview: Running):
    for number in range(60):
        write_files(preview.site, {INDEX: PAGE.format(f"第 {number} 稿。")})
    wait_for(lambda: "第 59 稿。" in preview.read())
    for number in range(20):
        write_files(preview.site, {f"content/pages/page-{number}.md": PAGE.format(f"第 {number} 页。")})
    wait_for(lambda: all(preview.ask(f"/page-{number}/")[0] == 200 for number in range(20)))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("site.yaml", True),
        ("content", True),
        ("content/news/2026/a.md", True),
        ("templates/pages/home.html", True),
        ("content/news/2026/.a.md.swp", False),
        ("content/.git/index", False),
        ("content/pages/a.md~", False),
        ("public/index.html", False),
        (".cache/previews/1/index.html", False),
        ("", False),
    ],
)
def test_leftover_files_of_systems_and_editors_change_no_site(tmp_path, path, expected):
    assert watching.is_relevant(tmp_path / path, options(tmp_path)) is expected


class PanicException(BaseException):
    """What a library in Rust raises."""


FAILURES = [
    OSError(errno.ENOSPC, "No space left on device", "/elsewhere/x"),
    OSError(errno.ELOOP, "Too many levels", "content/a.md"),
    OSError("no number"),
    MemoryError(),
    RecursionError("deep"),
    UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogate"),
    PanicException("rust"),
]


@pytest.mark.parametrize("error", FAILURES, ids=lambda error: type(error).__name__)
def test_any_exception_of_a_build_becomes_one_problem(tmp_path, monkeypatch, capsys, error):
    def fail(options: object) -> None:
        raise error

    site = seed_cache(copy_site("minimal", tmp_path))
    preview = Preview(options(site, output=tmp_path / "out"), "zh-CN")
    monkeypatch.setattr(rebuilding, "build", fail)
    assert rebuild(preview)
    (found,) = preview.problems
    shown = format_problem(found, "zh-CN")
    assert shown.startswith("/elsewhere/x" if getattr(error, "filename", "") == "/elsewhere/x" else "")
    if isinstance(error, OSError):
        assert found.code in ("disk-full", "disk-loop", "file-unreadable")
    else:
        assert found.code == "preview-bug"
        assert f"预览没有更新：程序内部出错（{type(error).__name__}），显示的还是上一次的网页" in shown
        assert "可以先撤销刚才的改动再保存" in shown
    assert not rebuild(preview), "the same again is nothing new to show"
    assert "Traceback" not in capsys.readouterr().err
    monkeypatch.undo()
    assert rebuild(preview)
    assert preview.problems == ()


def test_ctrl_c_is_not_a_build_failure(tmp_path, monkeypatch):
    def fail(options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(rebuilding, "build", fail)
    with pytest.raises(KeyboardInterrupt):
        rebuild(Preview(options(copy_site("minimal", tmp_path), output=tmp_path / "out"), "zh-CN"))


def test_a_closed_terminal_stops_nothing(tmp_path, monkeypatch):
    class Gone:
        def write(self, text: str) -> None:
            raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("sys.stdout", Gone())
    monkeypatch.setattr("sys.stderr", Gone())
    assert rebuild(Preview(options(copy_site("minimal", tmp_path), output=tmp_path / "out"), "zh-CN"))


def test_a_system_that_notifies_nobody_any_more_is_told_and_saves_are_still_seen(tmp_path):
    """strace(1) lets the system refuse notifications, as when other programs use up their number."""
    if shutil.which("strace") is None or subprocess.run(["strace", "true"], capture_output=True).returncode:
        pytest.skip("needs strace, and leave to trace")
    refusing = ["strace", "-D", "-f", "-o", "/dev/null", "--seccomp-bpf", "-e", "trace=inotify_init1"]
    site = seed_cache(copy_site("minimal", tmp_path))
    with running(site, before=[*refusing, "-e", "inject=inotify_init1:error=EMFILE"]) as preview:
        wait_for(lambda: "preview-watching" in preview.stderr())
        said = preview.stderr()
        assert "系统不再通知文件的改动（" in said and "Too many open files" in said
        assert "可以继续写" in said and "按 Ctrl+C 结束预览" in said
        assert_next_save_is_seen(preview)


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "inotify watch limit"), RuntimeError("rust")])
def test_files_are_polled_if_the_system_sends_no_notifications(tmp_path, monkeypatch, error):
    site = seed_cache(copy_site("minimal", tmp_path))
    asked = []

    def unwilling(*folders: Path, **settings: object) -> AsyncGenerator[watching._Changes, None]:
        asked.append(settings["force_polling"])
        if not settings["force_polling"]:
            raise error
        return awatch(*folders, **settings)  # type: ignore[arg-type]

    async def save_and_wait() -> list[Exception]:
        failures: list[Exception] = []
        changed = asyncio.Event()
        following = watching.watch(options(site, fallback=site), changed.set, failures.append)
        await asyncio.sleep(2)
        changed.clear()
        write_files(site, {INDEX: PAGE.format("改了。")})
        await asyncio.wait_for(changed.wait(), 10)
        following.cancel()
        return failures

    monkeypatch.setattr("sitebuilder.preview.watching.awatch", unwilling)
    assert asyncio.run(save_and_wait()) == [error, error]
    assert True in asked
