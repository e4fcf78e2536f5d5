"""The command line: options, commands, help and exit codes."""

import gc
from collections.abc import Sequence

from sitebuilder.cli.idle_build import idle_build
from sitebuilder.cli.options import plain_options


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code.

    0: done; 1: problems in the content; 2: wrong usage; 3: a deploy is published but not confirmed. There are
    three paths, each with more imports than the one before: an idle build, a build with plain options, and
    every other command.
    """
    options = plain_options(arguments)
    fingerprint = None
    if options is not None:
        finished, fingerprint = idle_build(options)
        if finished is not None:
            return finished
    # Imports and the values of a build live until the end: there is no garbage to collect.
    gc.disable()
    if options is not None:
        # Other processes begin to work while the rest is imported.
        from sitebuilder.cli.begin_ahead import compile_ahead, start_scripts_ahead

        script_process = start_scripts_ahead(options)
        compiler = compile_ahead(options)
        from sitebuilder.cli.building import build_without_click
        from sitebuilder.pipeline.head_start import HeadStart

        head_start = HeadStart(fingerprint, compiler, script_process)
        finished = build_without_click(options, head_start)
        head_start.stop()
        if finished is not None:
            return finished
    from sitebuilder.cli.run import run

    return run(arguments)
