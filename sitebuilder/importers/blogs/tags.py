"""Convert Hugo's shortcodes and Hexo's tags to Markdown of our dialect; unknown ones are reported.

Code is left alone: a post about Hugo contains shortcodes in code.
"""

import re
from collections.abc import Callable

from sitebuilder.importers.blogs.boxes import BOX_NAMES, FOLDED_NAMES, box_of, folded
from sitebuilder.importers.blogs.paired_tags import replace_pairs
from sitebuilder.importers.escapes import backticks
from sitebuilder.importers.remarks import Remark, abbreviate, remark

_FENCE = re.compile(r"^ {0,12}(`{3,}+|~{3,}+)[^\n]*\n.*?(?:^ {0,12}\1[`~]* *$|\Z)", re.MULTILINE | re.DOTALL)
_TICKS = re.compile(r"(?<!`)(`{1,2})(?!`)[^\n]*?(?<!`)\1(?!`)")
_HUGO = re.compile(
    r"\{\{(?P<sign>[<%])\s*+(?P<end>/?)\s*+(?P<name>[\w/.-]++)(?P<rest>(?:(?!\{\{[<%]|[>%]\}\}).)*+)[>%]\}\}",
    re.DOTALL,
)
_HEXO_REST = r"(?P<rest>(?:(?!-?%\}|\{%).)*+)-?%\}"
_HEXO = re.compile(rf"\{{%-?\s*+(?P<name>\w++){_HEXO_REST}")
_ATTRIBUTE = re.compile(r"(?<![\w-])([\w-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|`([^`]*)`|([^\s\"'`]+))")
_WORD = re.compile(r"\"([^\"]*)\"|'([^']*)'|`([^`]*)`|(\S+)")
_HEXO_CODE = re.compile(
    rf"^(?P<indent> *)\{{%-?\s*+(?:codeblock|code)\b{_HEXO_REST}[ ]*+\n?(?P<code>.*?)"
    r"\{%-?\s*end(?:codeblock|code)\s*-?%\}",
    re.MULTILINE | re.DOTALL,
)
_HEXO_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_QUOTES = "blockquote|quote|centerquote|cq|pullquote"
_HEXO_QUOTE = re.compile(
    rf"\{{%-?\s*+(?P<name>{_QUOTES})\b{_HEXO_REST}(?P<text>.*?)\{{%-?\s*+end(?:{_QUOTES})\s*+-?%\}}",
    re.DOTALL,
)
_HEXO_NOTE = re.compile(rf"\{{%-?\s*+note\b{_HEXO_REST}(?P<text>.*?)\{{%-?\s*+endnote\s*+-?%\}}", re.DOTALL)
_HEXO_FOLDED = re.compile(
    rf"\{{%-?\s*+(?P<name>{FOLDED_NAMES})\b{_HEXO_REST}(?P<text>.*?)\{{%-?\s*+end(?:{FOLDED_NAMES})\s*+-?%\}}",
    re.DOTALL,
)
_HEXO_TAB = re.compile(
    r"<!--[ ]*+(?:endtab|tab\b(?P<name>(?:[^\n@<>-]|-(?!->))*+)(?:@(?:[^\n<>-]|-(?!->))*+)?+)[ ]*+-->"
)
_HUGO_BOX = re.compile(rf"\{{\{{[<%]\s*+/\s*+(?P<name>{BOX_NAMES}|{FOLDED_NAMES})\s*+[>%]\}}\}}")
"""The end of a box or a folded part."""

_HUGO_QUOTED = re.compile(r"\{\{([<%])/\*((?:(?!\*/[>%]\}\}).)*+)\*/[>%]\}\}", re.DOTALL)
"""A shortcode that is shown, not run."""

