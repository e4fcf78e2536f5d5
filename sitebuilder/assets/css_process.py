"""The process that minifies one stylesheet within limits on processor time and memory, which end it.

It is run as a file and imports nothing of this package: ``css_process.py SECONDS``. It reads a list in JSON
(path, stylesheet, browsers), and writes one: the minified stylesheet and null, or null and an error message.
"""

import json
import sys

import lightningcss

_MOST_BYTES = 2_000_000_000
"""Memory for one stylesheet. A megabyte of ordinary rules takes a tenth of it."""


def _limit_time_and_memory(seconds: int) -> None:
    try:
        import resource
    except ModuleNotFoundError:  # Windows has no such limits.
        return
    for kind, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, _MOST_BYTES)):
        lower, upper = resource.getrlimit(kind)
        limits = [most, *(each for each in (lower, upper) if each >= 0)]
        resource.setrlimit(kind, (min(limits), upper))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _minify(path: str, text: str, browsers: list[str]) -> tuple[str | None, str | None]:
    try:
        return lightningcss.process_stylesheet(text, filename=path, browsers_list=browsers, minify=True), None
    except ValueError as error:
        return None, str(error)


if __name__ == "__main__":
    _limit_time_and_memory(int(sys.argv[1]))
    print(json.dumps(_minify(*json.load(sys.stdin))))
