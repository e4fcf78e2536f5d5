"""A preview run as an editor runs it, and how to ask it."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit

from tests.site_folder import ROOT

PAGE = "---\ntitle: 首页\n---\n{}\n"


@dataclass
class Running:
    """A running preview: its site, the address at which it says that it serves, what it writes to stderr."""

    process: subprocess.Popen[str]
    site: Path
    address: str
    told: Path

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 80

    def read(self, path: str = "") -> str:
        """Return the page at a path below the address, also that of an error."""
        try:
            with urllib.request.urlopen(self.address + path) as answer:
                return str(answer.read().decode())
        except HTTPError as error:
            return str(error.read().decode())

    def ask(
        self, target: str, headers: Mapping[str, str] | None = None, method: str = "GET"
    ) -> tuple[int, HTTPMessage, bytes]:
        """Send a request whose target and headers are exactly these; return status, headers and body."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
            for name, value in ({"Host": f"127.0.0.1:{self.port}"} | dict(headers or {})).items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def stderr(self) -> str:
        """Return what it has written to stderr so far."""
        return self.told.read_text(encoding="utf-8")


def start(site: Path, *arguments: str, before: Sequence[str] = ()) -> Running:
    """Start a preview on a free port and wait until it serves; ``before`` stands before the command."""
    told = site.parent / f"told-{time.monotonic_ns()}"
    for port in range(8101, 8200):
        command = [sys.executable, str(ROOT / "build.py"), "serve", "-C", str(site), "--port", str(port)]
        with told.open("w") as stderr:
            process = subprocess.Popen(
                [*before, *command, *arguments],
                stdout=subprocess.PIPE,
                stderr=stderr,
                text=True,
                encoding="utf-8",
            )
        assert process.stdout is not None
        for line in process.stdout:
            found = re.search(r"http://\S+?/(?=（)", line)
            if found:
                return Running(process, site, found[0], told)
        process.wait()
    raise AssertionError("no free port")


@contextmanager
def running(site: Path, *arguments: str, before: Sequence[str] = ()) -> Iterator[Running]:
    """Run a preview of a site for a block."""
    preview = start(site, *arguments, before=before)
    try:
        yield preview
    finally:
        preview.process.terminate()
        preview.process.communicate()


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until a condition holds; fail after a quarter of a minute."""
    for _ in range(300):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come in a quarter of a minute")
