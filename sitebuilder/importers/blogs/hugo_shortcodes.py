"""Convert Hugo's shortcodes to Markdown of our dialect."""

import re

from sitebuilder.importers.blogs.boxes import BOX_NAMES, FOLDED_NAMES, box_of, folded, is_kind
from sitebuilder.importers.blogs.paired_tags import replace_pairs
from sitebuilder.importers.blogs.shared_tags import (
    SHOWN_ANYHOW,
    VIDEO_FILE,
    PostLink,
    drop_tag,
    embed_link,
    fenced,
    link_of,
    tag_arguments,
    tag_remark,
    width_attribute,
)
from sitebuilder.importers.remarks import Remark
from sitebuilder.markdown.links.targets import is_place_of_target

_HUGO = re.compile(
    r"\{\{(?P<sign>[<%])\s*+(?P<end>/?)\s*+(?P<name>[\w/.-]++)(?P<rest>(?:(?!\{\{[<%]|[>%]\}\}).)*+)[>%]\}\}",
    re.DOTALL,
)
_HUGO_BOX = re.compile(rf"\{{\{{[<%]\s*+/\s*+(?P<name>{BOX_NAMES}|{FOLDED_NAMES})\s*+[>%]\}}\}}")
"""The end of a box or a folded part."""

_HUGO_QUOTED = re.compile(r"\{\{([<%])/\*((?:(?!\*/[>%]\}\}).)*+)\*/[>%]\}\}", re.DOTALL)
"""A shortcode that is shown, not run."""

_CODE_NAMES = "highlight|mermaid|echarts|chart|code-block|codeblock|code"
_HUGO_CODE = re.compile(
    rf"^ *\{{\{{[<%]\s*+(?P<name>{_CODE_NAMES})(?![\w-])(?P<rest>(?:(?!\{{\{{[<%]|[>%]\}}\}}).)*+)[>%]\}}\}}"
    rf"[ ]*+\n?(?P<code>.*?)\{{\{{[<%]\s*+/\s*+(?:{_CODE_NAMES})\s*+[>%]\}}\}}",
    re.MULTILINE | re.DOTALL,
)
_HUGO_TEXT = re.compile(
    r"\{\{[<%]\s*+(?P<name>quote|blockquote|button|btn)\b(?P<rest>(?:(?!\{\{[<%]|[>%]\}\}).)*+)[>%]\}\}"
    r"(?P<text>(?:(?!\{\{[<%]).)*+)\{\{[<%]\s*+/\s*+(?P=name)\s*+[>%]\}\}",
    re.DOTALL,
)
"""Quotations and links that look like buttons."""

