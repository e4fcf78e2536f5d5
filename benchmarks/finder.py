"""Measure how long the course finder takes for a choice on a slow phone: 500 courses, 6× CPU throttling.

``python -m benchmarks.finder`` needs Chromium. A choice is measured from the click to the end of the layout
that follows, in CPU time of the page's thread, which is independent of other programs. Also prints the size
of each page, gzipped.
"""

import gzip
import re
import statistics
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from playwright.sync_api import CDPSession, Page

from benchmarks.corpus import SEED, Corpus, make_corpus, make_courses
from benchmarks.generators.ours import OURS
from tests.browser.conftest import find_chromium, open_browser
from tests.browser.server import serve_folder

COURSES = 500
THROTTLING = 6
ROUNDS = 5
VALUES = {
    "mode": ("classroom", "online", "blended", "workshop", "on-site"),
    "fee": ("免费", "380", "1200"),
    "audiences": ("[workers]", "[firms]", "[workers, firms]", "[public]"),
}
TIMES = ("day", "evening", "weekend")

OPTIONS = "[data-finder] label:not([hidden]) input"
CHOOSE = f"""(number) => {{
  document.querySelectorAll("{OPTIONS}")[number].click();
  document.body.getBoundingClientRect();
}}"""
PARTS = ("ScriptDuration", "RecalcStyleDuration", "LayoutDuration")


def main() -> None:
    """Build the site, select and clear each option several times, and print how long that took."""
    executable = find_chromium()
    if executable is None:
        raise SystemExit("No Chromium found.")
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        OURS.write_site(site, site, Corpus(make_corpus(10).articles, make_courses(COURSES)))
        _vary_courses(site)
        subprocess.run(OURS.command(site, site), check=True)
        _print_sizes(site / "public" / "courses")
        with open_browser(executable) as browser, serve_folder(site / "public") as address:
            page = browser.new_page(viewport={"width": 360, "height": 640})
            page.goto(f"{address}courses/#trade=making")
            page.get_by_text("找到").wait_for()
            page.evaluate("document.querySelector('[data-finder] form').reset()")
            times = _choose(page)
    for name in (*PARTS, "all"):
        _print_times(name, [each[name] for each in times])


def _choose(page: Page) -> list[Mapping[str, float]]:
    """Select and clear each option several times; return how long each choice took, in ms, by part."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    session.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLING})
    found: list[Mapping[str, float]] = []
    for number in [*range(page.locator(OPTIONS).count())] * 2 * ROUNDS:
        before = _durations(session)
        page.evaluate(CHOOSE, number)
        after = _durations(session)
        parts = {name: 1000 * (after[name] - before[name]) for name in PARTS}
        found.append({**parts, "all": sum(parts.values())})
    return found


def _durations(session: CDPSession) -> Mapping[str, float]:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return {each["name"]: each["value"] for each in metrics}


def _print_times(name: str, times: Sequence[float]) -> None:
    most = statistics.quantiles(times, n=20)[-1]
    print(f"{name}: median {statistics.median(times):.1f} ms, 95 % under {most:.1f} ms, ", end="")
    print(f"longest {max(times):.1f} ms ({len(times)} choices)")


def _vary_courses(site: Path) -> None:
    """Give courses different values for the filters; in the corpus they are all alike."""
    for path in sorted((site / "content" / "courses").iterdir()):
        random = Random(f"{SEED} {path.name}")
        text = path.read_text(encoding="utf-8")
        for key, values in VALUES.items():
            text = re.sub(rf"^{key}: .*$", f"{key}: {random.choice(values)}", text, flags=re.MULTILINE)
        text = re.sub(
            r"^    venue:", f"    time_of_day: {random.choice(TIMES)}\n    venue:", text, flags=re.MULTILINE
        )
        path.write_text(text, encoding="utf-8")


def _print_sizes(folder: Path) -> None:
    for path in (folder / "index.html", *sorted(folder.glob("page/*/index.html"))):
        content = path.read_bytes()
        size = len(gzip.compress(content, 6)) / 1024
        cards = content.count(b'<li class="card"')
        print(f"{path.relative_to(folder)}: {size:.1f} KB gzipped, {cards} courses")


if __name__ == "__main__":
    main()
