"""Real web servers with settings of the tests: plain processes on free ports of 127.0.0.1."""

from __future__ import annotations

import os
import pwd
import shutil
import ssl
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

from tests.browser.tools import unavailable
from tests.machine import is_listening, wait_until
from tests.site_folder import ROOT

_UNPACKED = ROOT / ".cache/servers"
"""Where tests/browser/install.sh unpacks them."""

_NONE: Mapping[str, str] = {}
_BROTLI = "ngx_http_brotli_static_module.so"
_MODULES = (_UNPACKED / "usr/lib/nginx/modules", Path("/usr/lib/nginx/modules"))


@dataclass(frozen=True)
class Answer:
    """What a server answers: ``headers`` by their names in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes


def find_server(name: str) -> str | None:
    """Return the path of an unpacked or installed program: nginx, caddy, wrk."""
    for place in (_UNPACKED / "usr/sbin", _UNPACKED / "usr/bin"):
        if (place / name).is_file():
            return str(place / name)
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def server(name: str) -> str:
    """Return the path of a program; without it there is no test."""
    found = find_server(name)
    if found is None:
        unavailable(f"没有找到 {name}，未做有关测试（{name} not found; run tests/browser/install.sh）")
    return found


def nginx_command(folder: Path, settings: str, more: str = "") -> list[str]:
    """Write nginx's files into a folder, with settings in the ``http`` block; return how it is started.

    ``more`` stands before them.
    """
    module = next((each / _BROTLI for each in _MODULES if (each / _BROTLI).is_file()), None)
    nginx = server("nginx")
    if module is None:
        unavailable(
            "没有找到 nginx 的 brotli 模块（nginx has no brotli module; run tests/browser/install.sh）"
        )
    user = f"user {pwd.getpwuid(0).pw_name};" if os.getuid() == 0 else ""
    temporary = "\n".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "site.conf").write_text(settings, encoding="utf-8")
    (folder / "nginx.conf").write_text(
        f"load_module {module};\n{user}\ndaemon off;\nworker_processes 2;\npid {folder}/nginx.pid;\n"
        f"error_log {folder}/error.log warn;\nevents {{ worker_connections 512; }}\n"
        f"http {{\naccess_log off;\n{temporary}\n{more}\ninclude {folder}/site.conf;\n}}\n",
        encoding="utf-8",
    )
    return [nginx, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]


def nginx_check(folder: Path, settings: str) -> str:
    """Return what ``nginx -t`` finds wrong with settings; nothing when they are right."""
    command = nginx_command(folder, settings)
    result = subprocess.run([*command, "-t", "-q"], capture_output=True, text=True, check=False)
    return result.stderr if result.returncode or "[warn]" in result.stderr else ""


@contextmanager
def running(command: list[str], port: int, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server until the block ends; what it prints goes into a file of the folder."""
    with (folder / "printed.log").open("wb") as printed:
        process = subprocess.Popen(command, stdout=printed, stderr=printed, cwd=folder, env=_alone(folder))
        try:
            wait_until(lambda: is_listening(port), process, folder / "printed.log")
            yield process
        finally:
            process.terminate()
            process.wait(30)


def _alone(folder: Path) -> dict[str, str]:
    """Return an environment in which a server keeps nothing in the home of who runs the tests."""
    return {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}


def ask(
    port: int, path: str, method: str = "GET", headers: Mapping[str, str] = _NONE, secure: bool = False
) -> Answer:
    """Ask once, with just these headers (``accept_encoding`` is Accept-Encoding); follow no redirect."""
    connection: HTTPConnection = HTTPConnection("127.0.0.1", port, timeout=30)
    if secure:
        connection = HTTPSConnection("127.0.0.1", port, timeout=30, context=ssl._create_unverified_context())
    try:
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, found, answer.read())
    finally:
        connection.close()
