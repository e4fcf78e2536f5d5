"""Measure what visitors see while a build replaces files in a folder that a web server serves.

``python -m benchmarks.served`` builds a site repeatedly, changing all pages and the stylesheet each time,
while a visitor reads pages without pause and, after each page, every file of the site that it refers to.
"""

import argparse
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from functools import partial
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parent.parent
_ASSET = re.compile(rb'(?:href|src)="(/assets/[^"]+)"')
_VERSION = re.compile("第 ([0-9]+) 版".encode())


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def write_version(site: Path, version: int, pages: int) -> None:
    """Change the text of every page and the stylesheet."""
    for number in range(pages):
        text = f"---\ntitle: 第 {number} 页\n---\n第 {version} 版。{'文字' * 400}\n"
        (site / f"content/pages/p{number}.md").write_text(text, encoding="utf-8")
    (site / "assets/css/zz.css").write_text(f".v{version} {{ color: red }}\n", encoding="utf-8")


def make_site(folder: Path, pages: int) -> Path:
    """Create a site with the repository's templates and assets."""
    site = folder / "site"
    (site / "content/pages").mkdir(parents=True)
    (site / "site.yaml").write_text(
        "name: 站\nbase_url: https://a.example/\ndescription: 站\n", encoding="utf-8"
    )
    (site / "content/pages/index.md").write_text("---\ntitle: 首页\n---\n文\n", encoding="utf-8")
    for name in ("templates", "assets"):
        subprocess.run(["cp", "-r", str(ROOT / name), str(site)], check=True)
    write_version(site, 0, pages)
    return site


def build(site: Path) -> None:
    """Build the site as an editor would."""
    subprocess.run([sys.executable, str(ROOT / "build.py"), "-C", str(site)], check=True, capture_output=True)


def read(port: int, pages: int, stop: threading.Event, seen: Counter[str]) -> None:
    """Read pages and the files that they refer to until told to stop, and count the outcomes."""
    connection = HTTPConnection("127.0.0.1", port)

    def get(path: str) -> tuple[int, bytes]:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()

    chance = random.Random(port)
    while not stop.is_set():
        status, page = get(f"/p{chance.randrange(pages)}/")
        seen["pages"] += 1
        seen[f"pages answered {status}"] += status != 200
        for asset in dict.fromkeys(_ASSET.findall(page)):
            status, _ = get(asset.decode())
            seen["files"] += 1
            seen[f"files answered {status}"] += status != 200


def watch(output: Path, stop: threading.Event, mixed: list[float]) -> None:
    """Measure how long the first and the last page are of different versions, in seconds."""
    pages = sorted(output.glob("p*/index.html"))
    first, last = pages[0], pages[-1]
    began = 0.0
    while not stop.is_set():
        is_mixed = len({_VERSION.findall(each.read_bytes())[0] for each in (first, last)}) > 1
        if is_mixed and not began:
            began = time.perf_counter()
        elif not is_mixed and began:
            mixed.append(time.perf_counter() - began)
            began = 0.0
        time.sleep(0.001)


def main() -> None:
    """Measure and print the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--builds", type=int, default=50)
    parser.add_argument("--pages", type=int, default=1000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = make_site(Path(folder), chosen.pages)
        build(site)
        handler = partial(_Handler, directory=str(site / "public"))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        stop, seen, mixed = threading.Event(), Counter[str](), list[float]()
        readers = [
            threading.Thread(target=read, args=(server.server_port, chosen.pages, stop, seen)),
            threading.Thread(target=watch, args=(site / "public", stop, mixed)),
        ]
        for each in readers:
            each.start()
        for version in range(1, chosen.builds + 1):
            write_version(site, version, chosen.pages)
            build(site)
        stop.set()
        for each in readers:
            each.join()
        server.shutdown()
    print(f"{chosen.builds} builds of {chosen.pages} pages")
    for name, count in sorted(seen.items()):
        if count:
            print(f"{name}: {count}")
    if mixed:
        print(
            f"mixed for {statistics.median(mixed) * 1e3:.0f} ms (median), {max(mixed) * 1e3:.0f} ms at most"
        )


if __name__ == "__main__":
    main()
