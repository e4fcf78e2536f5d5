"""Build the website: hands the command line to the package."""

import os
import signal
import sys
from types import FrameType

if sys.version_info < (3, 11):  # noqa: UP036 - to say so is what it is for
    sys.exit("需要 Python 3.11 或更新的版本。Python 3.11 or newer is needed.")

# Python keeps what it has compiled: without that, each build begins with a fifth of a second of compiling.
sys.dont_write_bytecode = False


def _end_before_anything(number: int, frame: FrameType | None) -> None:
    """End at a signal that comes while the program is loaded: each command has a handler of its own."""
    os.write(2, "已中断，网站没有改动。Interrupted; the site has not changed.\n".encode())
    os._exit(128 + number)


if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end_before_anything)
    try:
        from sitebuilder.cli import main

        code = main(sys.argv[1:])
        sys.stdout.flush()
        sys.stderr.flush()
    except ModuleNotFoundError as missing:
        print(
            f"缺少程序包“{missing.name}”。请先运行 make；没有 make 时见 README 的“没有 make 的电脑”一节。\n"
            f"The package {missing.name!r} is not installed. Run make first, or see README.",
            file=sys.stderr,
        )
        code = 1
    except BrokenPipeError:
        code = 1  # Nobody reads to the end, as with "| head".
    # Ends at once: to free one by one the values of a large site takes Python longer than an edit.
    os._exit(code)
