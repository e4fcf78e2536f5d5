"""The process that minifies one long stylesheet within a limit on processor time, which ends it by a signal.

It is run as a file and imports nothing of this package: ``css_process.py SECONDS``. It reads a list in JSON
(path, stylesheet, browsers), and writes one: the minified stylesheet and null, or null and an error message.
"""

import json
import sys

import lightningcss


def _limit_time(seconds: int) -> None:
    try:
        import resource
    except ModuleNotFoundError:  # Windows has no such limit.
        return
    upper = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds if upper < 0 else min(seconds, upper), upper))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _minify(path: str, text: str, browsers: list[str]) -> tuple[str | None, str | None]:
    try:
        return lightningcss.process_stylesheet(text, filename=path, browsers_list=browsers, minify=True), None
    except ValueError as error:
        return None, str(error)


if __name__ == "__main__":
    _limit_time(int(sys.argv[1]))
    print(json.dumps(_minify(*json.load(sys.stdin))))
