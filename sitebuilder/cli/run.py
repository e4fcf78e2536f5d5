"""Running a command: its exit code, and a plain sentence for whatever goes wrong."""

import gc
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from sitebuilder.cli.commands import make_commands
from sitebuilder.cli.language import option_value, program_language
from sitebuilder.cli.messages import usage_sentence
from sitebuilder.cli.quick import ROOT
from sitebuilder.problems import say

DONE, PROBLEMS, USAGE, INTERRUPTED = 0, 1, 2, 130


def run(arguments: Sequence[str]) -> int:
    """Run a command; no traceback ever reaches an editor."""
    # Everything that a build makes lives until its end, so there is no garbage to look for.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    language = program_language(arguments, Path(ROOT))
    commands = make_commands(language)
    try:
        result = commands.main(
            _with_command(arguments, commands), prog_name="build.py", standalone_mode=False
        )
    except click.exceptions.Exit as finished:
        return finished.exit_code
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except click.ClickException as error:
        print(usage_sentence(error, language), file=sys.stderr)
        return USAGE
    except Exception as error:
        return _tell_bug(error, arguments, language)
    return int(result or DONE)


def _with_command(arguments: Sequence[str], commands: click.Group) -> list[str]:
    """Return the arguments with the command first; without one, or with options only, it is ``build``."""
    listed = list(arguments)
    for index, argument in enumerate(listed):
        if argument in commands.commands and (not index or not _takes_value(listed[index - 1])):
            return [argument, *listed[:index], *listed[index + 1 :]]
    if "--help" in listed:
        return ["--help"]
    return listed if listed and not listed[0].startswith("-") else ["build", *listed]


def _takes_value(argument: str) -> bool:
    return argument in (
        "-C",
        "--site",
        "--output",
        "--now",
        "--jobs",
        "--lang",
        "--port",
        "--slug",
        "--column",
    )


def _tell_bug(error: Exception, arguments: Sequence[str], language: str) -> int:
    site = Path(option_value(arguments, ("-C", "--site")) or ROOT)
    log = site / ".cache" / "error.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(traceback.format_exc(), encoding="utf-8")
    except OSError:
        log = Path("-")
    print(say("bug", language, kind=type(error).__name__, log=log), file=sys.stderr)
    return PROBLEMS
