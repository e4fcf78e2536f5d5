"""In which language the program speaks, before its options are understood."""

from collections.abc import Sequence

from sitebuilder.cli.options import option_value
from sitebuilder.messages import DEFAULT_LANGUAGE, LANGUAGES


def program_language(arguments: Sequence[str]) -> str:
    """Return the language that ``--lang`` chooses among the arguments, or the default."""
    asked = option_value(arguments, "lang")
    return asked if asked in LANGUAGES else DEFAULT_LANGUAGE
