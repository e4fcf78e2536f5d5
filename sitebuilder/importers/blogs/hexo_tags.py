"""Convert Hexo's tags to Markdown of our dialect."""

import re

from sitebuilder.importers.blogs.boxes import FOLDED_NAMES, box_of, folded, is_style
from sitebuilder.importers.blogs.outside_code import FENCED
from sitebuilder.importers.blogs.paired_tags import replace_pairs
from sitebuilder.importers.blogs.shared_tags import (
    SHOWN_ANYHOW,
    SIZE,
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

_HEXO_REST = r"(?P<rest>(?:(?!-?%\}|\{%).)*+)-?%\}"
_HEXO = re.compile(rf"\{{%-?\s*+(?P<name>\w++){_HEXO_REST}")
_CODE_NAMES = "codeblock|code|mermaid"
_HEXO_CODE = re.compile(
    rf"^(?P<indent> *)\{{%-?\s*+(?P<name>{_CODE_NAMES})\b{_HEXO_REST}[ ]*+\n?(?P<code>.*?)"
    rf"\{{%-?\s*end(?:{_CODE_NAMES})\s*-?%\}}",
    re.MULTILINE | re.DOTALL,
)
_CODE_OPTION = re.compile(
    r"\b(?:lang|language|line_number|highlight|first_line|mark|wrap|url|line_threshold):\S+"
)
_HEXO_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_BRACE = "\ufde2"
"""Sentinel for the brace of a tag that is to be shown."""

_SHOWN = re.compile(r"\{%(?:(?!%\}|\{%)[^`\n])*+%\}")
_QUOTES = "blockquote|quote|centerquote|cq|pullquote"
_HEXO_QUOTE = re.compile(
    rf"\{{%-?\s*+(?P<name>{_QUOTES})\b{_HEXO_REST}(?P<text>.*?)\{{%-?\s*+end(?:{_QUOTES})\s*+-?%\}}",
    re.DOTALL,
)
_NOTE = r"\{%-?\s*+note(?:block)?+\b"
_END_NOTE = r"\{%-?\s*+endnote(?:block)?+\s*+-?%\}"
_HEXO_NOTE = re.compile(rf"{_NOTE}{_HEXO_REST}(?P<text>(?:(?!{_NOTE}|{_END_NOTE}).)*+){_END_NOTE}", re.DOTALL)
"""A box that has no other one in it."""

_NOTE_OF_A_LINE = re.compile(rf"\{{%-?\s*+note\b(?P<style>[\w #-]*+),{_HEXO_REST}")
_DEEPEST_NOTE = 5
_COLOUR = re.compile(r"\s*+[a-z0-9#-]*+::")
"""What stands before a title in some themes: its colour and two colons."""

_HOSTED = re.compile(r"([a-z]++):([\w-]++)")
"""A video on another site: the name of the site, and the video's there."""

_HEXO_FOLDED = re.compile(
    rf"\{{%-?\s*+(?P<name>{FOLDED_NAMES})\b{_HEXO_REST}(?P<text>.*?)\{{%-?\s*+end(?:{FOLDED_NAMES})\s*+-?%\}}",
    re.DOTALL,
)
_HEXO_TAB = re.compile(
    r"<!--[ ]*+(?:end(?:tab|timeline)|(?:tab|timeline)\b"
    r"(?P<name>(?:[^\n@<>-]|-(?!->))*+)(?:@(?:[^\n<>-]|-(?!->))*+)?+)[ ]*+-->"
)
_HAS_TABS = re.compile(r"\{%-?[ ]*+(?:tabs|timeline)\b")
_MARKED = {
    **{"u": ("<u>", "</u>"), "wavy": ("<u>", "</u>"), "del": ("~~", "~~"), "emp": ("**", "**")},
    **{"kbd": ("<kbd>", "</kbd>"), "psw": ("", "")},
}
"""What themes mark within a line: tags whose only argument is its text, and what stands around it here."""

_ARRANGING = ("gallery", "linkgroup")
"""Tags around pictures and links, which stand between them."""

_STYLED = ("span", "p", "checkbox", "radio")
"""Tags with a style, a comma and a text."""

_HAS_SOURCE = ("blockquote", "quote")
_TITLE_AND_ALT = re.compile(r'"(?P<title>[^"]*)"\s+"(?P<alt>[^"]*)"')
"""The texts of a picture, as Hexo's documentation writes them."""

_ADDRESS = re.compile(r"https?://\S+")


def convert_hexo_code(text: str) -> str:
    """Convert the tags around code to fences; what Hexo shows above fenced code is put there."""
    text = replace_pairs(_HEXO_CODE, _hexo_code, text, rf"\{{%-?\s*end(?:{_CODE_NAMES})\s*-?%\}}")
    return FENCED.sub(_with_caption, text)


def _with_caption(match: re.Match[str]) -> str:
    language, _, words = match["info"].strip().partition(" ")
    title = _with_link(_CODE_OPTION.sub("", words))
    if not title or any(sign in match["info"] for sign in "`{="):
        return match[0]
    return f"{match['indent']}{title}\n\n{match['indent']}{match['fence']}{language}{match['code']}"


def convert_hexo_tags(text: str, post_link: PostLink, remarks: list[Remark]) -> str:
    """Convert the tags of a text without code; those that cannot be converted are added to the remarks."""
    text = text.replace(_BRACE, "")
    text = replace_pairs(_HEXO_RAW, _raw, text, r"\{%-?\s*endraw\s*-?%\}")
    text = replace_pairs(_HEXO_QUOTE, _hexo_quote, text, rf"\{{%-?\s*end(?:{_QUOTES})\s*-?%\}}")
    text = replace_pairs(_HEXO_FOLDED, _hexo_folded, text, rf"\{{%-?\s*end(?:{FOLDED_NAMES})\s*-?%\}}")
    text = _NOTE_OF_A_LINE.sub(_hexo_note_of_a_line, text)
    for _ in range(_DEEPEST_NOTE if re.search(_END_NOTE, text) else 0):
        text = _HEXO_NOTE.sub(_hexo_note, text)
    text = _HEXO_TAB.sub(_hexo_tab, text) if _HAS_TABS.search(text) else text
    return _HEXO.sub(lambda match: _hexo_tag(match, post_link, remarks), text).replace(_BRACE, "{")


def _raw(match: re.Match[str]) -> str:
    """Return a text whose tags are shown: as code, and with a sentinel in place of their braces."""
    return _SHOWN.sub(lambda tag: f"`{_BRACE}{tag[0][1:]}`", match[1])


def _hexo_code(match: re.Match[str]) -> str:
    rest = match["rest"]
    language = re.search(r"lang(?:uage)?:(\S+)", rest)
    title = _with_link(_CODE_OPTION.sub("", rest))
    is_drawing = match["name"] == "mermaid"
    block = fenced(match["code"], "mermaid" if is_drawing else language[1] if language else "")
    title = "" if is_drawing else title
    lines = "\n".join(f"{match['indent']}{line}" if line else "" for line in block.split("\n"))
    return f"{match['indent']}{title}\n\n{lines}" if title else lines


def _hexo_quote(match: re.Match[str]) -> str:
    lines = [line.strip() for line in match["text"].strip().split("\n")]
    source = _with_link(match["rest"]) if match["name"] in _HAS_SOURCE else ""
    lines += ["", f"—— {source}"] if source else []
    return "\n" + "\n".join(f"> {line}".rstrip() for line in lines) + "\n"


def _with_link(text: str) -> str:
    """Return the source of code or a quotation, in which a link's title follows its address."""
    address = _ADDRESS.search(text)
    if address is None:
        return text.strip()
    title = text[address.end() :].strip()
    return f"{text[: address.start()].strip()} [{title or address[0]}]({address[0]})".strip()


def _hexo_note(match: re.Match[str]) -> str:
    words, _ = tag_arguments(match["rest"])
    return box_of(words, "", match["text"])


def _hexo_note_of_a_line(match: re.Match[str]) -> str:
    """Return a box whose text stands in its tag, after a comma; any other tag as it is."""
    style = match["style"].split()
    return box_of(style, "", match["rest"].strip()) if all(map(is_style, style)) else match[0]


def _hexo_folded(match: re.Match[str]) -> str:
    words, _ = tag_arguments(_COLOUR.sub("", match["rest"], count=1).replace(",", " "))
    return folded(words, "", match["text"])


def _hexo_tab(match: re.Match[str]) -> str:
    name = (match["name"] or "").strip()
    return f"\n**{name}**\n" if name else ""


def _hexo_tag(match: re.Match[str], post_link: PostLink, remarks: list[Remark]) -> str:
    name, (words, named) = match["name"], tag_arguments(match["rest"])
    if name in ("post_link", "post_path") and words:
        return _post(words, post_link, match[0], remarks)
    if name in ("asset_link", "asset_path") and words:
        return f"[{' '.join(words[1:]) or words[0]}]({words[0]})"
    if name in ("asset_img", "img", "image") and words:
        return _hexo_picture([each.rstrip(",") for each in words], named)
    if name in ("btn", "button", "link") and ("," in match["rest"] or "::" in match["rest"]):
        parts = _parts(match["rest"].replace("::", ","))
        address = next((each for each in parts if "/" in each or each.startswith("#")), "")
        text = next((each for each in parts if each != address), address)
        return f"[{text}]({address})" if address else text
    if (within_line := _text_within_line(name, match["rest"])) is not None:
        return within_line
    if name in ("inlineImg", "fb_img") and words:
        return f"![{' '.join(each for each in words[1:] if not SIZE.fullmatch(each))}]({words[0]})"
    if name == "label" and words:
        return match["rest"].strip().partition("@")[2] or words[0]
    if name == "iframe" and (framed := _ADDRESS.search(match["rest"])):
        return f"[{framed[0]}]({framed[0]})"
    if name == "note" and (noted := " ".join(each for each in words if not is_style(each))):
        return box_of([each for each in words if is_style(each)], "", noted)
    if name in ("video", "dplayer") and (shown := _video(named.get("url") or next(iter(words), ""))):
        return shown
    if name == "galleryGroup" and len(words) > 2:
        return f"[{words[0]}]({words[2]}) {words[1]}".rstrip()
    if name == "timeline":
        return _timeline_title(match["rest"])
    if name in SHOWN_ANYHOW or name in _ARRANGING:
        return ""
    if name in ("link", "button", "btn") and len(words) > 1:
        address = next((each for each in words if "/" in each), "")
        return f"[{words[0]}]({address})" if address else words[0]
    return embed_link(name, words, named) or link_of(words, named) or drop_tag(match[0], remarks)


def _timeline_title(rest: str) -> str:
    """Return the title of a line of events, before its colour; the events stand between its tags."""
    title = rest.partition(",")[0].strip().strip("'\"")
    return f"\n**{title}**\n" if title and ":" not in title and not is_style(title) else ""


def _parts(rest: str) -> list[str]:
    """Return the arguments that commas part, without quotation marks."""
    return [part for each in rest.split(",") if (part := each.strip().strip("'\""))]


def _text_within_line(name: str, rest: str) -> str | None:
    """Return the text of a tag that marks, ticks or hides words within a line; None for any other tag."""
    parts = _parts(rest)
    if name in _MARKED and parts:
        before, after = _MARKED[name]
        return f"{before}{rest.strip()}{after}"
    if name in _STYLED and parts:
        style, comma, text = rest.partition(",")
        shown = (text if comma else style).strip()
        box = "☑ " if "checked" in style.split() else "☐ "
        return f"{box}{shown}" if name in ("checkbox", "radio") else shown
    if name == "hideInline" and parts:
        return "：".join(reversed(parts[:2]))
    return None


def _video(source: str) -> str:
    """Return a video, or the link to one on another site; an empty string if neither is known."""
    source = source.removeprefix("url=")
    hosted = _HOSTED.fullmatch(source)
    if hosted is not None:
        return embed_link(hosted[1], [hosted[2]], {})
    return f"![]({source})" if VIDEO_FILE.fullmatch(source) else ""


def _hexo_picture(words: list[str], named: dict[str, str]) -> str:
    """Return a picture: classes stand before its source, its size and its description after it, or named."""
    at = next((index for index, each in enumerate(words) if re.search(r"[./]", each)), 0)
    sizes = [*(each for each in words[at + 1 : at + 3] if SIZE.fullmatch(each)), named.get("width", "")]
    texts = (each for each in words[at + 1 :] if not re.fullmatch(r"\d+(?:%|px)?|[a-z-]+", each))
    alt = named.get("alt", "").rstrip(",") or " ".join(texts)
    title = ""
    if both := _TITLE_AND_ALT.fullmatch(alt):
        title, alt = f' "{both["title"]}"', both["alt"]
    return f"![{alt}]({words[at]}{title}){width_attribute(sizes[0].rstrip(','))}"


def _post(words: list[str], post_link: PostLink, tag: str, remarks: list[Remark]) -> str:
    found = post_link(words[0])
    title = " ".join(each for each in words[1:] if each not in ("true", "false"))
    if found is None:
        remarks.append(tag_remark(tag, near=title))
        return title or words[0]
    return f"[{title or found[1]}]({found[0]})"
