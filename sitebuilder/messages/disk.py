"""Errors of the disk as problems: one sentence and one remedy for each reason that an OS reports."""

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
"""Maps the code of a problem to the names of the errors (POSIX, errno.h) that it explains."""

_CODE_OF = {
    number: code for code, names in _CODES.items() for name in names if (number := getattr(errno, name, None))
}

_UNPRINTABLE = r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
"""Characters that garble a message or cannot be encoded: controls, marks that change the writing direction,
and the surrogates that stand for bytes that are not UTF-8 (PEP 383). Compiled on first use."""


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


def printable_path(path: str | os.PathLike[str]) -> str:
    """Return a path that can be printed and stored, with invisible characters and non-UTF-8 bytes escaped.

    ``\\n`` becomes ``\\x0a``, the byte FF ``\\xff``, the mark U+202E ``\\u202e``.
    """
    text = os.fspath(path)
    return text if text.isprintable() else re.sub(_UNPRINTABLE, _escape, text)


def is_printable_path(path: str) -> bool:
    """Return whether a path can be printed and stored as it is."""
    return path.isprintable() or re.search(_UNPRINTABLE, path) is None


def _escape(match: re.Match[str]) -> str:
    number = ord(match[0])
    if 0xDC80 <= number <= 0xDCFF:
        number -= 0xDC00
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"
