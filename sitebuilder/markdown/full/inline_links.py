"""Links and pictures typed with full-width brackets or a blank: ``［表］（a.docx）``, ``![图] (a.jpg)``.

Only where the target is certainly one: ``[2025]（试行）`` is a remark.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from sitebuilder.markdown.link_targets import is_unambiguous_target
from sitebuilder.markdown.sentinels import TARGET_SENTINEL

_TARGET = r"(?P<target>(?:[^()（）\n\[\]]|[(（][^()（）\n\[\]]*[)）])+)"
_ODD_LINK = (
    r"(?P<sign>[!！]?)(?P<open>[\[［])(?P<text>[^\[\]［］\n]*)(?P<between>[\]］][ \u3000]*[(（])"
    rf"(?P<sentinel>{TARGET_SENTINEL}){_TARGET}(?P<close>[)）])"
)
_AT_LINE_START = re.compile(r"(?:\A|\n)[ ]*\Z")


class LenientLinks(InlineProcessor):
    """A link whose brackets are not all as Markdown has them; the others are the library's."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        is_picture = self._is_picture(m, data)
        signs = f"{m['open']}{m['between']}{m['close']}"
        if (signs == "[]()" and not (is_picture and m["sign"] == "！")) or not m["text"].strip():
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
        """Tell whether it shows a picture; a full-width mark before it may as well end a sentence."""
        if m["sign"] != "！":
            return bool(m["sign"])
        is_alone = _AT_LINE_START.search(data, 0, m.start()) is not None
        return is_alone and is_unambiguous_target(str(self.unescape(m["target"])), is_picture=True)


def register_lenient_links(md: Markdown) -> None:
    """Add the pattern to a converter, before those of the library's own links."""
    md.inlinePatterns.register(LenientLinks(_ODD_LINK, md), "odd_link", 165)
