"""The version of the generator: what, beside content and templates, decides the bytes of an output."""

import hashlib
import sys
from pathlib import Path

PACKAGE = Path(__file__).parent.parent


def engine_digest() -> str:
    """Return a digest of the generator's code, of Python's version and of every installed library's.

    The names of ``*.dist-info`` folders carry the libraries' versions, so none need be imported.
    """
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for path in sorted(PACKAGE.rglob("*.py")):
        digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    for name in sorted(installed_libraries()):
        digest.update(name.encode() + b"\0")
    return digest.hexdigest()


def installed_libraries() -> set[str]:
    """Return the names, with versions, of the libraries that Python finds."""
    folders = [Path(entry) for entry in sys.path if entry.endswith("site-packages")]
    return {
        path.name
        for folder in folders
        if folder.is_dir()
        for path in folder.iterdir()
        if path.suffix == ".dist-info"
    }
