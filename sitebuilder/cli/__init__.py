"""The command line."""

import gc
from collections.abc import Sequence

from sitebuilder.cli.idle_check import idle_build
from sitebuilder.cli.options import plain_options


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code: 0 done, 1 problems in the content, 2 wrong usage, 3 of a deploy
    that is published and not confirmed.

    Each of the three ways imports more than the one before: a build with nothing to do, one with plain
    options, and every other command.
    """
    options = plain_options(arguments)
    fingerprint = None
    if options is not None:
        finished, fingerprint = idle_build(options)
        if finished is not None:
            return finished
    # What is imported, and what a build makes, lives until the end: there is no garbage to look for.
    gc.disable()
    if options is not None:
        # First what begins to compile templates, so that the rest is imported meanwhile.
        from sitebuilder.cli.ahead import compile_ahead

        compiling = compile_ahead(options)
        from sitebuilder.cli.building import build_without_click

        finished = build_without_click(options, fingerprint, compiling)
        if compiling is not None:
            compiling.stop()
        if finished is not None:
            return finished
    from sitebuilder.cli.run import run

    return run(arguments)
