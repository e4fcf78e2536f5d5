"""Compare nginx's throughput with the generated settings and with minimal ones, using wrk on this machine.

``python -m benchmarks.hosting`` builds the repository's site, releases it as a deploy does, and requests from
each server a page (with Brotli, as browsers do, and uncompressed) and an old URL. Servers take turns; medians
are printed.
"""

import argparse
import os
import re
import statistics
import subprocess
import tempfile
from pathlib import Path

from sitebuilder.deploy.hosting.nginx import nginx_settings
from tests.academy import NOW, copy_academy
from tests.deploy.hosting.released import hosting_for, machine_at, release, switch
from tests.deploy.hosting.servers import nginx_command, running, server
from tests.machine import free_ports

_RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
_SLOWEST = re.compile(r"99%\s+([\d.]+)(us|ms|s|m)\b")
_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
"""Of each unit that wrk writes."""
REQUESTS = (
    ("page, br", "/about/", "br"),
    ("page, plain", "/about/", "identity"),
    ("old address", "/about-us/", "br"),
)


def plain_settings(place: Path, port: int) -> str:
    """Return the settings that nginx's own documentation begins with."""
    return f"server {{ listen 127.0.0.1:{port}; location / {{ root {place}/current; }} }}"


def measure_requests(port: int, path: str, coding: str, seconds: int) -> tuple[float, float]:
    """Return the requests answered per second, and the milliseconds within which 99 of 100 were."""
    command = [server("wrk"), "-t1", "-c32", f"-d{seconds}s", "--latency", "-H", f"Accept-Encoding: {coding}"]
    result = subprocess.run(
        [*command, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True
    )
    rate, slowest = _RATE.search(result.stdout), _SLOWEST.search(result.stdout)
    assert rate and slowest, result.stdout
    return float(rate[1]), float(slowest[1]) * _MILLISECONDS[slowest[2]]


def main() -> None:
    """Measure and print the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    os.environ.setdefault("SITEBUILDER_CACHE_KEY", "the key of a benchmark, which is no secret")
    with tempfile.TemporaryDirectory() as name:
        folder, ports = Path(name), dict(zip(("generated", "plain"), free_ports(2), strict=True))
        site = copy_academy(folder / "site", f"http://127.0.0.1:{ports['generated']}/")
        place = folder / "place"
        folder.chmod(0o755)
        release(site, place, "one", now=NOW)
        switch(place, "one")
        settings = nginx_settings(hosting_for(site, now=NOW), machine_at(place))
        settings += plain_settings(place, ports["plain"])
        with running(nginx_command(folder, settings), ports["generated"], folder):
            for title, path, coding in REQUESTS:
                found: dict[str, list[tuple[float, float]]] = {each: [] for each in ports}
                for _ in range(chosen.rounds):
                    for each, port in ports.items():
                        found[each].append(measure_requests(port, path, coding, chosen.seconds))
                for each, runs in found.items():
                    rate, slowest = (statistics.median(values) for values in zip(*runs, strict=True))
                    print(f"{title:12} {each:10} {rate:8.0f} requests/s, 99 % within {slowest:.2f} ms")


if __name__ == "__main__":
    main()
