"""Links and pictures in the tags of Hexo, Jekyll and Hugo, written as those of Markdown.

Only where what is meant is certain; any other tag stays as it is and is reported
(``foreign.report_foreign_tags``).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from urllib.parse import quote

from sitebuilder.markdown.code_spans import code_spans, is_in_span
from sitebuilder.markdown.links.named import named_target
from sitebuilder.markdown.links.targets import is_place_of_target
from sitebuilder.markdown.normalise.lines import Edit, Line, Part
from sitebuilder.patterns import lazy_pattern

_TAG = lazy_pattern(
    r"(?<!\\)(?:\{\{-? *site\.(?:base)?url *-?\}\}/?)?"
    r"(?:\{%-? *(?P<name>post_link|post_path|post_url|link|asset_img|asset_link|asset_path)"
    r"(?P<rest> (?:(?!\{%)[^\n])*?)-?%\}"
    r"|\{\{[<%] *(?P<code>ref|relref|figure)(?P<words> (?:(?!\{\{)[^\n])*?)[>%]\}\})"
)
_ARGUMENT = lazy_pattern(r"(?:(?P<key>[\w-]+) *= *)?(?:\"([^\"]*)\"|'([^']*)'|`([^`]*)`|([^\s\"'`][^\s]*))")
_BARE_PICTURE = lazy_pattern(r"(?<![\\\]])!\[(?P<file>[^\[\]\n]+)\](?![(（\[:])")
"""A file in square brackets alone, with the sign of a picture."""

_EMBEDDED = lazy_pattern(
    r"(?<!\\)!\[\[(?P<file>[^\[\]|\n#]+\.(?:jpe?g|png|gif|webp|svg|mp4|m4v|webm))(?:#[^\[\]|\n]*)?"
    r"(?:\|(?P<rest>[^\[\]\n]*))?\]\]",
    re.IGNORECASE,
)
"""A picture or film of Obsidian, perhaps with its words and its size."""

_SIZE = lazy_pattern(r"[0-9]{1,4}(?:x[0-9]{1,4})?")
_OPTION = lazy_pattern("true|false")
_PICTURE = lazy_pattern(r"[^\s:]+(?: [^\s:]+)*\.(?:jpe?g|png|gif|webp|svg|bmp|avif)", re.IGNORECASE)
_ADDRESS = lazy_pattern(r"(?:https?://|mailto:|/)\S+")
_POST = lazy_pattern(r"[^\s:?]+\.(?:md|markdown|html)")
_LENGTH = lazy_pattern("[0-9]{1,5}")
_SPECIAL = lazy_pattern(r"[\\`*_\[\]<>{}]|~~|==")
_DEFINED_LABEL = lazy_pattern(r"(?<=\[)[^\[\]\n]+(?=\]:)")
_UNSAFE_IN_TARGET = lazy_pattern("[\\s()<>\"'`*\\[\\]{}]")


def read_foreign_links(lines: Sequence[Line]) -> list[Line]:
    """Return lines in which tags for links and pictures are those of Markdown, except in code."""
    return [
        line.with_edits(_edits(line.text)) if "{%" in line.text or "{{" in line.text else line
        for line in lines
    ]


def read_bare_pictures(part: Part, lines: Sequence[Line]) -> list[Line]:
    """Return lines in which ``![a.jpg]`` and ``![[a.jpg]]`` are pictures, except in code."""
    return [line.with_edits(_bare_pictures(part, line.text)) if "![" in line.text else line for line in lines]


def _bare_pictures(part: Part, text: str) -> Iterator[Edit]:
    for match in _outside_code(_EMBEDDED, text) if "![[" in text else ():
        yield Edit(*match.span(), _embedded_picture(match))
    for match in _outside_code(_BARE_PICTURE, text):
        file = match["file"].strip()
        if _PICTURE.fullmatch(file) and file not in part.find_labels(_DEFINED_LABEL):
            yield Edit(*match.span(), f"![]({_file(file)})")


def _embedded_picture(match: re.Match[str]) -> str:
    """Return the picture of ``![[a.jpg|words|300]]``."""
    *words, last = (match["rest"] or "").split("|")
    size = f" ={last.strip()}" if _SIZE.fullmatch(last.strip()) else ""
    shown = " ".join(words if size else [*words, last]).strip()
    return f"![{_plain(shown)}]({_file(match['file'].strip())}{size})"


def _outside_code(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    code = list(code_spans(text)) if "`" in text else []
    return (match for match in pattern.finditer(text) if not is_in_span(match.start(), code))


def _edits(text: str) -> Iterator[Edit]:
    for match in _outside_code(_TAG, text):
        written = _target(match) if is_place_of_target(text, match.start()) else _markdown(match)
        if written:
            yield Edit(*match.span(), written)


def _arguments(written: str) -> tuple[list[str], dict[str, str]]:
    """Return the arguments of a tag by their order, and those with a name."""
    listed: list[str] = []
    named: dict[str, str] = {}
    for match in _ARGUMENT.finditer(written.strip(" /") if written.endswith("/") else written):
        value = next((each for each in match.groups()[1:] if each is not None), "")
        if match["key"]:
            named[match["key"].lower()] = value
        else:
            listed.append(value)
    return listed, named


def _target(match: re.Match[str]) -> str:
    """Return what a tag in the place of a link target stands for; empty if that is uncertain."""
    name = match["name"] or match["code"]
    words, named = _arguments(match["rest"] or match["words"])
    if name == "asset_path":
        return _file(words[0]) if words else ""
    is_post = name in ("post_path", "post_url", "ref", "relref") or (name == "link" and _is_post(words))
    post = named.get("path") or (words[0] if words else "")
    return named_target(post, wants_title=False) if is_post and post else ""


def _markdown(match: re.Match[str]) -> str:
    """Return what a tag in a text stands for; empty if that is uncertain."""
    name = match["name"] or match["code"]
    words, named = _arguments(match["rest"] or match["words"])
    if name == "figure":
        return "" if words else _inline_figure(named)
    if name in ("ref", "relref"):
        return _post_link(named["path"] if "path" in named else next(iter(words), ""), "")
    if not words:
        return ""
    if name == "post_link":
        return _post_link(words[0], " ".join(each for each in words[1:] if not _OPTION.fullmatch(each)))
    if name in ("post_url", "post_path") or (name == "link" and _is_post(words)):
        return _post_link(words[0], "")
    if name == "asset_img":
        return _asset_picture(words)
    if name == "asset_link":
        shown = " ".join(each for each in words[1:] if not _OPTION.fullmatch(each))
        return f"[{_plain(shown or words[0])}]({_file(words[0])})"
    if name == "link" and len(words) > 1 and _ADDRESS.fullmatch(words[1]):
        return f"[{_plain(words[0])}]({_file(words[1])})"
    return ""


def _is_post(words: Sequence[str]) -> bool:
    return len(words) == 1 and _POST.fullmatch(words[0]) is not None


def _post_link(name: str, words: str) -> str:
    """Return a link to a document by its name, whose title is its words if it has none of its own."""
    if not name:
        return ""
    shown = words or name.partition("#")[0].rstrip("/").rpartition("/")[2].removesuffix(".md")
    return f"[{_plain(shown or name)}]({named_target(name, wants_title=not words)})"


def _asset_picture(words: Sequence[str]) -> str:
    """Return a picture: its file, perhaps after classes, then lengths, title and description."""
    at = next((index for index, each in enumerate(words) if _PICTURE.fullmatch(each)), None)
    if at is None:
        return ""
    rest = list(words[at + 1 :])
    lengths: list[str] = []
    while rest and len(lengths) < 2 and _LENGTH.fullmatch(rest[0]):
        lengths.append(rest.pop(0))
    size = f" ={lengths[0]}x{lengths[1] if len(lengths) > 1 else ''}" if lengths else ""
    return f"![{_plain(_description(rest))}]({_file(words[at])}{size})"


def _description(words: Sequence[str]) -> str:
    """Return the description of a picture: the last of two quoted texts, or all its words."""
    return words[1] if len(words) == 2 and " " in "".join(words) else " ".join(words)


def _inline_figure(named: Mapping[str, str]) -> str:
    if not named.get("src"):
        return ""
    picture = f"![{_plain(_figure_description(named))}]({_file(named['src'])})"
    return f"[{picture}]({_file(named['link'])})" if named.get("link") else picture


def figure_html(written: str) -> str:
    """Return Hugo's figure with what stands below it as an element; empty if it is no such tag."""
    match = _TAG.fullmatch(written)
    words, named = _arguments(match["words"]) if match and match["code"] == "figure" else ([], {})
    captions = [named[each] for each in ("title", "caption") if named.get(each)]
    if words or not named.get("src"):
        return ""
    image = f'<img src="{escape(named["src"])}" alt="{escape(_figure_description(named))}">'
    if named.get("link"):
        image = f'<a href="{escape(named["link"])}">{image}</a>'
    caption = "<br>".join(escape(each, quote=False) for each in captions)
    return f"<figure>{image}<figcaption>{caption}</figcaption></figure>" if caption else f"<p>{image}</p>"


def _figure_description(named: Mapping[str, str]) -> str:
    return named.get("alt") or named.get("caption") or named.get("title") or ""


def _plain(words: str) -> str:
    """Return words in which nothing is markup."""
    return _SPECIAL.sub(lambda sign: "".join(f"\\{each}" for each in sign[0]), words)


def _file(target: str) -> str:
    """Return a target that ends where it shall."""
    return _UNSAFE_IN_TARGET.sub(lambda sign: quote(sign[0]), target)
