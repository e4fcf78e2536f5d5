"""The exit codes of all commands."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a command tells the shell; a command that a signal has ended returns 128 plus its number."""

    DONE = 0
    PROBLEMS = 1
    """Something is wrong with the content, the disk or a target."""

    USAGE = 2
    """The command line is wrong."""

    UNCONFIRMED = 3
    """Published, but the live URL gave no response, an old one, or one whose scripts it blocks."""

    INTERRUPTED = 130
    """Ended with Ctrl+C (128 + SIGINT)."""
