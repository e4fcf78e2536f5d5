"""Pictures of every page kind at two widths, to look at: `make screenshots` fills the folder screenshots/.

`make screenshots ARGS="--dark --size larger"` takes them as somebody sees them who reads so.
"""

import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path

from tests.browser.conftest import find_chromium, open_browser
from tests.browser.sample import build_sample
from tests.browser.server import serve_folder
from tests.browser.visitor import CONTRASTS, SIZES, Reading, open_page, visit
from tests.site_folder import ROOT

WIDTHS = (360, 1280)


def main() -> None:
    """Build the academy's site and take a picture of each page kind, in its whole length."""
    asked = _arguments()
    executable = find_chromium()
    if executable is None:
        raise SystemExit("没有找到 Chromium，不能截图。")
    target = ROOT / "screenshots"
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        sample = build_sample(Path(folder))
        with open_browser(executable) as browser, serve_folder(sample.output) as address:
            for width in WIDTHS:
                reading = Reading(asked.size, asked.contrast, asked.dark, width)
                with visit(browser, reading) as page:
                    for kind in asked.pages or sample.kinds:
                        open_page(page, address + kind, reading)
                        page.screenshot(path=target / f"{_name(kind, reading)}.png", full_page=True)
    print(target)


def _arguments() -> Namespace:
    parser = ArgumentParser(prog="make screenshots ARGS=…")
    parser.add_argument("pages", nargs="*", help='addresses, as "courses/"; by default one of each kind')
    parser.add_argument("--size", choices=SIZES, default="standard")
    parser.add_argument("--contrast", choices=CONTRASTS, default="standard")
    parser.add_argument("--dark", action="store_true")
    return parser.parse_args()


def _name(kind: str, reading: Reading) -> str:
    page = kind.removesuffix(".html").strip("/").replace("/", "-") or "home"
    choices = [reading.size, f"{reading.contrast}-contrast", "dark" if reading.dark else ""]
    chosen = [choice for choice in choices if choice and not choice.startswith("standard")]
    return "-".join([page, *chosen, str(reading.width)])


if __name__ == "__main__":
    main()
