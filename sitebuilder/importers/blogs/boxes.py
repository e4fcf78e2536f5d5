"""Paired tags around text, as themes of Hugo and Hexo have them, as boxes and folded parts of our dialect."""

import re
from html import escape

_ICONS = {
    **{"warning": "warning", "caution": "warning", "important": "warning", "attention": "warning"},
    **{"danger": "danger", "error": "danger", "bug": "danger", "success": "tip", "tip": "tip", "hint": "tip"},
    **{"done": "tip", "idea": "tip", "failure": "danger", "abstract": "note", "example": "note"},
    **{"question": "note", "quote": "note"},
    **{"info": "note", "note": "note", "notice": "note", "default": "note", "primary": "note"},
}
"""Maps the kinds of boxes of many themes to ours."""

_LOOKS = re.compile(
    r"no-icon|simple|modern|flat|disabled|open|true|false|(?:fa[srb]?|icon)-?[\w-]*"
    r"|(?:color|child|codeblock|open):\S*"
)
_COLOURS = re.compile(r"cyan|blue|green|yellow|orange|red|purple|gr[ae]y|black|white|#[0-9a-fA-F]{3,8}")

BOX_NAMES = "notice|admonition|alert|callout|box|tip|note|warning|danger|info|hint|important|caution"
FOLDED_NAMES = "details|expand|collapse|spoiler|folding|fold|hideToggle|hideBlock"


def box_of(words: list[str], title: str, text: str, name: str = "note") -> str:
    """Return a box; its kind is the first word that names one, else that of the tag's name."""
    kind = next((_ICONS[each.lower()] for each in words if is_kind(each)), _ICONS.get(name, "note"))
    shown = title or " ".join(each for each in words if not is_style(each))
    quoted = f' "{shown}"'.replace('""', '"') if (shown := shown.replace('"', "”").strip()) else ""
    lines = "\n".join(f"    {line}".rstrip() for line in text.strip("\n").split("\n"))
    return f"\n!!! {kind}{quoted}\n{lines}\n"


def is_kind(word: str) -> bool:
    """Return whether a word names a kind of box."""
    return word.lower() in _ICONS


def is_style(word: str) -> bool:
    """Return whether a word says what a box looks like: a kind, a colour, a style."""
    return is_kind(word) or _is_look(word)


def folded(words: list[str], title: str, text: str) -> str:
    """Return a part that a reader unfolds."""
    names = [each.strip(",，") for each in words]
    shown = title or " ".join(each for each in names if each and not _is_look(each)) or "展开"
    summary = f"<summary>{escape(shown, quote=False)}</summary>"
    inner = text.strip("\n")
    return f"\n<details>\n{summary}\n\n{inner}\n\n</details>\n"


def _is_look(word: str) -> bool:
    return all(_LOOKS.fullmatch(each) or _COLOURS.fullmatch(each) for each in word.split())
