"""Links on the disk: followed to regular files of the site folder, and nowhere else."""

import os
import stat

from sitebuilder.messages import Place, Problem, disk_problem, problem


def follow_link(file: str, path: str, inside: str, *, folder: bool = False) -> os.stat_result | Problem:
    """Return how a file looks that may be a link, or why the link is not followed.

    ``path`` is where it stands in the site folder, ``inside`` the real path of the folder that it must not
    leave: what a chain of links leads to in the end must lie in it, and in no part of it whose name begins
    with a dot (``.git``, ``.env``, ``.cache``). ``folder`` tells whether a folder is wanted.
    """
    place = Place(path)
    try:
        found = os.stat(file)
    except FileNotFoundError:
        return problem("symlink-dangling", place)
    except OSError as error:
        return disk_problem(error, path)
    real = os.path.realpath(file)
    if real != inside and not real.startswith(inside.rstrip(os.sep) + os.sep):
        return problem("symlink-outside", place)
    if any(part.startswith(".") for part in os.path.relpath(real, inside).split(os.sep) if part != "."):
        return problem("symlink-hidden", place)
    if stat.S_ISDIR(found.st_mode) and not folder:
        return problem("symlink-folder", place)
    if not stat.S_ISREG(found.st_mode) and not folder:
        return problem("file-special", place)
    return found
