"""Errors of the disk as problems: one sentence and one remedy for each reason that an OS reports."""

import errno
import os

from sitebuilder.messages.printable import printable_path
from sitebuilder.messages.problem import Place, Problem, Word, problem

_CODES = {
    "disk-missing": ("ENOENT", "ESTALE"),
    "disk-loop": ("ELOOP",),
    "disk-name-too-long": ("ENAMETOOLONG",),
    "disk-name": ("EILSEQ",),
    "disk-denied": ("EACCES", "EPERM"),
    "disk-read-only": ("EROFS",),
    "disk-no-folder": ("ENOTDIR",),
    "disk-is-folder": ("EISDIR",),
    "disk-in-the-way": ("EEXIST", "ENOTEMPTY"),
    "disk-special": ("ENXIO", "ENODEV", "EOPNOTSUPP", "ENOTSUP", "ESPIPE"),
    "disk-damaged": ("EIO", "EUCLEAN", "EREMOTEIO", "ENOTCONN", "EHOSTDOWN", "ETIMEDOUT"),
    "disk-full": ("ENOSPC",),
    "disk-quota": ("EDQUOT",),
    "disk-file-limit": ("EFBIG", "EOVERFLOW"),
    "disk-other-device": ("EXDEV",),
    "disk-busy": ("EBUSY", "ETXTBSY", "EAGAIN", "EDEADLK", "EMLINK"),
    "disk-open-files": ("EMFILE", "ENFILE"),
    "disk-memory": ("ENOMEM", "ENOBUFS"),
}
"""Maps the code of a problem to the names of the errors (POSIX, errno.h) that it explains."""

_CODE_OF = {
    number: code for code, names in _CODES.items() for name in names if (number := getattr(errno, name, None))
}


def disk_problem(error: OSError, path: str | os.PathLike[str]) -> Problem:
    """Return the problem for an OS error that occurred while reading or writing a file or folder.

    ``path`` becomes the problem's place: relative to the site folder if it is inside it, as for ``Place``. An
    error without a code of its own becomes ``file-unreadable`` with the system's message.
    """
    place = Place(printable_path(path))
    code = _CODE_OF.get(error.errno or 0)
    if code is not None:
        return problem(code, place)
    return problem("file-unreadable", place, reason=error.strerror or type(error).__name__)


def disk_reason(error: OSError) -> Word | str:
    """Return why the system refused something, in a few words, as a value of a problem.

    An error without words of its own has the system's message.
    """
    code = _CODE_OF.get(error.errno or 0)
    return Word(code) if code is not None else error.strerror or type(error).__name__
