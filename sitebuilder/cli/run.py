"""Run a command with Click, and report wrong usage in a plain sentence."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from sitebuilder.cli.commands import make_commands
from sitebuilder.cli.error_guard import run_guarded
from sitebuilder.cli.idle_build import ROOT
from sitebuilder.cli.options import option_value, takes_value
from sitebuilder.cli.usage import usage_sentence
from sitebuilder.messages import DEFAULT_LANGUAGE, LANGUAGES
from sitebuilder.processes.exit_code import ExitCode


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code."""
    chosen = option_value(arguments, "lang")
    language = chosen if chosen in LANGUAGES else DEFAULT_LANGUAGE
    site = Path(option_value(arguments, "site") or ROOT)
    return run_guarded(lambda: _run(arguments, language), site, language)


def _run(arguments: Sequence[str], language: str) -> int:
    commands = make_commands(language)
    try:
        result = commands.main(
            _command_first(arguments, commands), prog_name="build.py", standalone_mode=False
        )
    except click.exceptions.Exit as finished:
        return finished.exit_code
    except click.Abort:
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        print(usage_sentence(error, language), file=sys.stderr)
        return ExitCode.USAGE
    return int(result or ExitCode.DONE)


def _command_first(arguments: Sequence[str], commands: click.Group) -> list[str]:
    """Return the arguments with the command first; the default is ``build``."""
    reordered = list(arguments)
    for index, argument in enumerate(reordered):
        if argument in commands.commands and (not index or not takes_value(reordered[index - 1])):
            return [argument, *reordered[:index], *reordered[index + 1 :]]
    if "--help" in reordered:
        return ["--help"]
    return reordered if reordered and not reordered[0].startswith("-") else ["build", *reordered]
