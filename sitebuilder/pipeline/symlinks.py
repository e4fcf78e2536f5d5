"""Follow symlinks to regular files of the site folder, and nowhere else."""

import os
import stat

from sitebuilder.messages import Place, Problem, disk_problem, problem


def follow_link(file: str, path: str, inside: str, *, folder: bool = False) -> os.stat_result | Problem:
    """Return the state of a file that may be a symlink, or the reason why the symlink is not followed.

    ``path`` is relative to the site folder. ``inside`` is the real path of the folder that the final target
    must be in, without passing through any name that begins with a dot (``.git``, ``.env``, ``.cache``).
    ``folder`` allows a folder as the target.
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
