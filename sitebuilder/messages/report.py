"""Problems as plain text for a terminal."""

from collections.abc import Iterable

from sitebuilder.messages.catalogue import problem_sentences, say
from sitebuilder.messages.problem import Problem


def format_problem(each: Problem, language: str) -> str:
    """Return the problem in three lines: place with code, what is wrong, what to write instead."""
    labels = {name: label.text(language) for name, label in each.labels}
    wrong, remedy = problem_sentences(each.code, language, {**dict(each.values), **labels}, dict(each.words))
    where = f"{each.place.file}:{each.place.line}:{each.place.column}"
    return "\n".join(
        (
            f"{where}  {say(each.severity.value, language)} {each.code}",
            f"  {wrong}",
            f"  {say('remedy', language, remedy=remedy)}",
        )
    )


def format_problems(problems: Iterable[Problem], language: str) -> str:
    """Return all problems, a blank line between them."""
    return "\n\n".join(format_problem(each, language) for each in problems)
