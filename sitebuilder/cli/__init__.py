"""The command line."""

from collections.abc import Sequence

from sitebuilder.cli.quick import quick_build


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code: 0 done, 1 problems in the content, 2 wrong usage.

    A build with nothing to do is found out before anything heavy is imported.
    """
    finished = quick_build(arguments)
    if finished is not None:
        return finished
    from sitebuilder.cli.run import run

    return run(arguments)
