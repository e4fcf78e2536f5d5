"""Convert Hugo's shortcodes and Hexo's tags to Markdown of our dialect; unknown ones are reported.

Code is left alone: a post about Hugo contains shortcodes in code.
"""

import re
from collections.abc import Callable

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
    rf"\{{%-?\s*+(?:{_QUOTES})\b{_HEXO_REST}(?P<text>.*?)\{{%-?\s*+end(?:{_QUOTES})\s*+-?%\}}",
    re.DOTALL,
)
_HEXO_NOTE = re.compile(rf"\{{%-?\s*+note\b{_HEXO_REST}(?P<text>.*?)\{{%-?\s*+endnote\s*+-?%\}}", re.DOTALL)
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
_ICONS = {"warning": "warning", "danger": "danger", "success": "tip", "info": "note", "tip": "tip"}
_IN_TARGET = re.compile(r"(?:\]\( *<?|\]: *<?|href *= *[\"']?)\Z")
_PROTECTED = "\ufde0"
"""Sentinel around the number of a protected piece of code."""

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
    return outside_code(text, lambda part: _read(part, tool, post_link, remarks)), remarks


def _read(text: str, tool: str, post_link: PostLink, remarks: list[Remark]) -> str:
    if tool == "hexo":
        text = replace_pairs(_HEXO_RAW, lambda match: match[1], text, r"\{%-?\s*endraw\s*-?%\}")
        text = replace_pairs(_HEXO_QUOTE, _hexo_quote, text, rf"\{{%-?\s*end(?:{_QUOTES})\s*-?%\}}")
        text = replace_pairs(_HEXO_NOTE, _hexo_note, text, r"\{%-?\s*endnote\s*-?%\}")
        return _HEXO.sub(lambda match: _hexo_tag(match, post_link, remarks), text)
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
        text = re.sub(f"{_PROTECTED}([0-9]+){_PROTECTED}", lambda match: protected[int(match[1])], text)
    return text


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
    title = re.sub(r"https?://\S+(?:\s+\S+)?", "", title).strip()
    block = _fenced(match["code"], language[1] if language else "")
    lines = "\n".join(f"{match['indent']}{line}" if line else "" for line in block.split("\n"))
    return f"{match['indent']}{title}\n\n{lines}" if title else lines


def _hugo_code(match: re.Match[str]) -> str:
    words, _ = _words(match["rest"])
    return _fenced(match["code"], words[0] if words else "")


def _hexo_quote(match: re.Match[str]) -> str:
    lines = [line.strip() for line in match["text"].strip().split("\n")]
    source = match["rest"].strip()
    lines += ["", f"—— {source}"] if source else []
    return "\n" + "\n".join(f"> {line}".rstrip() for line in lines) + "\n"


def _hexo_note(match: re.Match[str]) -> str:
    words, _ = _words(match["rest"])
    kind = next((_ICONS[each] for each in words if each in _ICONS), "note")
    lines = "\n".join(f"    {line}".rstrip() for line in match["text"].strip("\n").split("\n"))
    return f"\n!!! {kind}\n{lines}\n"


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
    if name in ("link", "button", "btn") and len(words) > 1:
        address = next((each for each in words if "/" in each), "")
        return f"[{words[0].strip(',')}]({address.strip(',')})" if address else words[0]
    return _embed_link(name, words, named) or _drop(match[0], remarks)


def _hexo_picture(words: list[str]) -> str:
    source = next((each for each in words if re.search(r"[./]", each)), words[0])
    alt = " ".join(each for each in words if each != source and not re.fullmatch(r"\d+%?|[a-z-]+", each))
    return f"![{alt}]({source})"


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
    if name in ("figure", "img", "image") and (source := named.get("src") or next(iter(words), "")):
        alt = named.get("alt") or named.get("caption") or named.get("title") or ""
        caption = named.get("caption") or named.get("title") or ""
        return f"![{alt}]({source})" + (f"\n\n{caption}" if caption and caption != alt else "")
    return _embed_link(name, words, named) or _drop(match[0], remarks)


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
