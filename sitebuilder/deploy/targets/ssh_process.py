"""A script on a server as a process of ssh, whose first line comes within a time limit.

Once logged in, ssh waits for the server's shell without a limit of its own: a start-up file that waits for
input would hold up a deploy for ever.
"""

import os
import select
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from time import monotonic
from typing import IO, cast

from msgspec import Struct

from sitebuilder.deploy.programs import RunContext, start_program
from sitebuilder.processes.children import ProcessResult

_END_SECONDS = 30
"""How long ssh may take to end after a script's output."""

_MAX_LINE = 1000
"""Bytes of a line that is waited for; a script's own lines are shorter."""


class RemoteScript(Struct, frozen=True):
    """A running script: the process of ssh, and the file that gets its error output."""

    process: "subprocess.Popen[bytes]"
    errors: IO[bytes]

    def read_line(self, end: float) -> str:
        """Return the next line of output with its end of line, or what there is of it at the output's end.

        ``end`` is a moment of the monotonic clock.

        Raises:
            TimeoutError: it has not come until then.
        """
        output, line = self._output, b""
        # Byte by byte: what follows is left to others.
        while not line.endswith(b"\n") and len(line) < _MAX_LINE:
            if not select.select([output], [], [], max(0.0, end - monotonic()))[0]:
                raise TimeoutError
            piece = os.read(output.fileno(), 1)
            if not piece:
                break
            line += piece
        return line.decode("utf-8", "replace")

    def read_rest(self) -> bytes:
        """Return the rest of the output, when it ends."""
        return self._output.read()

    def result(self) -> ProcessResult:
        """Return the exit code and the error output; call this when the output has ended."""
        try:
            code = self.process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        self.errors.seek(0)
        return ProcessResult(code, b"", self.errors.read().decode("utf-8", "replace"))

    def has_ended(self, seconds: float) -> bool:
        """Return whether ssh has ended, or does within so many seconds."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(seconds)
        return self.process.returncode is not None

    @property
    def _output(self) -> IO[bytes]:
        return cast("IO[bytes]", self.process.stdout)


@contextmanager
def start_script(
    command: Sequence[str], target: str, source: IO[bytes], *, own_session: bool = False
) -> Iterator[RemoteScript]:
    """Start ssh with a script that reads from ``source``; it is killed if it still runs at the end.

    With an ``own_session`` Ctrl+C does not reach it.

    Raises:
        DeployError: ssh is not installed, or cannot be started.
    """
    with tempfile.TemporaryFile() as errors:
        process = start_program(
            command,
            RunContext(target),
            bufsize=0,
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=own_session,
        )
        with process:
            try:
                yield RemoteScript(process, errors)
            finally:
                process.kill()
