"""Where things are on the machine of a web server: names that mean only themselves in any settings file."""

import re
from pathlib import PurePosixPath

from msgspec import Struct

from sitebuilder.deploy.hosting.description import Origin

_PLAIN_PATH = re.compile(r"(?:/[A-Za-z0-9_@+-][A-Za-z0-9._@+-]*)+")


class Machine(Struct, frozen=True):
    """The places that a server's settings name.

    ``link`` is the symbolic link that each deploy points at the new release; ``certificate`` the folder with
    ``fullchain.pem`` and ``privkey.pem``; ``challenges`` the folder into which certbot puts its answers
    (``--webroot``). ``addresses`` are those to listen on, empty for all of IPv4; ``http_port`` is that from
    which a site with a certificate leads to https.
    """

    link: str
    certificate: str
    challenges: str = "/var/www/letsencrypt"
    addresses: tuple[str, ...] = ("", "[::]")
    http_port: int = 80

    @property
    def folder(self) -> str:
        """The folder that holds the link."""
        return str(PurePosixPath(self.link).parent)


def is_plain_path(path: str) -> bool:
    """Tell whether a path is absolute and means itself in any settings file: no sign, ``..`` or space."""
    return _PLAIN_PATH.fullmatch(path) is not None


def default_machine(origin: Origin, link: str | None = None) -> Machine:
    """Return the places as docs/publishing.md has them; ``link`` is where the release is, if elsewhere."""
    name = plain_name(origin)
    return Machine(link or f"/srv/{name}/current", f"/etc/letsencrypt/live/{name}")


def plain_name(origin: Origin) -> str:
    """Return the host as the name of a file; that of an IPv6 address has no signs."""
    return re.sub(r"[^a-z0-9._-]", "-", origin.host).strip("-.") or "site"