_HUGO_CODE = re.compile(
    r"^ *\{\{[<%]\s*+highlight\b(?P<rest>(?:(?!\{\{[<%]|[>%]\}\}).)*+)[>%]\}\}[ ]*+\n?"
    r"(?P<code>.*?)\{\{[<%]\s*+/\s*+highlight\s*+[>%]\}\}",
    re.MULTILINE | re.DOTALL,
)
_VIDEOS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "bilibili": "https://www.bilibili.com/video/{}",
    "bili": "https://www.bilibili.com/video/{}",
    "tweet": "https://twitter.com/i/web/status/{}",
    "gist": "https://gist.github.com/{}",
}
_HAS_SOURCE = ("blockquote", "quote")
_ADDRESS = re.compile(r"https?://\S+")
_SIZE = re.compile(r"[0-9]{1,4}(?:px)?")
_SHOWN_ANYHOW = ("tabs", "tab", "subtabs", "grid", "row", "column")
"""Tags that only arrange what stands between them."""

_IN_TARGET = re.compile(r"(?:\]\( *<?|\]: *<?|href *= *[\"']?)\Z")
_PROTECTED = "\ufde0"
"""Sentinel around the number of a protected piece of code."""

_PLACEHOLDER = re.compile(f"((?:^[ >]*)?){_PROTECTED}([0-9]+){_PROTECTED}", re.MULTILINE)
PostLink = Callable[[str], tuple[str, str] | None]
"""Returns the target and the title of another post by its name in a tag; ``None`` if there is none."""


def convert_tags(text: str, tool: str, post_link: PostLink) -> tuple[str, list[Remark]]:
    """Convert the tags in a post's text to Markdown; report those that can't be converted."""
    remarks: list[Remark] = []
    if tool == "wordpress":
        return text, remarks
    if tool == "hexo":
        text = replace_pairs(_HEXO_CODE, _hexo_code, text, r"\{%-?\s*end(?:codeblock|code)\s*-?%\}")
    else:
        text = replace_pairs(_HUGO_CODE, _hugo_code, text, r"\{\{[<%]\s*/\s*highlight\s*[>%]\}\}")
    text = outside_code(text, lambda part: _read(part, tool, post_link, remarks))
    return (_HUGO_QUOTED.sub(_quoted_shortcode, text) if tool == "hugo" else text), remarks


def _read(text: str, tool: str, post_link: PostLink, remarks: list[Remark]) -> str:
    if tool == "hexo":
        text = replace_pairs(_HEXO_RAW, lambda match: match[1], text, r"\{%-?\s*endraw\s*-?%\}")
        text = replace_pairs(_HEXO_QUOTE, _hexo_quote, text, rf"\{{%-?\s*end(?:{_QUOTES})\s*-?%\}}")
        text = replace_pairs(_HEXO_NOTE, _hexo_note, text, r"\{%-?\s*endnote\s*-?%\}")
        text = replace_pairs(_HEXO_FOLDED, _hexo_folded, text, rf"\{{%-?\s*end(?:{FOLDED_NAMES})\s*-?%\}}")
        text = _HEXO_TAB.sub(_hexo_tab, text) if "{% tabs" in text or "{%tabs" in text else text
        return _HEXO.sub(lambda match: _hexo_tag(match, post_link, remarks), text)
    for name in dict.fromkeys(match["name"] for match in _HUGO_BOX.finditer(text)):
        text = replace_pairs(_hugo_pairs(name), _hugo_pair, text, rf"\{{\{{[<%]\s*/\s*{name}\s*[>%]\}}\}}")
    return _HUGO.sub(lambda match: _shortcode(match, post_link, remarks), text)


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """Apply a function to a text except its fenced code and its code spans."""
    protected: list[str] = []

    def protect(match: re.Match[str]) -> str:
        protected.append(match[0])
        return f"{_PROTECTED}{len(protected) - 1}{_PROTECTED}"

    text = _TICKS.sub(protect, _FENCE.sub(protect, text.replace(_PROTECTED, "")))
    text = change(text)
    for _ in range(2):
        text = _PLACEHOLDER.sub(lambda match: _indented(match[1], protected[int(match[2])]), text)
    return text


