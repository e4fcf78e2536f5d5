"""What the tests of publishing share: a server reached by SSH, and an address where a folder is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from sitebuilder.content.model.deploy import SshTarget
from sitebuilder.deploy.targets.ssh import Ssh
from tests.deploy.proxy import Line, breaking_line
from tests.deploy.sshd import ssh_server
from tests.deploy.web import serving


class Server(Struct, frozen=True):
    """A server: its port, the folder of its keys, and a line to it that can break."""

    port: int
    folder: Path
    line: Line

    @property
    def settings(self) -> str:
        """The settings of SSH that reach it."""
        return str(self.folder / "config")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Yield a running server; skip the test where there is none, or fail it where CI=true."""
    folder = tmp_path_factory.mktemp("ssh")
    with ssh_server(folder) as port, breaking_line(port) as line:
        yield Server(port, folder, line)


@pytest.fixture
def shown(tmp_path: Path) -> Path:
    """Return where a site is published."""
    (tmp_path / "www").mkdir()
    return tmp_path / "www" / "site"


@pytest.fixture
def target(server: Server, shown: Path, monkeypatch: pytest.MonkeyPatch) -> Ssh:
    """Return the target by which the server publishes there."""
    monkeypatch.setenv("SITEBUILDER_SSH_CONFIG", server.settings)
    return Ssh(SshTarget("live", "127.0.0.1", str(shown), port=server.port))


@pytest.fixture
def address(shown: Path) -> Iterator[str]:
    """Yield the address at which a published folder is served."""
    with serving(shown) as url:
        yield url
