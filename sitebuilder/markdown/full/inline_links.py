"""Links and images typed with full-width brackets or a space: ``［表］（a.docx）``, ``![图] (a.jpg)``.

Only with an unambiguous target: ``[2025]（试行）`` is a remark. ``【】`` is what a Chinese keyboard types for
``[]``, in whole or in part (``【表](a.docx)``).
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from sitebuilder.markdown.links.typed_targets import is_unambiguous_target
from sitebuilder.markdown.sentinels import TARGET_SENTINEL
from sitebuilder.patterns import lazy_pattern

_TARGET = r"(?P<target>(?:[^()（）\n\[\]]|[(（][^()（）\n\[\]]*[)）])+)"
_ODD_LINK = (
    r"(?P<sign>[!！]?)(?P<open>[\[［【])(?P<text>[^\[\]［］【】\n]*)(?P<between>[\]］】][ \u3000]*[(（])"
    rf"(?P<sentinel>{TARGET_SENTINEL}){_TARGET}(?P<close>[)）])"
)
_MAX_LABEL = 300
"""How many characters before a bracket another one may be open."""

_AT_LINE_START = lazy_pattern(r"(?:\A|\n)[ ]*\Z")


class LenientLinks(InlineProcessor):
    """Links and images with brackets that are not standard Markdown; the library handles the others."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        is_picture = self._is_picture(m, data)
        signs = f"{m['open']}{m['between']}{m['close']}"
        if (signs == "[]()" and not (is_picture and m["sign"] == "！")) or not m["text"].strip():
            return None, None, None
        if m["open"] == "【" and _is_in_label(data, m.start("open")):
            return None, None, None
        target = str(self.unescape(m["target"]))
        if not is_unambiguous_target(target, is_picture=is_picture):
            return None, None, None
        start = m.start() if is_picture else m.start("open")
        if is_picture:
            image = Element("img", {"src": m["sentinel"] + target, "alt": str(self.unescape(m["text"]))})
            return image, start, m.end()
        link = Element("a", {"href": m["sentinel"] + target})
        link.text = m["text"]
        return link, start, m.end()

    def _is_picture(self, m: re.Match[str], data: str) -> bool:
        """Return whether the match is an image; a full-width ``！`` before it may also end a sentence."""
        if m["sign"] != "！":
            return bool(m["sign"])
        is_alone = _AT_LINE_START.search(data, 0, m.start()) is not None
        return is_alone and is_unambiguous_target(str(self.unescape(m["target"])), is_picture=True)


def _is_in_label(data: str, at: int) -> bool:
    """Return whether an opening bracket stands within a link's text: ``[见【通知](a.md)``."""
    start = max(0, at - _MAX_LABEL)
    return data.rfind("[", start, at) > data.rfind("]", start, at)


def register_lenient_links(md: Markdown) -> None:
    """Register the pattern before those of the library's own links."""
    md.inlinePatterns.register(LenientLinks(_ODD_LINK, md), "odd_link", 165)
