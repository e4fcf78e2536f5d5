"""Problems as commands of GitHub's workflows, which become annotations at their lines.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands: of one step ten errors and
ten warnings become annotations. So errors come first, and the tenth of more says how many there are; the
others stand in the step's log all the same.
"""

from collections.abc import Iterator, Sequence

from sitebuilder.messages.catalogue import say
from sitebuilder.messages.formats.findings import Finding

MOST = 10
"""Annotations of a level that GitHub takes from a step."""


def github_report(found: Sequence[Finding], language: str) -> str:
    """Return a command a line: all errors, then all warnings."""
    lines: list[str] = []
    for level in ("error", "warning"):
        lines += _commands([each for each in found if each.severity == level], level, language)
    return "".join(f"{line}\n" for line in lines)


def _commands(found: Sequence[Finding], level: str, language: str) -> Iterator[str]:
    for index, each in enumerate(found):
        if index == MOST - 1 and len(found) > MOST:
            told = say("annotations-more", language, shown=MOST - 1, more=len(found) - MOST + 1)
            yield _command(level, {"title": told}, told)
        yield _command(level, _properties(each), _message(each))


def _properties(each: Finding) -> dict[str, str]:
    if each.path is None:
        return {"title": each.code}
    return {"file": each.path, "line": str(each.line), "col": str(each.column), "title": each.code}


def _message(each: Finding) -> str:
    place = "" if each.path is not None else f"{each.file}: "
    return f"{place}{each.message}\n{each.remedy}\n{each.help}"


def _command(level: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {listed}::{_data(message)}"


def _data(text: str) -> str:
    """Escape a message, as the runner reads it (actions/toolkit, packages/core/src/command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape the value of a property, in which two more signs have a meaning."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
