"""Runs commands of the program, each in a process of its own, forked from one that has loaded the program.

So a command takes a third of the processor time. All but loading is the same: tests of loading, of signals
and of terminals start ``build.py`` itself.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload(["tests.loaded_program"])


def run_program(
    *arguments: str,
    environment: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    stdin: bytes = b"",
    timeout: float = 300,
    constants: Mapping[str, object] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; ``environment`` is added to that of the tests, ``timeout`` is in seconds.

    ``constants`` are what the command has for ``module:NAME``, so that a test need not wait as people do.

    Raises:
        subprocess.TimeoutExpired: the command took longer, and was killed.
    """
    with TemporaryDirectory() as folder:
        streams = tuple(Path(folder, name) for name in ("stdin", "stdout", "stderr"))
        for stream in streams:
            stream.write_bytes(stdin if stream.name == "stdin" else b"")
        variables = {**os.environ, **(environment or {})}
        process = _CONTEXT.Process(
            target=_run, args=(arguments, variables, cwd or Path.cwd(), streams, constants or {})
        )
        process.start()
        process.join(timeout)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired(arguments, timeout)
        printed = [stream.read_text(encoding="utf-8") for stream in streams[1:]]
    return subprocess.CompletedProcess(arguments, process.exitcode, *printed)


def _run(
    arguments: tuple[str, ...],
    variables: Mapping[str, str],
    cwd: Path,
    streams: tuple[Path, ...],
    constants: Mapping[str, object],
) -> None:
    """Do in a forked process what ``build.py`` does once the program is loaded."""
    os.environ.clear()
    os.environ.update(variables)
    os.chdir(cwd)
    for number, stream in enumerate(streams):
        opened = os.open(stream, os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_APPEND)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - it lives as long as the process.
    from sitebuilder.cli import main

    for name, value in constants.items():
        module, _, constant = name.partition(":")
        assert hasattr(import_module(module), constant)
        setattr(import_module(module), constant, value)
    code = main(list(arguments))
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
