"""Regular expressions that are compiled when they are first used.

The modules that a build imports hold some 400. An edit of one article uses a quarter of them: compiling all
took a twelfth of its time, and a fifth where its lines are rewritten or raw HTML asks for the library.
"""

import re
from typing import Any, AnyStr, cast

_ATTRIBUTES = frozenset(
    "finditer findall flags fullmatch groupindex groups match scanner search split sub subn".split()  # noqa: SIM905
)


class _LazyPattern:
    """Has the attributes of the pattern after the first of them was asked for; ``pattern`` at any time."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _ATTRIBUTES:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        # The methods of the pattern itself: later calls take no longer than its own.
        vars(self).update((each, getattr(compiled, each)) for each in _ATTRIBUTES)
        return getattr(compiled, name)


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what ``re.compile`` would, for its methods and attributes (``re.sub`` and the like refuse it).

    Raises:
        re.error: by the first use, not here, where the expression is wrong.
    """
    return cast("re.Pattern[AnyStr]", _LazyPattern(pattern, flags))
