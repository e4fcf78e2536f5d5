"""What the disk refuses, as a problem: one sentence and one remedy for each reason that a system gives."""

import errno
import os
import re

from sitebuilder.messages.problem import Place, Problem, problem

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
"""The code of a problem to the names of the errors (POSIX, errno.h) that it explains."""

_CODE_OF = {
    number: code for code, names in _CODES.items() for name in names if (number := getattr(errno, name, None))
}

_UNREADABLE = r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
"""What in a name tears a message apart or cannot be written: controls, marks that turn the direction of
writing, and the surrogates that stand for bytes that are no UTF-8 (PEP 383). Compiled when first used."""


def disk_problem(error: OSError, path: str | os.PathLike[str]) -> Problem:
    """Return what an error of the disk means for the file or folder at a path, in reading or writing.

    ``path`` is the problem's place: relative to the site folder where it lies in it, as for ``Place``. An
    error that has no sentence of its own is ``file-unreadable`` with what the system says of it.
    """
    place = Place(readable_path(path))
    code = _CODE_OF.get(error.errno or 0)
    if code is not None:
        return problem(code, place)
    return problem("file-unreadable", place, reason=error.strerror or type(error).__name__)


def readable_path(path: str | os.PathLike[str]) -> str:
    """Return a path that can be printed and stored: what is invisible or no UTF-8 in it is escaped.

    ``\\n`` becomes ``\\x0a``, the byte FF ``\\xff``, the mark U+202E ``\\u202e``.
    """
    text = os.fspath(path)
    return text if text.isprintable() else re.sub(_UNREADABLE, _escaped, text)


def is_readable_path(path: str) -> bool:
    """Tell whether a path can be printed and stored as it is."""
    return path.isprintable() or re.search(_UNREADABLE, path) is None


def _escaped(found: re.Match[str]) -> str:
    number = ord(found[0])
    if 0xDC80 <= number <= 0xDCFF:
        number -= 0xDC00
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"