def _indented(before: str, code: str) -> str:
    """Return code behind what a box or a quotation has put before its line, on each of its lines."""
    return before + code.replace("\n", f"\n{before}")


def _words(rest: str) -> tuple[list[str], dict[str, str]]:
    """Return the positional and the named arguments of a tag."""
    named = {
        match[1]: next(each for each in match.groups()[1:] if each is not None)
        for match in _ATTRIBUTE.finditer(rest)
    }
    bare = _ATTRIBUTE.sub(" ", rest)
    words = [next(each for each in match.groups() if each is not None) for match in _WORD.finditer(bare)]
    return words, named


def _fenced(code: str, language: str) -> str:
    fence = backticks(code, 3)
    code = code.strip("\n")
    return f"{fence}{language}\n{code}\n{fence}"


def _hexo_code(match: re.Match[str]) -> str:
    rest = match["rest"]
    language = re.search(r"lang(?:uage)?:(\S+)", rest)
    title = re.sub(
        r"\b(?:lang|language|line_number|highlight|first_line|mark|wrap|url|line_threshold):\S+", "", rest
    )
    title = _with_link(title)
    block = _fenced(match["code"], language[1] if language else "")
    lines = "\n".join(f"{match['indent']}{line}" if line else "" for line in block.split("\n"))
    return f"{match['indent']}{title}\n\n{lines}" if title else lines


def _hugo_code(match: re.Match[str]) -> str:
    words, _ = _words(match["rest"])
    return _fenced(match["code"], words[0] if words else "")


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
    words, _ = _words(match["rest"])
    return box_of(words, "", match["text"])


def _hexo_folded(match: re.Match[str]) -> str:
    words, _ = _words(match["rest"].replace(",", " "))
    return folded(words, "", match["text"])


def _hexo_tab(match: re.Match[str]) -> str:
    name = (match["name"] or "").strip()
    return f"\n**{name}**\n" if name else ""


def _hugo_pairs(name: str) -> re.Pattern[str]:
    """Return an expression for the pairs of one shortcode: its end alone ends the search for it."""
    return re.compile(
        rf"\{{\{{[<%]\s*+(?P<name>{name})\b(?P<rest>(?:(?!\{{\{{[<%]|[>%]\}}\}}).)*+)[>%]\}}\}}(?P<text>.*?)"
        rf"\{{\{{[<%]\s*+/\s*+{name}\s*+[>%]\}}\}}",
        re.DOTALL,
    )


def _hugo_pair(match: re.Match[str]) -> str:
    words, named = _words(match["rest"])
    title = next((named[each] for each in ("title", "summary", "label", "header") if named.get(each)), "")
    if re.fullmatch(FOLDED_NAMES, match["name"]):
        return folded(words, title, match["text"])
    kinds = [named[each] for each in ("type", "kind", "level", "context", "icon", "color") if named.get(each)]
    return box_of([*words, *kinds] if title else [*kinds, *words], title, match["text"], match["name"])


def _hexo_tag(match: re.Match[str], post_link: PostLink, remarks: list[Remark]) -> str:
    name, (words, named) = match["name"], _words(match["rest"])
    if name in ("post_link", "post_path") and words:
        return _post(words, post_link, match[0], remarks)
    if name == "asset_img" and words:
        return _hexo_picture(words)
    if name in ("asset_link", "asset_path") and words:
        return f"[{' '.join(words[1:]) or words[0]}]({words[0]})"
    if name in ("img", "image") and words:
        return _hexo_picture([each for each in words if "/" in each or "." in each or " " in each] or words)
    if name in ("btn", "button") and "," in match["rest"]:
        parts = [each.strip() for each in match["rest"].split(",") if each.strip()]
        address = next((each for each in parts if "/" in each or each.startswith("#")), "")
        text = next((each for each in parts if each != address), address)
        return f"[{text}]({address})" if address else text
    if name == "label" and words:
        return match["rest"].strip().partition("@")[2] or words[0]
    if name == "iframe" and (address := _ADDRESS.search(match["rest"])):
        return f"[{address[0]}]({address[0]})"
    if name in _SHOWN_ANYHOW:
        return ""
    if name in ("link", "button", "btn") and len(words) > 1:
        address = next((each for each in words if "/" in each), "")
        return f"[{words[0].strip(',')}]({address.strip(',')})" if address else words[0]
    return _embed_link(name, words, named) or _drop(match[0], remarks)


