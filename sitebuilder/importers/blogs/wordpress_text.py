"""Convert the text of a WordPress article to Markdown.

It is HTML in which blank lines separate paragraphs, with shortcodes; it becomes blocks and our Markdown.
"""

import re
from collections.abc import Mapping
from html import escape
from types import MappingProxyType

from msgspec import Struct

from sitebuilder.importers.blogs.html_text import html_to_markdown
from sitebuilder.importers.blogs.paired_tags import replace_pairs
from sitebuilder.importers.blogs.shared_tags import tag_arguments, tag_remark
from sitebuilder.importers.remarks import Remark

_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL | re.IGNORECASE)
_BLOCK = re.compile(
    r"\s*<(?:/?(?:p|div|h[1-6]|ul|ol|li|table|blockquote|pre|figure|section|hr|iframe|dl|form)\b|!--)",
    re.IGNORECASE,
)
_DYNAMIC = re.compile(r"<!-- wp:(?!spacer|separator|more|nextpage|template-part)[a-z][^<>]*?/-->")
"""A block that WordPress fills when it shows the page."""

_FILE_BUTTON = re.compile(r"<a\b(?=[^<>]*\bwp-block-file__button\b)[^<>]*+>[^<>]*+</a>")
"""A second link to the file that the link before it names."""

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CAPTION = re.compile(
    r"\[caption(?P<rest> (?=[^\[\]]*\bcaption=)[^\[\]]*+)\](?P<picture>[^\[\]]*+)\[/caption\]"
)
"""A picture whose line below it is among the arguments, as it was until WordPress 3.4."""

_UNWRAPPED = re.compile(r"\[/?(?:caption|embed)(?: [^\[\]]*)?\]")
_BUTTON = re.compile(r"\[(?P<name>[a-z][\w-]*+)(?P<rest> [^\[\]]*+)\](?P<text>[^\[\]<>]*+)\[/(?P=name)\]")
_CODE = re.compile(
    r"\[(code|sourcecode)(?P<rest> [^\[\]]*)?\](?P<code>(?:(?!\[(?:source)?code[ \]]).)*?)\[/\1\]", re.DOTALL
)
_SHORTCODE = re.compile(
    r"\[/?(?:toc|ez-toc|gallery|video|audio|playlist|contact-form[\w-]*+"
    r"|[a-z][\w-]*+(?:\s++[\w-]++=(?:\"[^\"\[\]]*+\"|'[^'\[\]]*+'|[^\s\[\]]++))++)[^\[\]]*+\]"
)


_GALLERY = re.compile(r"\[gallery\b[^\[\]]*?\bids=[\"']?(?P<ids>[0-9, ]+)[\"']?[^\[\]]*\]")
_CLOSING = re.compile(r"\[/([a-z][\w-]*+)\]")


class Upload(Struct, frozen=True):
    """An uploaded file: its address, its title, and its description, or an empty string."""

    address: str = ""
    title: str = ""
    description: str = ""


def to_markdown(content: str, files: Mapping[str, Upload] = MappingProxyType({})) -> tuple[str, list[Remark]]:
    """Convert the text of an article to Markdown; report the shortcodes and elements that were dropped.

    ``files`` are the uploads by their numbers, for galleries.
    """
    dropped: list[Remark] = []

    def drop(match: re.Match[str]) -> str:
        if not match[0].startswith("[/"):
            dropped.append(tag_remark(match[0]))
        return ""

    content = _GALLERY.sub(lambda match: _gallery(match, files), content.replace("\r\n", "\n"))
    content = replace_pairs(_CODE, _code, content, r"\[/(?:source)?code\]")
    content = _CAPTION.sub(_with_caption, content)
    content = _BUTTON.sub(_button, content)
    content = _DYNAMIC.sub(drop, _FILE_BUTTON.sub("", content))
    content = replace_pairs(_COMMENT, lambda match: "", content, "-->")
    end = content.lower().rfind("</pre>") + len("</pre>")
    parts = _PRE.split(content[:end]) if end > len("</pre>") else [content[:end]]
    parts[-1] += content[end:]
    html = "".join(
        part
        if index % 2
        else _with_paragraphs(_pairs(part).sub(drop, _SHORTCODE.sub(drop, _UNWRAPPED.sub("", part))))
        for index, part in enumerate(parts)
    )
    markdown, remarks = html_to_markdown(html)
    return markdown, [*dropped, *remarks]


def _code(match: re.Match[str]) -> str:
    """Return code as an element; what WordPress has not escaped in it is no HTML."""
    words, named = tag_arguments(match["rest"] or "")
    language = named.get("language") or named.get("lang") or next(iter(words), "")
    code = match["code"].replace("<", "&lt;").replace(">", "&gt;")
    return f'<pre data-lang="{escape(language)}">{code}</pre>'


def _with_caption(match: re.Match[str]) -> str:
    _, named = tag_arguments(match["rest"])
    return f"{match['picture']} {named.get('caption', '')}"


def _button(match: re.Match[str]) -> str:
    """Return a button as the link that it is; the shortcode itself if it leads nowhere."""
    _, named = tag_arguments(match["rest"])
    address = next((named[each] for each in ("link", "url", "href") if named.get(each)), "")
    return f'<a href="{escape(address)}">{match["text"].strip()}</a>' if address else match[0]


def _gallery(match: re.Match[str], files: Mapping[str, Upload]) -> str:
    """Return the pictures of a gallery; the gallery itself if one of them is not in the export."""
    found = [files.get(number) for number in re.findall("[0-9]+", match["ids"])]
    pictures = [
        f'<p><img src="{escape(each.address)}" alt="{escape(each.title)}"></p>' for each in found if each
    ]
    return "\n\n" + "\n\n".join(pictures) + "\n\n" if len(pictures) == len(found) else match[0]


def _pairs(text: str) -> re.Pattern[str]:
    """Return an expression for the shortcodes without arguments that a text closes (``[note]…[/note]``)."""
    names = "|".join(map(re.escape, sorted(set(_CLOSING.findall(text)))))
    return re.compile(rf"\[/?(?:{names})\]" if names else "(?!)")


def _with_paragraphs(text: str) -> str:
    """Convert blank lines and line ends to paragraphs and breaks, as WordPress does."""
    chunks = (chunk.strip("\n") for chunk in re.split(r"\n[ \t]*\n", text) if chunk.strip())
    return "\n".join(
        chunk if _BLOCK.match(chunk) else f"<p>{chunk.replace(chr(10), '<br>')}</p>" for chunk in chunks
    )
