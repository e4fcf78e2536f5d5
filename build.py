"""Build the website: hands the command line to the package."""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - to say so is what it is for
    sys.exit("需要 Python 3.11 或更新的版本。Python 3.11 or newer is needed.")

# Python keeps what it has compiled: without that, each build begins with a fifth of a second of compiling.
sys.dont_write_bytecode = False

try:
    from sitebuilder.cli import main
except ModuleNotFoundError as missing:
    sys.exit(
        f"缺少程序包“{missing.name}”。请先运行 make；没有 make 时见 README 的“没有 make 的电脑”一节。\n"
        f"The package {missing.name!r} is not installed. Run make first, or see README."
    )

if __name__ == "__main__":
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = 1  # Nobody reads to the end, as with "| head".
    # Ends at once: to free one by one the values of a large site takes Python longer than an edit.
    os._exit(code)
