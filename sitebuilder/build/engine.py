"""The version of the generator: what, beside content and templates, decides the bytes of an output."""

import hashlib
from pathlib import Path

from sitebuilder.unchanged import environment

PACKAGE = Path(__file__).parent.parent


def engine_digest() -> str:
    """Return a digest of the generator's code, of Python's version and of every installed library's.

    The names of ``*.dist-info`` folders carry the libraries' versions, so none need be imported.
    """
    digest = hashlib.blake2b(environment().encode(), digest_size=16)
    for path in sorted(PACKAGE.rglob("*.py")):
        digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
