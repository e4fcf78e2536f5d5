"""The process in which minify-go works: it brings Go's runtime, whose threads no fork survives.

It is run as a file, and imports nothing of this package. It reads a script a line, as a string of JSON, and
answers each with a line: the script made small and null, or null and what does not parse.
"""

import json
import signal
import sys

import minify

_SCRIPT = "application/javascript"
_OLDEST_BROWSERS = {"js-version": 2019}
"""What they know of ECMAScript: nothing that the script did not say is put into words of later years."""


def _answer(text: str) -> tuple[str | None, str | None]:
    # The library writes into a buffer as long as the text: what gets longer would be written behind it.
    room = " " * (len(text) + 256)
    try:
        return minify.string(_SCRIPT, text + room), None
    except minify.MinifyError as error:
        return None, str(error)


if __name__ == "__main__":
    # Whoever has started it is interrupted, and ends it by its input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    minify.config(_OLDEST_BROWSERS)
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line))), flush=True)
