"""The language of the program, found before its options are parsed."""

from collections.abc import Sequence

from sitebuilder.cli.options import option_value
from sitebuilder.messages import DEFAULT_LANGUAGE, LANGUAGES


def program_language(arguments: Sequence[str]) -> str:
    """Return the language that ``--lang`` selects, or the default."""
    language = option_value(arguments, "lang")
    return language if language in LANGUAGES else DEFAULT_LANGUAGE
