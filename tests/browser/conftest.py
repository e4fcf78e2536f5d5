"""What the browser tests share: Debian's Chromium, a page in it, a web server, and the academy's site.

Playwright downloads no browser of its own: it drives the Chromium that the machine has, or the one that the
environment variable CHROMIUM names.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.sample import Sample, build_sample
from tests.browser.server import serve_folder
from tests.browser.tools import unavailable
from tests.made_once import made_once, only_read

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """Return the path of the browser that CHROMIUM names or the search path holds, or None."""
    named = os.environ.get("CHROMIUM")
    found = (shutil.which(name) for name in ([named] if named else _NAMES))
    return next((path for path in found if path), None)


@contextmanager
def open_browser(executable: str) -> Iterator[Browser]:
    """Start the browser at the path `executable` without a window, and end it with the block."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, headless=True, args=_OPTIONS)
        try:
            yield browser
        finally:
            browser.close()


# For one file, not for the session: while Playwright's synchronous interface is open, its event loop counts
# as running in this thread, and every later test that runs a loop of its own (the preview's) would fail.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Yield a running browser; skip the test where there is none, or fail it where CI=true."""
    executable = find_chromium()
    if executable is None:
        unavailable("没有找到 Chromium，未做浏览器测试（no Chromium found; set CHROMIUM to its path）")
    with open_browser(executable) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Yield a blank page of a new visitor in Guangdong, 1280 by 800 CSS pixels."""
    context = browser.new_context(
        locale="zh-CN", timezone_id="Asia/Shanghai", viewport={"width": 1280, "height": 800}
    )
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def serve() -> Iterator[Callable[..., str]]:
    """Yield `serve(folder, base_path="/") -> address` (see serve_folder); the servers end with the file."""
    with ExitStack() as servers:
        yield lambda folder, base_path="/": servers.enter_context(serve_folder(folder, base_path))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    """Yield the academy's site in short lists, built once, to read only."""
    made = made_once(tmp_path_factory, "sample", build_sample)
    with only_read(made.output):
        yield made


@pytest.fixture(scope="module")
def address(sample: Sample, serve: Callable[..., str]) -> str:
    """Return the address at which the sample is served."""
    return serve(sample.output)


@pytest.fixture(scope="module")
def academy_address(academy: Path, serve: Callable[..., str]) -> str:
    """Return the address at which the academy's own site is served, with lists as long as there."""
    return serve(academy)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark each test that uses a browser, so that `-m "not browser"` leaves them out."""
    if {"browser", "engine"}.intersection(getattr(item, "fixturenames", ())):
        item.add_marker("browser")
