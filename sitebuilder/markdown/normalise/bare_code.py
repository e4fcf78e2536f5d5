"""Lines of a program that stand in the text without a fence."""

from collections.abc import Sequence
from itertools import pairwise, starmap

from sitebuilder.markdown.normalise.chinese import is_chinese
from sitebuilder.patterns import lazy_pattern

_FEWEST_LINES = 2
_BRACES = lazy_pattern(r"\s*[{}][\s{};,()]*")
_BEGINS = lazy_pattern(r"\s*[A-Za-z_#@$.&*]")
_STATEMENT = lazy_pattern(r"=|\w[(\[]|\b[A-Z]-?[0-9]|\{ *[a-z-]+ *:")
"""What a line with a semicolon has that is a statement: an assignment, a call, the word of a machine tool, a
declaration of a stylesheet."""

_COMMAND = lazy_pattern(
    r"(?:import|from) [\w.]+(?: import [\w., *]+)?(?: as \w+)?|\$ [a-z][\w./-]* [^\u3400-\u9fff]+"
    r"|(?:SELECT|UPDATE|DELETE FROM|INSERT INTO|CREATE TABLE) .+"
    r"|(?:mysql|PS [A-Z]:[^<>]*|[A-Z]:\\[^<>]*)> ?\S.*"
    r"|#(?:define|undef|pragma|ifn?def) \w.*|#endif"
    r"|Dim \w+ As \w+|End (?:Sub|Function|If)|>>> [^>\s].*"
    r"|(?:[A-Za-z_]\w* = )?[A-Za-z_][\w.]*\((?:[a-z_]\w*\()?f?(?:\"[^\"]*\"|'[^']*').*\)"
    r"|(?:const|let|var) [a-z_$][\w$]* = \S.*|export [A-Z_]+=.*|[\w.-]+@[\w.-]+:[^\s#$]*[#$] \S.*"
)
"""A line of Python, Basic, SQL, JavaScript or a shell, what is typed behind their prompts, or a call with a
text."""

_PROGRAMS = (
    "adb|apt|apt-get|arp|awk|cat|cd|chmod|chown|conda|cp|curl|df|dnf|docker|du|gcc|git|grep|ifconfig|ipconfig|javac"
    "|kubectl|ln|ls|mkdir|mv|nano|netsh|netstat|npm|npx|nslookup|pip3?|ping|pnpm|ps|rm|scp|sed|ssh|systemctl|tar"
    "|tracert|vim?|wget|yarn|yum"
)
_VERBS = "a|an|and|are|can|does|for|has|in|is|it|of|or|the|to|was|will|with"
_SHELL = lazy_pattern(
    rf"(?:sudo )?(?:{_PROGRAMS})(?: (?!(?:{_VERBS}) )[^\u3400-\u9fff\s]\S*)(?: \S+)*(?<![A-Za-z][.,;:!?])"
)
"""A command of a well-known program with what it works on, and no sentence about the program."""

_CALL = lazy_pattern(
    r"\s*(?:(?:for|if|elif|while) [^:]+: )?(?:[A-Za-z_][\w.]*(?:\(.*\)| [-+*/]?= \S.*)|echo [\"'$]\S.*)\s*"
)
"""What is a line of a program only next to one that is so for certain."""

_SECTION = lazy_pattern(r"\[[A-Za-z][\w.: -]*\] *")
_SETTING = lazy_pattern(r"[A-Za-z_][\w.-]* ?= ?[^\s=]")
"""The head of a section of settings, and a line below it (INI)."""

_KEY = lazy_pattern(r" *[a-z_][\w-]*: *")
_ENTRY = lazy_pattern(r" *(?:- +)?[a-z_][\w-]*:(?: \S| *\Z)")
"""A key of YAML, and one that is indented below it."""

_FUNCTION = lazy_pattern(r"\s*(?:async )?def \w+\(")
_SUITE = lazy_pattern(
    r" *(?:for \w(?:(?! in )[\w, ])*+ in \S.*|(?:if|elif|while) \S.*|else|try|except\b.*|with \S.* as \w+"
    r"|class \w+(?:\(.*\))?): *"
)
_ELEMENT = lazy_pattern(r" *<(?P<name>[A-Za-z][\w:.-]*)(?: [^<>]*)?> *")
_INCLUDE = lazy_pattern(r"\s*#include *[<\"][^\s<>\"]+[>\"]\s*")


_SHORTEST = 3
"""The fewest characters of a command or a call (``f()``): thousands of lines may have a sign alone."""


def is_bare_code(texts: Sequence[str]) -> bool:
    """Return whether the lines of a paragraph are those of a program, for certain."""
    if len(texts) < _FEWEST_LINES:
        return False
    # Most lines begin with Han, and are no lines of a program.
    latin = [text for text in texts if text.lstrip()[:1].isascii()]
    if any(map(_is_certain, latin)) or any(starmap(_begins_suite, pairwise(texts))) or _is_element(texts):
        return True
    statements = sum(map(_is_statement, latin))
    return statements + (sum(map(_is_call, latin)) if statements else 0) >= _FEWEST_LINES


def _begins_suite(text: str, below: str) -> bool:
    """Return whether a line of Python or YAML begins those indented below it, or one of INI its settings."""
    if text[:1] == "[":
        return _SECTION.fullmatch(text) is not None and _SETTING.match(below) is not None
    if not text.rstrip().endswith(":"):
        return False
    if _SUITE.fullmatch(text) is None and not (_KEY.fullmatch(text) and _ENTRY.match(below)):
        return False
    return len(below) - len(below.lstrip(" ")) > len(text) - len(text.lstrip(" "))


def _is_element(texts: Sequence[str]) -> bool:
    """Return whether lines stand between the tags of an element that no page has: ``<config>``."""
    begin = _ELEMENT.fullmatch(texts[0]) if texts[0].lstrip()[:1] == "<" else None
    return begin is not None and texts[-1].strip() == f"</{begin['name']}>"


def first_line_of_code(texts: Sequence[str]) -> int:
    """Return the index of the first line of a program in a paragraph that has one."""
    return next(
        (
            index
            for index, text in enumerate(texts)
            if text.lstrip()[:1].isascii()
            and (
                _is_certain(text)
                or _is_statement(text)
                or _is_call(text)
                or any(sign.fullmatch(text) for sign in (_SUITE, _SECTION, _KEY))
            )
        ),
        0,
    )


def _is_certain(text: str) -> bool:
    """Return whether nothing else than a program has such a line."""
    if "#include" in text:
        return _INCLUDE.fullmatch(text) is not None
    if text.startswith("#!/"):
        return True
    return text.rstrip().endswith(":") and _FUNCTION.match(text) is not None


def _is_statement(text: str) -> bool:
    bare = text.rstrip()
    if bare[-1:] not in (";", "{", "}"):
        bare = bare.lstrip()
        if len(bare) < _SHORTEST:
            return False
        return _COMMAND.fullmatch(bare) is not None or _SHELL.fullmatch(bare) is not None
    if bare.lstrip()[:2] in ("{{", "{%", "{:"):
        return False
    if _BRACES.fullmatch(bare):
        return True
    # A Chinese sentence may end with a half-width semicolon too.
    if not _BEGINS.match(bare) or is_chinese(bare[-2:]):
        return False
    if bare[-1] == "{" or _STATEMENT.search(bare) is not None:
        return True
    return _COMMAND.fullmatch(bare, 0, len(bare) - 1) is not None


def _is_call(text: str) -> bool:
    return len(text) >= _SHORTEST and _CALL.fullmatch(text) is not None and not _is_statement(text)
