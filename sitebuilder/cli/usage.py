"""A sentence in the user's language for each error in a command line."""

import click

from sitebuilder.cli.options import OPTIONS
from sitebuilder.cli.translated_help import usage_piece
from sitebuilder.messages import say


def usage_sentence(error: click.ClickException, language: str) -> str:
    """Return what is wrong with the command line, and where to find help, in the language."""
    return _sentence(error, language) + say("usage-help", language)


def _sentence(error: click.ClickException, language: str) -> str:
    if isinstance(error, click.NoSuchOption):
        return _unknown("option", error.option_name, error.possibilities, language)
    if isinstance(error, click.exceptions.NoSuchCommand):
        return _unknown("command", error.command_name, error.possibilities, language)
    if isinstance(error, click.MissingParameter):
        return say("usage-missing", language, piece=_name(error.param))
    if isinstance(error, click.BadOptionUsage):
        key = "usage-flag-value" if _is_flag(error.option_name) else "usage-no-value"
        return say(key, language, name=error.option_name)
    if isinstance(error, click.BadParameter) and error.param is not None:
        return _bad_value(error.param, error.message, language)
    return say("usage-other", language, detail=error.format_message())


def _unknown(what: str, name: str, possibilities: list[str] | None, language: str) -> str:
    if not possibilities:
        return say(f"usage-no-{what}", language, name=name)
    return say(f"usage-no-{what}-near", language, name=name, near="、".join(possibilities))


def _bad_value(parameter: click.Parameter, detail: str, language: str) -> str:
    name, kind = _name(parameter), parameter.type
    if isinstance(kind, click.Choice):
        key = "usage-choice" if isinstance(parameter, click.Option) else "usage-choice-argument"
        return say(key, language, name=name, choices=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.IntRange):
        return say("usage-range", language, name=name, low=kind.min, high=kind.max)
    return say("usage-bad-value", language, name=name, detail=detail)


def _name(parameter: click.Parameter | None) -> str:
    """Return the name of a parameter: an option's flag, or an argument as the usage shows it."""
    if isinstance(parameter, click.Argument):
        return usage_piece(parameter)
    return parameter.opts[0] if parameter is not None else ""


def _is_flag(flag: str) -> bool:
    return any(flag in each.flags and each.value == "flag" for each in OPTIONS.values())
