"""The sizes of pictures, which editors write after a target or in the alternative text."""

from sitebuilder.patterns import lazy_pattern

_SPACES = " \u3000"
_SIZE = lazy_pattern(r"[ ]*+([0-9]{1,5})?[ ]*+[x×*X][ ]*+([0-9]{1,5})?|[ ]*+([0-9]{1,5})(?:px)?")
_SIZE_IN_ALT = lazy_pattern(r"([0-9]{1,5})(?:[x×*X]([0-9]{1,5}))?(?:px)?")


def split_picture_size(target: str) -> tuple[str, str, str]:
    """Split ``a.jpg =300x200`` into target, width and height; a missing size gives empty strings."""
    written, _, size = target.rpartition("=")
    file = written.rstrip(_SPACES)
    found = _SIZE.fullmatch(size) if file != written and file[-1:].strip() else None
    return (file, found[1] or found[3] or "", found[2] or "") if found else (target, "", "")


def split_alt_size(alt: str) -> tuple[str, str, str]:
    """Split ``车间|300x200``, as Obsidian has it, into alternative text, width and height.

    A missing size gives empty strings.
    """
    bar = max(alt.rfind("|"), alt.rfind("｜"))
    size = _SIZE_IN_ALT.fullmatch(alt[bar + 1 :].strip(_SPACES)) if bar >= 0 else None
    return (alt[:bar].rstrip(_SPACES), size[1], size[2] or "") if size else (alt, "", "")
