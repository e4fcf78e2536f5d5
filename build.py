"""Build the website: pass the command line to the package."""

# The module behind signal, without its enumerations: they would take a tenth of an idle build to import.
import _signal as signal  # type: ignore[import-not-found]
import os
import sys

# The module behind importlib.machinery, which is loaded already.
from _frozen_importlib_external import SourceFileLoader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType

if sys.version_info < (3, 11):  # noqa: UP036 - this check is for older versions
    sys.exit("需要 Python 3.11 或更新的版本。Python 3.11 or newer is needed.")

# Keep compiled modules: without them each build would spend a fifth of a second compiling.
sys.dont_write_bytecode = False


def _exit_while_loading(number: int, frame: "FrameType | None") -> None:
    """End on a signal while the program is loading; later, each command installs its own handler."""
    os.write(2, "已中断，网站没有改动。Interrupted; the site has not changed.\n".encode())
    os._exit(128 + number)


def _discard_cut_modules() -> None:
    """Keep no compiled module that a full disk has cut: Python before 3.12.8 could not load it ever again."""
    write = SourceFileLoader.set_data

    def write_whole(loader: SourceFileLoader, path: str, data: bytes, **mode: int) -> None:
        write(loader, path, data, **mode)
        try:
            if os.stat(path).st_size != len(data):
                os.unlink(path)
        except OSError:
            pass  # Nothing was written.

    SourceFileLoader.set_data = write_whole  # type: ignore[method-assign, assignment]


def _open_closed_streams() -> None:
    """Put an empty file in the place of a closed stream (``>&-``), which a file opened later would take."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(descriptor)
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115 - open until the end.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


if __name__ == "__main__":
    _open_closed_streams()
    _discard_cut_modules()
    ending = (getattr(signal, name, None) for name in ("SIGINT", "SIGTERM", "SIGHUP"))
    for number in filter(None, ending):  # Windows has no SIGHUP.
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _exit_while_loading)
    if sys.flags.safe_path:  # PYTHONSAFEPATH leaves out the folder of this file.
        sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))
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
        code = 1  # The reader has closed the pipe, as "| head" does.
    except OSError as error:
        reason = error.strerror
        try:  # noqa: SIM105 - contextlib takes longer to import than it takes to find nothing to do.
            print(f"无法输出：{reason}。\nThe output cannot be written: {reason}.", file=sys.stderr)
        except OSError:
            pass  # It is the same stream.
        code = 1
    # Exit at once: freeing the values of a large site takes Python longer than an edit.
    os._exit(code)
