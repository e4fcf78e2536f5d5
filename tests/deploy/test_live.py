"""What the live address shows after a switch, and what is done then."""

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from sitebuilder.content.paths.files import digest
from sitebuilder.deploy.changes import Page, find_changes
from sitebuilder.deploy.live import Probe, Verdict, run_probe, run_probes, worst_verdict
from sitebuilder.formats.jinja.content_security_policy import script_hash_source
from tests.deploy.sites import deploy, deploy_impatiently, make_site, notice
from tests.deploy.web import Quiet, serving
from tests.git import commit
from tests.machine import free_port

NEW, OLD = digest(b"new").hex(), digest(b"old").hex()


def test_a_response_is_right_old_or_wrong_by_its_bytes(tmp_path):
    for name in ("new", "old", "other"):
        (tmp_path / name).write_bytes(name.encode())
    with serving(tmp_path) as url:
        found = {
            name: run_probe(Probe(url + name, NEW, OLD)).verdict for name in ("new", "old", "other", "none")
        }
        assert found == {"new": "right", "old": "old", "other": "wrong", "none": "wrong"}
        gone = {name: run_probe(Probe(url + name, None, OLD)).verdict for name in ("new", "old", "none")}
        assert gone == {"new": "there", "old": "old", "none": "right"}
        assert run_probe(Probe(url + "none", NEW, may_hide=True)).verdict is Verdict.RIGHT
        assert run_probe(Probe(url + "other", NEW, may_hide=True)).verdict is Verdict.WRONG


def test_a_url_that_does_not_respond_is_retried_and_then_reported():
    question = Probe(f"http://127.0.0.1:{free_port()}/", NEW)
    assert worst_verdict(run_probes([question], (0.0, 0.0))) is Verdict.NONE


@pytest.mark.parametrize("what", ["header", "body"])
def test_a_response_that_trickles_counts_as_none_after_the_time_for_all(tmp_path, what):
    class Slow(Quiet):
        def do_GET(self) -> None:
            with suppress(OSError):
                self.wfile.write(b"HTTP/1.0 200 OK\r\n" + (b"\r\n" if what == "body" else b"X: "))
                for _ in range(100):
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    time.sleep(0.1)

    with serving(tmp_path, Slow) as url:
        began = time.monotonic()
        (result,) = run_probes([Probe(url, NEW)], (), seconds=1.0)
        assert result.verdict is Verdict.NONE and "timed out" in result.detail
        assert time.monotonic() - began < 8


@pytest.mark.parametrize("status", [500, 502, 503, 401, 429])
def test_an_error_of_a_server_that_is_not_ready_counts_as_no_response(tmp_path, status):
    class Busy(Quiet):
        def do_GET(self) -> None:
            self.send_error(status)

    with serving(tmp_path, Busy) as url:
        assert run_probe(Probe(url, NEW)).verdict is Verdict.NONE


def test_a_page_whose_scripts_the_server_blocks_is_reported(tmp_path):
    page, old = (script_hash_source(text) for text in ("new()", "old()"))
    (tmp_path / "index.html").write_text(f'<meta content="script-src {page}">', encoding="utf-8")

    class Strict(Quiet):
        def end_headers(self) -> None:
            if sources := self.path.partition("?")[2]:
                self.send_header("Content-Security-Policy", f"script-src {unquote(sources)}")
            super().end_headers()

    expected = digest((tmp_path / "index.html").read_bytes()).hex()
    with serving(tmp_path, Strict) as url:
        found = [run_probe(Probe(f"{url}?{quote(sources)}", expected)).verdict for sources in ("", page, old)]
        both = run_probe(Probe(f"{url}?{quote(f'{old} {page}')}", expected)).verdict
    assert [*found, both] == ["right", "right", "blocked", "right"]


def test_a_page_that_has_moved_is_gone(tmp_path):
    class Moved(Quiet):
        def do_GET(self) -> None:
            self.send_response(301)
            self.send_header("Location", "/")
            self.end_headers()

    with serving(tmp_path, Moved) as url:
        assert run_probe(Probe(url + "a/", None)).verdict is Verdict.RIGHT


