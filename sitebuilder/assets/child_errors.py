"""Why a process that minifies has ended without an answer."""

import re
import signal

from sitebuilder.processes.pool import killed_error

_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 0)
_NO_MEMORY = re.compile(
    r"fatal error: |pthread_create failed|[Cc]annot allocate memory|failed to map segment|MemoryError$",
    re.MULTILINE,
)
"""What Go's runtime, the loader and Python say when the system gives them no memory or no thread."""


def is_out_of_time(code: int) -> bool:
    """Return whether an exit code is that of the limit on processor time (setrlimit(2))."""
    return code < 0 and code == _OUT_OF_TIME


def process_error(code: int, errors: str) -> Exception:
    """Return the error for a process that has ended with this exit code and these words.

    A signal or the lack of memory comes from the system; anything else is a bug.
    """
    is_refused = code < 0 or _NO_MEMORY.search(errors)
    return killed_error(code) if is_refused else RuntimeError(errors)
