"""A server of OpenSSH of the tests' own: on loopback, with keys made for it, as the user who runs them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.tools import unavailable
from tests.machine import free_port, is_listening, wait_until

_SERVER = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile {folder}/pid
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
MaxStartups 100
SetEnv HOME={folder}/home
"""
"""The shell finds no start-up files in that home; what somebody's own files do is none of the tests'."""
CLIENT = """\
Host *
  IdentityFile {folder}/user
  IdentitiesOnly yes
  HostKeyAlias tests
  UserKnownHostsFile {folder}/known
  GlobalKnownHostsFile /dev/null
"""


def needed(name: str) -> str:
    """Return the path of a program, also where only administrators look; without it there is no test."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if found is None:
        unavailable(f"没有找到 {name}，未做发布的测试（{name} not found; run tests/browser/install.sh）")
    return found


@contextmanager
def ssh_server(folder: Path, largest_file: int | None = None, settings: str = "") -> Iterator[int]:
    """Run a server whose keys lie in a folder, and settings that reach it (``config``); yield its port.

    It writes no file of more bytes than ``largest_file``; ``settings`` are lines of its own (sshd_config(5)).
    """
    program, keygen = needed("sshd"), needed("ssh-keygen")
    for name in ("ssh", "rsync", "sha256sum"):
        needed(name)
    port = free_port()
    (folder / "home").mkdir()
    for key in ("host", "user"):
        subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(folder / key)], check=True)
    (folder / "server").write_text(_SERVER.format(port=port, folder=folder) + settings, "utf-8")
    (folder / "config").write_text(CLIENT.format(folder=folder), encoding="utf-8")
    (folder / "known").write_text(f"tests {(folder / 'host.pub').read_text('utf-8')}", encoding="utf-8")
    if os.getuid() == 0:
        # Where it puts a process that has no rights; a system's start makes it.
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    log = folder / "log"
    limited = ["prlimit", f"--fsize={largest_file}"] if largest_file is not None else []
    command = [*limited, program, "-D", "-f", str(folder / "server"), "-E", str(log)]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as server:
        try:
            wait_until(lambda: is_listening(port), server, log)
            yield port
        finally:
            server.terminate()