_DRAWINGS = ("mermaid", "echarts", "chart")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|\*+|`+|\[(?P<label>[^\[\]]*)\]\([^()]*\)")
"""What a description of a picture has no use for: elements, signs of emphasis, targets of links."""

_SPAN = re.compile(r"</?span\b[^<>]*>")


def convert_hugo_code(text: str) -> str:
    """Convert the shortcodes around code to fences."""
    return replace_pairs(_HUGO_CODE, _hugo_code, text, rf"\{{\{{[<%]\s*/\s*(?:{_CODE_NAMES})\s*[>%]\}}\}}")


def convert_shortcodes(text: str, post_link: PostLink, remarks: list[Remark]) -> str:
    """Convert the shortcodes of a text without code; those that cannot be are added to the remarks."""
    for name in dict.fromkeys(match["name"] for match in _HUGO_BOX.finditer(text)):
        text = replace_pairs(_hugo_pairs(name), _hugo_pair, text, rf"\{{\{{[<%]\s*/\s*{name}\s*[>%]\}}\}}")
    text = _HUGO_TEXT.sub(_quotation_or_link, text)
    return _HUGO.sub(lambda match: _shortcode(match, post_link, remarks), text)


def show_quoted_shortcodes(text: str) -> str:
    """Return a text with the shortcodes that are not run as Hugo shows them."""
    return _HUGO_QUOTED.sub(_quoted_shortcode, text)


def _hugo_code(match: re.Match[str]) -> str:
    words, named = tag_arguments(match["rest"])
    if match["name"] in _DRAWINGS:
        return fenced(match["code"], match["name"])
    return fenced(match["code"], named.get("lang") or named.get("language") or next(iter(words), ""))


def _quotation_or_link(match: re.Match[str]) -> str:
    """Return a quotation with who said it and where, or a link; the shortcode itself if it leads nowhere."""
    words, named = tag_arguments(match["rest"])
    text = match["text"].strip()
    if match["name"] in ("button", "btn"):
        target = next((named[each] for each in ("href", "url", "link", "relref") if named.get(each)), "")
        target = target or next((each for each in words if "/" in each), "")
        return f"[{' '.join(text.split())}]({target})" if target and text else match[0]
    source, address = named.get("source") or named.get("cite", ""), named.get("url") or named.get("link", "")
    work = f"[{source or address}]({address})" if address else source
    said = "，".join(filter(None, (named.get("author") or named.get("by", ""), work)))
    lines = [*text.split("\n"), *(["", f"—— {said}"] if said else [])]
    return "\n" + "\n".join(f"> {line}".rstrip() for line in lines) + "\n"


def _hugo_pairs(name: str) -> re.Pattern[str]:
    """Return an expression for the pairs of one shortcode: its end alone ends the search for it."""
    return re.compile(
        rf"\{{\{{[<%]\s*+(?P<name>{name})\b(?P<rest>(?:(?!\{{\{{[<%]|[>%]\}}\}}).)*+)[>%]\}}\}}(?P<text>.*?)"
        rf"\{{\{{[<%]\s*+/\s*+{name}\s*+[>%]\}}\}}",
        re.DOTALL,
    )


def _hugo_pair(match: re.Match[str]) -> str:
    words, named = tag_arguments(match["rest"])
    title = next((named[each] for each in ("title", "summary", "label", "header") if named.get(each)), "")
    if re.fullmatch(FOLDED_NAMES, match["name"]):
        return folded(words, title, match["text"])
    kinds = [named[each] for each in ("type", "kind", "level", "context") if named.get(each)]
    # An icon may say the kind; it is no title.
    kinds += [named[each] for each in ("icon", "color") if is_kind(named.get(each, ""))]
    return box_of([*words, *kinds] if title else [*kinds, *words], title, match["text"], match["name"])


def _shortcode(match: re.Match[str], post_link: PostLink, remarks: list[Remark]) -> str:
    name, (words, named) = match["name"], tag_arguments(match["rest"].rstrip().removesuffix("/"))
    if match["end"]:
        return ""
    if name in ("ref", "relref") and (words or "path" in named):
        path = words[0] if words else named["path"]
        if path.startswith("#"):
            return path
        found = post_link(path)
        is_target = is_place_of_target(match.string, match.start())
        if found is not None:
            # In a text, Hugo shows the bare address.
            return found[0] if is_target else f"[{found[1]}]({found[0]})"
        remarks.append(tag_remark(match[0]))
        return "#" if is_target else ""
    if match["rest"].startswith("*") or name.startswith("/"):
        # Shown, not run: ``{{</* figure */>}}``.
        return (
            match[0]
            if (quoted := _HUGO_QUOTED.fullmatch(match[0])) is None
            else f"`{_quoted_shortcode(quoted)}`"
        )
    if name in ("figure", "img", "image") and (source := named.get("src") or next(iter(words), "")):
        return _figure(source, named)
    if name in ("tab", "tabs"):
        return _tab_label(name, words, named) if "items" not in named else drop_tag(match[0], remarks)
    if name in SHOWN_ANYHOW:
        return ""
    if name == "br":
        return "<br>"
    if name in ("link", "card") and (shown := _link(words, named)):
        return shown
    if name == "video" and VIDEO_FILE.fullmatch(source := named.get("src") or next(iter(words), "")):
        return f"![{named.get('caption') or named.get('title', '')}]({source})"
    if name == "fancybox" and (shown := _box_picture(words, named)):
        return shown
    return embed_link(name, words, named) or link_of(words, named) or drop_tag(match[0], remarks)


def _link(words: list[str], named: dict[str, str]) -> str:
    """Return the link of a shortcode that is nothing else; an empty string if it leads nowhere."""
    target = named.get("href") or named.get("link") or next(iter(words), "")
    text = named.get("content") or named.get("title") or next(iter(words[1:]), target)
    return f"[{text}]({target})" if target else ""


def _tab_label(name: str, words: list[str], named: dict[str, str]) -> str:
    """Return the label of a tab as a bold line above its text; a group of tabs shows nothing itself."""
    labels = (named.get(each, "") for each in ("name", "title", "header", "label"))
    label = next(filter(None, labels), "") or next(iter(words), "")
    return f"\n**{label}**\n" if label and name == "tab" else ""


def _quoted_shortcode(match: re.Match[str]) -> str:
    """Return a shortcode as Hugo shows one that is not run."""
    return f"{{{{{match[1]}{match[2]}{'>' if match[1] == '<' else '%'}}}}}"


def _box_picture(words: list[str], named: dict[str, str]) -> str:
    """Return a picture that is shown in a box: its folder, its file and its caption."""
    folder, file, caption = ([*words, "", "", ""])[:3]
    folder, file = named.get("path", folder), named.get("file", file)
    is_known = folder.startswith(("/", "http")) and bool(file)
    return f"![{named.get('caption', caption)}]({folder.rstrip('/')}/{file})" if is_known else ""


def _figure(source: str, named: dict[str, str]) -> str:
    """Return a picture and what stands below it: its title, its caption, who made it."""
    title, caption, maker = (named.get(each, "").strip() for each in ("title", "caption", "attr"))
    # Org exports number figures by an element that only its style sheet knows.
    caption = _SPAN.sub("", caption)
    alt = named.get("alt") or _MARKUP.sub(lambda found: found["label"] or "", caption or title)
    picture = f"![{alt}]({source}){width_attribute(named.get('width', ''))}"
    picture = f"[{picture}]({named['link']})" if named.get("link") else picture
    if maker and named.get("attrlink"):
        maker = f"[{maker}]({named['attrlink']})"
    below = dict.fromkeys(filter(None, (title, caption, maker)))
    return "\n\n".join([picture, *below])
