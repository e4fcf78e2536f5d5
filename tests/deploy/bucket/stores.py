"""Buckets for tests: real servers of this machine at free ports, and settings by which rclone finds them."""

import os
import subprocess
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from sitebuilder.deploy.targets.bucket.rclone import find_rclone
from sitebuilder.messages import Place
from tests.machine import free_port, is_listening, wait_until
from tests.site_folder import tree

MOTO = Path(__file__).parent / ".venv" / "bin" / "python"
"""The environment that install.sh makes."""

KINDS = ("moto", "s3", "webdav", "sftp")
_PATIENCE = 30.0


class Store(Struct, frozen=True):
    """A bucket: its place for rclone, the settings by which rclone finds it, and where it can be read."""

    kind: str
    remote: str
    archive: str
    settings: Path
    port: int
    folder: Path | None
    """The files themselves, where the server keeps them in a folder."""
    url: str | None
    """Where a browser reads them."""

    def files(self) -> dict[str, bytes]:
        """Return all files of the bucket but what the program keeps for itself."""
        if self.folder is not None:
            found = tree(self.folder)
        else:
            with tempfile.TemporaryDirectory() as folder:
                self.rclone("copy", self.remote, folder, "--ignore-times")
                found = tree(Path(folder))
        return {path: content for path, content in found.items() if not path.startswith(".deploy")}

    def put(self, remote: str, content: bytes) -> None:
        """Write a file by rclone: a server may not look again at its own folder."""
        self.rclone("rcat", remote, given=content)

    def rclone(self, *arguments: str, given: bytes = b"") -> bytes:
        """Run rclone, as an administrator would."""
        environment = {**os.environ, "RCLONE_CONFIG": str(self.settings)}
        program = find_rclone(Place("test"))
        command = [program, *arguments]
        return subprocess.run(command, input=given, env=environment, check=True, capture_output=True).stdout

    def ask(self, path: str) -> tuple[int, bytes, Message]:
        """Ask for a file as a browser does; return the status, the bytes and the headers."""
        assert self.url is not None
        try:
            with urllib.request.urlopen(f"{self.url}/{quote(path)}", timeout=30) as answer:
                return answer.status, answer.read(), answer.headers
        except urllib.error.HTTPError as error:
            return error.code, b"", error.headers


@contextmanager
def store(kind: str, folder: Path) -> Iterator[Store]:
    """Run a server with an empty bucket ``site`` and an empty private one ``old``, in a folder of its own."""
    files = folder / "files"
    for name in ("site", "old"):
        (files / name).mkdir(parents=True)
    port = free_port()
    settings = folder / "rclone.conf"
    write_settings(settings, kind, port, folder)
    with _server(_command(kind, port, files), folder, port):
        remote = "store:site/www" if kind in ("moto", "s3") else "store:/site"
        url = {"moto": f"http://127.0.0.1:{port}/site/www", "s3": f"http://127.0.0.1:{port}/site/www"}
        url["webdav"] = f"http://127.0.0.1:{port}/site"
        where = {"s3": files / "site" / "www", "webdav": files / "site", "sftp": files / "site"}
        made = Store(kind, remote, "store:old/", settings, port, where.get(kind), url.get(kind))
        if kind == "moto":
            made.rclone("mkdir", "store:site")
            made.rclone("mkdir", "store:old")
        if kind == "sftp":
            _trust(folder, port)
        yield made


def write_settings(path: Path, kind: str, port: int, folder: Path) -> None:
    """Write rclone's settings for a store behind a port: the server's own or that of a proxy before it."""
    s3 = {"type": "s3", "endpoint": f"http://127.0.0.1:{port}", "acl": "public-read", "region": "us-east-1"}
    keys = {
        "access_key_id": "AKIAIOSFODNN7EXAMPLE",
        "secret_access_key": "wJalrXUtnFEMI/K7MDENG/bPxRfiEXAMPLEKEY",
    }
    values = {
        "moto": {**s3, **keys, "provider": "Other", "force_path_style": "true"},
        "s3": {**s3, **keys, "provider": "Rclone", "force_path_style": "true"},
        "webdav": {"type": "webdav", "url": f"http://127.0.0.1:{port}", "vendor": "other"},
        "sftp": {
            "type": "sftp",
            "host": "127.0.0.1",
            "port": str(port),
            "user": "deploy",
            "pass": "",
            "known_hosts_file": str(folder / "known_hosts"),
        },
    }[kind]
    if kind == "sftp":
        program = find_rclone(Place("test"))
        obscured = subprocess.run([program, "obscure", "word"], check=True, capture_output=True, text=True)
        values["pass"] = obscured.stdout.strip()
        if (folder / "host_key.pub").exists():
            # A proxy before the server shows the same key at another port.
            _trust(folder, port)
    lines = "".join(f"{name} = {value}\n" for name, value in values.items())
    path.write_text(f"[store]\n{lines}", encoding="utf-8")


def _command(kind: str, port: int, files: Path) -> list[str]:
    address = f"127.0.0.1:{port}"
    if kind == "moto":
        return [str(MOTO), "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    program = find_rclone(Place("test"))
    common = ["--config", os.devnull, "--addr", address]
    more = {"sftp": ["--user=deploy", "--pass=word", f"--key={files.parent}/host_key"]}.get(kind, [])
    return [program, "serve", kind, str(files), *common, *more]


@contextmanager
def _server(command: list[str], folder: Path, port: int) -> Iterator[None]:
    if "sftp" in command:
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / "host_key")], check=True
        )
    with open(folder / "server.log", "wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        try:
            wait_until(lambda: is_listening(port), process, folder / "server.log")
            yield
        finally:
            process.kill()
            process.wait()


def _trust(folder: Path, port: int) -> None:
    public = (folder / "host_key.pub").read_text(encoding="utf-8").split()[:2]
    known = f"[127.0.0.1]:{port} {' '.join(public)}\n"
    (folder / "known_hosts").write_text(known, encoding="utf-8")
