"""The process that runs minify-go, which includes Go's runtime, whose threads don't survive a fork.

It is run as a file and imports nothing of this package: ``script_process.py SECONDS``. It reads one script
per line, as a JSON string, and answers each with a line: the minified script and null, or null and an error
message. A script that takes more seconds of processor time ends the process by a signal.
"""

import json
import math
import signal
import sys
import time

import minify

_SCRIPT = "application/javascript"
_OLDEST_BROWSERS = {"js-version": 2019}
"""The ECMAScript version that the oldest supported browsers know: the minifier introduces no later syntax."""


def _minify(script: str) -> tuple[str | None, str | None]:
    # The library writes into a buffer as long as the text: a longer result would overflow it.
    room = " " * (len(script) + 256)
    try:
        return minify.string(_SCRIPT, script + room), None
    except minify.MinifyError as error:
        return None, str(error)


def _limit_time(seconds: int) -> None:
    try:
        import resource
    except ModuleNotFoundError:  # Windows has no such limit.
        return
    # Counted from the start of the process; only the lower limit can be raised again, as far as the upper.
    most, upper = math.ceil(time.process_time()) + seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (most if upper < 0 else min(most, upper), upper))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    # The parent handles the interrupt and ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    minify.config(_OLDEST_BROWSERS)
    for line in sys.stdin:
        _limit_time(int(sys.argv[1]))
        print(json.dumps(_minify(json.loads(line))), flush=True)
