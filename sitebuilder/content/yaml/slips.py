"""Find typical slips of office workers in YAML, line by line, in a text that could not be parsed.

A parser reports where it failed, which is often a line further down, and never why. Here each slip is
reported on its own line, with the corrected line: a full-width colon, a missing space, text after a quotation
mark. The lines of block scalars and of other values over several lines are skipped.
"""

import re
from collections.abc import Iterator, Sequence

from sitebuilder.content.model.chinese_keys import KeyNames
from sitebuilder.content.yaml.line_slips import examine_line
from sitebuilder.content.yaml.value_slips import Lookahead, YamlText
from sitebuilder.messages import Place, Problem, problem

_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")
"""Git's markers of an unresolved conflict."""

_JSON_REMARK = re.compile(r"""(?:[^"/]|"(?:[^"\\]|\\.)*"|/(?!/))*+(?P<remark>//(?P<text>.*))""")
_REFERENCE = re.compile(r"[&*][\w-]+")
_MAX_SHOWN = 60
_MAX_SEARCHES = 20
"""How often all lines of a text may be searched for the ends of values."""


def find_slips(text: str, start: Place, names: KeyNames) -> Iterator[Problem]:
    """Yield a problem for each slip in a YAML text that begins at ``start``, whose keys have these names."""
    lines = text.split("\n")
    if conflicts := list(_conflicts(lines, start)):
        yield from conflicts
        return
    if text.lstrip()[:1] in ("{", "["):
        # Its lines are no lines of YAML: the parser alone knows what is wrong, but for comments of programs.
        yield from _remarks_in_json(lines, start)
        return
    references = frozenset(_REFERENCE.findall(text))
    yaml_text = YamlText(lines, references, names, Lookahead(_MAX_SEARCHES * len(lines)))
    number, indent = 0, None
    while number < len(lines):
        result = examine_line(yaml_text, number, indent)
        for slip in result.slips:
            place = Place(start.file, start.line + number + slip.below, slip.column + 1)
            right = {"right": _abbreviate(slip.right)} if slip.right else {}
            yield problem(slip.code, place, **right, **slip.values)
        number, indent = result.following, result.indent


def _remarks_in_json(lines: Sequence[str], start: Place) -> Iterator[Problem]:
    """Yield a problem for each comment of JSON with slashes, which YAML takes for words."""
    for number, line in enumerate(lines):
        found = _JSON_REMARK.match(line)
        if found is not None:
            place = Place(start.file, start.line + number, found.start("remark") + 1)
            yield problem("yaml-remark", place, right=f"# {found['text'].strip()}")


def _conflicts(lines: Sequence[str], start: Place) -> Iterator[Problem]:
    """Yield a problem for each end of an unresolved conflict, or for what is left of its markers."""
    found = [(number, line) for number, line in enumerate(lines) if _CONFLICT.fullmatch(line)]
    ends = [each for each in found if each[1][0] in "<>"] or found
    for number, line in ends:
        yield problem("merge-conflict", Place(start.file, start.line + number, 1), marker=line[:7])


def _abbreviate(right: str) -> str:
    return right if len(right) <= _MAX_SHOWN else f"{right[:_MAX_SHOWN]}……"
