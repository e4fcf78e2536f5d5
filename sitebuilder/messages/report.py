"""Problems as plain text for a terminal."""

from collections.abc import Iterable

from sitebuilder.messages.catalogue import LANGUAGES, problem_sentences, say
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


def done_sentence(language: str, samples: int, *, is_release: bool) -> str:
    """Return what a build tells at its end; its counts and its time are still to be filled in.

    ``samples`` is how many samples the site shows, or a release has left out. A site without any is told
    nothing of them, but that its release has none.
    """
    done: str = LANGUAGES[language].PROGRAM["done"]
    key = "samples-left-out" if is_release else "samples-shown"
    return done + say(key, language, samples=samples) if samples or is_release else done


def format_problems(problems: Iterable[Problem], language: str) -> str:
    """Return all problems, a blank line between them."""
    return "\n\n".join(format_problem(each, language) for each in problems)
