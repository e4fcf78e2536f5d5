"""The paths on a web server's machine, restricted to names that are literal in any settings file."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from msgspec import Struct

from sitebuilder.content.model.deploy import FolderTarget, SshTarget, TargetSettings
from sitebuilder.deploy.hosting.description import Origin

_PLAIN_PATH = re.compile(r"(?:/[A-Za-z0-9_@+-][A-Za-z0-9._@+-]*)+")


class Machine(Struct, frozen=True):
    """The paths and addresses that a server's settings contain.

    ``link`` is the symlink that each deploy points at the new release; ``certificate`` is the folder of
    ``fullchain.pem`` and ``privkey.pem``; ``challenges`` is the folder for certbot's responses
    (``--webroot``). ``addresses`` are those to listen on, an empty one for all of IPv4; on ``http_port`` a
    site with a certificate redirects to https.
    """

    link: str
    certificate: str
    challenges: str = "/var/www/letsencrypt"
    addresses: tuple[str, ...] = ("", "[::]")
    http_port: int = 80

    @property
    def folder(self) -> str:
        """The folder that contains the symlink."""
        return str(PurePosixPath(self.link).parent)


def is_server_path(path: str) -> bool:
    """Return whether a path is absolute and literal in any settings file: no signs, ``..`` or spaces."""
    return _PLAIN_PATH.fullmatch(path) is not None


def deployed_link(targets: Sequence[TargetSettings]) -> str | None:
    """Return the path that deploys to the site's own URL switch; None if there is none, or several.

    A path that is not literal in any settings file is none either.
    """
    own = (each for each in targets if isinstance(each, (SshTarget, FolderTarget)) and each.url is None)
    paths = {each.path.rstrip("/") for each in own}
    path = paths.pop() if len(paths) == 1 else ""
    return path if is_server_path(path) else None


def default_machine(origin: Origin, link: str | None = None) -> Machine:
    """Return the paths that docs/publishing.md uses; ``link`` overrides that of the release."""
    name = plain_name(origin)
    return Machine(link or f"/srv/{name}/current", f"/etc/letsencrypt/live/{name}")


def plain_name(origin: Origin) -> str:
    """Return the host as a file name; in that of an IPv6 address the signs are replaced."""
    return re.sub(r"[^a-z0-9._-]", "-", origin.host).strip("-.") or "site"
