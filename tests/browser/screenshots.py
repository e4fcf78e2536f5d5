"""Pictures of every page kind at two widths, to look at: `make screenshots` fills the folder screenshots/."""

import tempfile
from pathlib import Path

from sitebuilder.build import build
from tests.browser.conftest import find_chromium, open_browser, serve_folder
from tests.site_folder import ROOT, options

PAGES = {
    "home": "",
    "page": "about/",
    "services": "services/",
    "contact": "contact/",
    "news": "news/",
    "column": "news/notices/",
    "tags": "tags/",
    "courses": "courses/",
    "course": "courses/fire-safety/",
    "competitions": "competitions/",
    "competition": "competitions/sample-fire-safety/",
    "credentials": "credentials/",
    "calendar": "calendar/",
    "sitemap": "sitemap/",
    "404": "404.html",
}
WIDTHS = {"phone": 360, "desktop": 1280}


def main() -> None:
    """Build the academy's site and take a full-page picture of each page kind."""
    executable = find_chromium()
    if executable is None:
        raise SystemExit("没有找到 Chromium，不能截图。")
    target = ROOT / "screenshots"
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "public"
        build(options(ROOT, output=output, now=None))
        pages = {
            **PAGES,
            **_first_of(output, "article", "news/2*/*/"),
            **_first_of(output, "credential", "credentials/*/"),
        }
        with open_browser(executable) as browser, serve_folder(output) as address:
            for size, width in WIDTHS.items():
                page = browser.new_page(viewport={"width": width, "height": 800}, locale="zh-CN")
                for name, path in pages.items():
                    page.goto(address + path)
                    page.screenshot(path=target / f"{name}-{size}.png", full_page=True)
    print(target)


def _first_of(output: Path, name: str, pattern: str) -> dict[str, str]:
    found = sorted(path for path in output.glob(pattern) if path.is_dir() and path.name != "page")
    return {name: found[0].relative_to(output).as_posix() + "/"} if found else {}


if __name__ == "__main__":
    main()
