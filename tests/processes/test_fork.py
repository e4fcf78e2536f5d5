"""A process is forked whatever the system refuses beside."""

import os
import sys

from sitebuilder.processes.fork import fork_with_pipe


def test_a_pipe_that_cannot_be_enlarged_is_used_as_it_is(monkeypatch):
    """As when no more files may be open, so that the module for it cannot be loaded."""
    monkeypatch.setitem(sys.modules, "fcntl", None)
    forked = fork_with_pipe(lambda writing: os._exit(os.write(writing, b"a")))
    assert forked is not None
    process, reading = forked
    assert os.read(reading, 2) == b"a"
    assert os.waitpid(process, 0) == (process, 256)
    os.close(reading)
