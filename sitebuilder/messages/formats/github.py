"""Problems as GitHub workflow commands, which become annotations on the lines they name.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands: each step gets at most ten
error and ten warning annotations. So errors come first, and when there are more than ten of a level, the
tenth annotation says how many remain; these are still in the step's log.
"""

from collections.abc import Iterator, Sequence

from sitebuilder.messages.catalogue import say
from sitebuilder.messages.formats.findings import Finding

MAX_ANNOTATIONS = 10
"""Annotations per level that GitHub accepts from one step."""


def github_report(findings: Sequence[Finding], language: str) -> str:
    """Return the commands, one per line: all errors, then all warnings."""
    lines: list[str] = []
    for level in ("error", "warning"):
        lines += _commands([each for each in findings if each.severity == level], level, language)
    return "".join(f"{line}\n" for line in lines)


def _commands(findings: Sequence[Finding], level: str, language: str) -> Iterator[str]:
    for index, each in enumerate(findings):
        if index == MAX_ANNOTATIONS - 1 and len(findings) > MAX_ANNOTATIONS:
            rest = say("annotations-more", language, shown=index, more=len(findings) - index)
            yield _command(level, {"title": rest}, rest)
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
    """Escape a message the way the runner unescapes it (actions/toolkit, packages/core/src/command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape the value of a property, in which two more characters are special."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