def test_a_page_is_called_by_its_title(tmp_path):
    for name, title in (("index.html", "学院"), ("a/index.html", "甲 &amp; 乙 - 学院"), ("style.css", "")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"<title>{title}</title>", encoding="utf-8")
    changes = find_changes(
        {"index.html": "1", "b/index.html": "1", "style.css": "1"},
        {"index.html": "2", "a/index.html": "1", "style.css": "2"},
        "学院",
        tmp_path,
        tmp_path / "none",
    )
    assert changes.added == (Page("a/index.html", "甲 & 乙"),)
    assert changes.changed == (Page("index.html", "学院"),)
    assert changes.removed == (Page("b/index.html", ""),)
    assert (changes.others, changes.live_pages, changes.percent_removed) == (1, 2, 50.0)


def site_at(tmp_path: Path, shown: Path, url: str) -> Path:
    return make_site(tmp_path, f"  - {{name: live, type: folder, path: {shown}, url: '{url}'}}\n")


def test_without_a_response_the_site_is_published_with_an_exit_code_of_its_own(tmp_path, shown):
    site = site_at(tmp_path, shown, f"http://127.0.0.1:{free_port()}/")
    done = deploy_impatiently(site, "--yes")
    assert done.returncode == 3 and "deploy-live-silent" in done.stderr
    assert "上一个版本：用 deploy --list 看" in done.stderr
    again = deploy_impatiently(site, "--yes")
    assert again.returncode == 3 and "上一个版本：用 deploy --list 看" in again.stderr
    assert (shown / "index.html").exists()


def test_a_url_that_keeps_serving_the_old_site_is_reported_and_nothing_is_undone(tmp_path, shown):
    stuck = tmp_path / "stuck"
    with serving(stuck) as url:
        site = site_at(tmp_path, shown, url)
        first = deploy_impatiently(site, "--yes")
        assert first.returncode == 1 and "deploy-live-wrong" in first.stderr
        shutil.copytree(shown, stuck)
        commit(site, {"content/pages/index.md": "---\ntitle: 首页\n---\n改了。\n"})
        second = deploy_impatiently(site, "--yes")
    assert second.returncode == 3 and "deploy-live-old" in second.stderr
    assert "改了。" in (shown / "index.html").read_text("utf-8")


def test_a_server_whose_settings_block_the_scripts_of_pages_is_reported(tmp_path, shown):
    class Strict(Quiet):
        """Sends the policy of an older version of the site."""

        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", f"script-src {script_hash_source('old()')}")
            super().end_headers()

    with serving(shown, Strict) as url:
        done = deploy(site_at(tmp_path, shown, url), "--yes")
    assert done.returncode == 3 and "deploy-live-blocked" in done.stderr
    assert f"{url} 的 Content-Security-Policy 不让网页里的脚本运行" in done.stderr
    assert "请再运行一次 hosting" in done.stderr


def test_a_removed_page_that_still_has_content_is_reported(tmp_path, shown):
    class Soft(Quiet):
        """Answers with a page of its own where there is none, as some hosts do."""

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write("本主机没有这一页".encode())

    with serving(shown, Soft) as url:
        site = site_at(tmp_path, shown, url)
        assert deploy_impatiently(site, "--yes").returncode == 0
        (site / "content/news/2026/n1.md").unlink()
        commit(site)
        done = deploy_impatiently(site, "--yes")
    assert done.returncode == 3 and "deploy-live-not-404" in done.stderr
    assert f"删除了的网页 {url}news/2026/n1/ 还有内容（HTTP 200）" in done.stderr
    assert "没有的网页要回答 404" in done.stderr


def test_wrong_bytes_restore_the_previous_release(tmp_path, shown):
    class Rewriting(Quiet):
        """Serves the folder, but changes pages that speak of a trap, as some carriers do."""

        def do_GET(self) -> None:
            file = Path(self.translate_path(self.path))
            page = file / "index.html" if file.is_dir() else file
            if page.is_file() and "陷阱".encode() in page.read_bytes():
                content = page.read_bytes() + b"<script>"
                self.send_response(200)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
            else:
                super().do_GET()

    with serving(shown, Rewriting) as url:
        site = site_at(tmp_path, shown, url)
        assert deploy(site, "--yes").returncode == 0
        before = os.readlink(shown)
        commit(site, {"content/news/2026/n9.md": notice("陷阱")})
        undone = deploy(site, "--yes")
        assert undone.returncode == 1 and "deploy-rolled-back" in undone.stderr
        assert os.readlink(shown) == before
        again = deploy(site, "--yes")
        assert again.returncode == 1 and "deploy-held" in again.stderr
