"""The live preview, run as an editor runs it."""

import asyncio
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from tornado.netutil import bind_sockets

from sitebuilder.preview import server
from sitebuilder.preview.addresses import HOST
from sitebuilder.preview.rebuilding import Preview, rebuild
from sitebuilder.preview.signals import Shutdown
from tests.preview.previews import PAGE, running, wait_for
from tests.site_folder import ROOT, copy_site, options, write_files


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    site = copy_site("minimal", tmp_path)
    with running(site) as started:
        yield site, started.address


def read(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return str(answer.read().decode())


def test_a_change_is_shown_and_a_problem_is_overlaid_on_the_last_valid_page(preview):
    site, address = preview
    assert "livereload.js" in read(address)
    (built,) = (site / ".cache/previews").glob("*/index.html")
    assert "livereload" not in built.read_text(encoding="utf-8")
    write_files(site, {"content/pages/index.md": PAGE.format("新的内容。")})
    wait_for(lambda: "新的内容。" in read(address))
    write_files(site, {"content/pages/index.md": "---\ntitel: <b>首页\n---\n坏的内容。\n"})
    wait_for(lambda: "preview-problems" in read(address))
    shown = read(address)
    assert "不认识的项目“titel”" in shown
    assert "新的内容。" in shown
    assert "坏的内容。" not in shown
    write_files(site, {"content/pages/index.md": PAGE.format("改好了。")})
    wait_for(lambda: "改好了。" in read(address) and "preview-problems" not in read(address))
    assert not (site / "public").exists()


def test_a_change_saved_while_the_first_build_ends_is_not_missed(tmp_path, monkeypatch):
    site = copy_site("minimal", tmp_path)
    preview = Preview(options(site, output=site / ".cache/previews/1", jobs=1), "zh-CN")
    page = preview.options.output / "index.html"

    def build_then_save(preview: Preview) -> bool:
        is_new = rebuild(preview)
        if "存得早。" not in page.read_text(encoding="utf-8"):
            write_files(site, {"content/pages/index.md": PAGE.format("存得早。")})
        return is_new

    async def serve_until_shown() -> None:
        serving = asyncio.create_task(server._serve(preview, bind_sockets(0, address=HOST), Shutdown()))
        for _ in range(200):
            await asyncio.sleep(0.05)
            if page.exists() and "存得早。" in page.read_text(encoding="utf-8"):
                break
        serving.cancel()

    monkeypatch.setattr(server, "rebuild", build_then_save)
    asyncio.run(serve_until_shown())
    assert "存得早。" in page.read_text(encoding="utf-8")


def test_the_site_is_served_as_a_web_host_does(preview):
    _, address = preview
    assert "网站地图" in read(address + "sitemap")
    with pytest.raises(urllib.error.HTTPError) as missing:
        urllib.request.urlopen(address + "nowhere/")
    assert missing.value.code == 404
    assert "没有这个网页" in missing.value.read().decode()
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(address + "../site.yaml")
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(address + "%2e%2e/%2e%2e/site.yaml")


def test_a_site_below_a_path_is_served_there(tmp_path):
    site = copy_site("minimal", tmp_path)
    text = (site / "site.yaml").read_text(encoding="utf-8")
    write_files(
        site, {"site.yaml": text.replace("https://minimal.example/", "https://host.example/academy/")}
    )
    with running(site) as started:
        address = started.address
        assert address.endswith("/academy/")
        assert "/academy/sitemap/" in read(address)
        assert "/academy/sitemap/" in read(address.removesuffix("academy/"))
        assert "/academy/sitemap/" in read(address.removesuffix("/"))
        assert started.ask("/academy/sitemap")[1]["Location"] == "/academy/sitemap/"
        assert started.ask("/sitemap/")[0] == 404
        assert started.ask("/academyx/")[0] == 404


def test_a_site_below_a_path_in_chinese_is_served_there(tmp_path):
    site = copy_site("minimal", tmp_path)
    text = (site / "site.yaml").read_text(encoding="utf-8")
    write_files(site, {"site.yaml": text.replace("https://minimal.example/", "https://host.example/路径/")})
    with running(site) as started:
        assert started.address.endswith("/路径/")
        assert "/%E8%B7%AF%E5%BE%84/sitemap/" in read(quote(started.address, safe="/:"))


def test_a_preview_may_be_without_samples_before_anything_can_be_released(tmp_path):
    """The address of the site is still one for examples, and nobody has filed anything."""
    site = copy_site("minimal", tmp_path)
    write_files(site, {"content/pages/sample.md": "---\ntitle: 样子\nsample: yes\n---\n"})
    for arguments, title in (((), "样子"), (("--release",), "没有这个网页")):
        with running(site, *arguments) as preview:
            assert f"<h1>{title}</h1>" in preview.read("sample/")
            assert preview.stderr() == ""


def test_a_port_in_use_is_reported(preview, tmp_path):
    _, address = preview
    port = address.rsplit(":", 1)[1].strip("/")
    arguments = ["serve", "-C", str(copy_site("minimal", tmp_path / "other")), "--port", port]
    result = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 2
    assert f"端口 {port} 已被占用" in result.stderr
