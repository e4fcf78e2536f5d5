"""Pictures of every page kind at two widths, to look at: `make screenshots` fills the folder screenshots/.

`make screenshots ARGS="--dark --size larger"` takes them as somebody sees them who reads so, `ARGS=--print`
as paper shows them, `ARGS=--old` in Chromium 78.
"""

import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from tests.browser.conftest import find_chromium, open_browser
from tests.browser.old_chromium import OldChromium, open_old_chromium, visit_old
from tests.browser.sample import build_sample
from tests.browser.server import serve_folder
from tests.browser.tools import checker
from tests.browser.visitor import CONTRASTS, MOMENT, SIZES, Reading, keep, open_page, visit
from tests.site_folder import ROOT

WIDTHS = (360, 1280)


class Camera(Protocol):
    """Takes a picture of the page at an address."""

    def __call__(self, url: str, reading: Reading, path: Path) -> None:
        """Write the picture, as PNG, to ``path``."""


def main() -> None:
    """Build the academy's site and take a picture of each page kind, in its whole length."""
    asked = _arguments()
    target = ROOT / "screenshots"
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        sample = build_sample(Path(folder))
        with _camera(asked) as take, serve_folder(sample.output) as address:
            for width in WIDTHS:
                reading = Reading(asked.size, asked.contrast, asked.dark, width)
                for kind in asked.pages or sample.kinds:
                    take(address + kind, reading, target / f"{_name(kind, reading, asked)}.png")
    print(target)


@contextmanager
def _camera(asked: Namespace) -> Iterator[Camera]:
    if asked.old:
        with open_old_chromium(checker("chromium-78")) as browser:
            yield lambda *what: _take_old(browser, *what)
        return
    executable = find_chromium()
    if executable is None:
        raise SystemExit("没有找到 Chromium，不能截图。")
    with open_browser(executable) as running:

        def take(url: str, reading: Reading, path: Path) -> None:
            with visit(running, reading) as page:
                page.emulate_media(media="print" if asked.print else "screen")
                open_page(page, url, reading)
                page.screenshot(path=path, full_page=True)

        yield take


def _take_old(browser: OldChromium, url: str, reading: Reading, path: Path) -> None:
    with visit_old(browser, reading.width) as page:
        page.set_clock(MOMENT.timestamp())
        page.run_first(keep(reading))
        page.open(url)
        page.screenshot(path)


def _arguments() -> Namespace:
    parser = ArgumentParser(prog="make screenshots ARGS=…")
    parser.add_argument("pages", nargs="*", help='addresses, as "courses/"; by default one of each kind')
    parser.add_argument("--size", choices=SIZES, default="standard")
    parser.add_argument("--contrast", choices=CONTRASTS, default="standard")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--print", action="store_true", help="as paper shows them")
    parser.add_argument("--old", action="store_true", help="in Chromium 78, light only")
    return parser.parse_args()


def _name(kind: str, reading: Reading, asked: Namespace) -> str:
    page = kind.removesuffix(".html").strip("/").partition("?")[0].replace("/", "-") or "home"
    choices = {
        reading.size,
        f"{reading.contrast}-contrast",
        *(each for each in ("dark", "print", "old") if getattr(asked, each)),
    }
    chosen = sorted(choice for choice in choices if not choice.startswith("standard"))
    return "-".join([page, *chosen, str(reading.width)])


if __name__ == "__main__":
    main()
