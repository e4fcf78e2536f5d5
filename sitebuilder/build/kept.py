"""Things made, kept in the cache by name: each a file with a checksum; a damaged one is as good as none."""

import os
from pathlib import Path

from sitebuilder.content.files import digest

_CHECKSUM = 16


def keep(folder: Path, name: str, content: bytes) -> None:
    """Keep some bytes; other processes may be doing the same."""
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / f"{name}.{os.getpid()}.tmp"
    with open(temporary, "wb") as file:
        file.write(digest(content))
        file.write(content)
    temporary.replace(folder / name)


def kept(folder: Path, name: str) -> bytes | None:
    """Return the bytes kept by a name; None when there are none that can be believed."""
    try:
        found = (folder / name).read_bytes()
    except OSError:
        return None
    content = found[_CHECKSUM:]
    return content if digest(content) == found[:_CHECKSUM] else None


def forget_others(folder: Path, names: frozenset[str]) -> None:
    """Remove what is kept by other names."""
    if not folder.is_dir():
        return
    for entry in os.scandir(folder):
        if entry.name not in names:
            os.unlink(entry.path)