def _hexo_picture(words: list[str]) -> str:
    """Return a picture: classes stand before its source, its size and its description behind it."""
    at = next((index for index, each in enumerate(words) if re.search(r"[./]", each)), 0)
    sizes = [each for each in words[at + 1 : at + 3] if _SIZE.fullmatch(each)]
    alt = " ".join(each for each in words[at + 1 :] if not re.fullmatch(r"\d+(?:%|px)?|[a-z-]+", each))
    return f"![{alt}]({words[at]}){_width(next(iter(sizes), ''))}"


def _width(text: str) -> str:
    return f"{{width={text.removesuffix('px')}}}" if _SIZE.fullmatch(text) else ""


def _post(words: list[str], post_link: PostLink, tag: str, remarks: list[Remark]) -> str:
    found = post_link(words[0])
    title = " ".join(each for each in words[1:] if each not in ("true", "false"))
    if found is None:
        remarks.append(remark("migrate-tag", near=title, tag=_short(tag)))
        return title or words[0]
    return f"[{title or found[1]}]({found[0]})"


def _shortcode(match: re.Match[str], post_link: PostLink, remarks: list[Remark]) -> str:
    name, (words, named) = match["name"], _words(match["rest"].rstrip().removesuffix("/"))
    if match["end"]:
        return ""
    if name in ("ref", "relref") and (words or "path" in named):
        found = post_link(words[0] if words else named["path"])
        is_target = _IN_TARGET.search(match.string, 0, match.start()) is not None
        if found is not None:
            # In a text, Hugo shows the bare address.
            return found[0] if is_target else f"[{found[1]}]({found[0]})"
        remarks.append(remark("migrate-tag", tag=_short(match[0])))
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
    if name in _SHOWN_ANYHOW:
        return ""
    return _embed_link(name, words, named) or _drop(match[0], remarks)


def _quoted_shortcode(match: re.Match[str]) -> str:
    """Return a shortcode as Hugo shows one that is not run."""
    return f"{{{{{match[1]}{match[2]}{'>' if match[1] == '<' else '%'}}}}}"


def _figure(source: str, named: dict[str, str]) -> str:
    """Return a picture and what stands below it: its title, its caption, who made it."""
    title, caption, maker = (named.get(each, "").strip() for each in ("title", "caption", "attr"))
    alt = named.get("alt") or caption or title
    picture = f"![{alt}]({source}){_width(named.get('width', ''))}"
    picture = f"[{picture}]({named['link']})" if named.get("link") else picture
    if maker and named.get("attrlink"):
        maker = f"[{maker}]({named['attrlink']})"
    below = dict.fromkeys(each for each in (title, caption, maker) if each and each != alt)
    return "\n\n".join([picture, *below])


def _embed_link(name: str, words: list[str], named: dict[str, str]) -> str:
    pattern = _VIDEOS.get(name.lower())
    identifier = named.get("id") or next(iter(words), "")
    if pattern is None or not identifier:
        return ""
    if name.lower() == "gist" and len(words) > 1:
        identifier = "/".join(words[:2])
    address = pattern.format(identifier)
    return f"[{address}]({address})"


def _drop(tag: str, remarks: list[Remark]) -> str:
    if not re.match(r"\{%-?\s*(?:end\w+|more)\b", tag):
        remarks.append(remark("migrate-tag", tag=_short(tag)))
    return ""


def _short(text: str) -> str:
    return abbreviate(text, 60)
