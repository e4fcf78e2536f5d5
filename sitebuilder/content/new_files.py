"""Check where a command would write a new source file, before it does."""

import os
import re
from pathlib import Path

from sitebuilder.content.output_paths import PathRefusal, output_path
from sitebuilder.messages import Place, Problem, problem

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_new_slug(text: str) -> bool:
    """Return whether a text is the name of a source file that needs no change in its page's URL.

    It consists of lower-case letters, digits and hyphens, so that it cannot lead to another folder.
    """
    return _SLUG.fullmatch(text) is not None and not isinstance(output_path(f"{text}.yaml"), PathRefusal)


def leading_outside(site: Path, path: str) -> Problem | None:
    """Return a problem if a symlink on the way to a new file leads out of the site, or into a hidden folder.

    ``path`` is relative to the site folder, with forward slashes.
    """
    root = os.path.realpath(site)
    parts = path.split("/")[:-1]
    for count in range(1, len(parts) + 1):
        folder = "/".join(parts[:count])
        real = os.path.realpath(os.path.join(root, folder))
        if os.path.commonpath((root, real)) != root:
            return problem("symlink-outside", Place(folder))
        if any(part.startswith(".") for part in os.path.relpath(real, root).split(os.sep)):
            return problem("symlink-hidden", Place(folder))
    return None
