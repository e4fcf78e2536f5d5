"""A page or a paste as a text to be written: its body found, its title and day read, its pictures brought."""

import re
from datetime import UTC, datetime, time
from html import unescape

from sitebuilder.importers.blocks import Block
from sitebuilder.importers.html.nodes import Node, parse, text_of, walk
from sitebuilder.importers.html.read import read_blocks
from sitebuilder.importers.imported_text import ImportedText
from sitebuilder.importers.markdown_writer import write_markdown
from sitebuilder.importers.pictures import FindPicture, extract_pictures
from sitebuilder.importers.remarks import Remark
from sitebuilder.importers.titles import find_date, read_date, split_title
from sitebuilder.markdown.normalise.chinese import HAN

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL | re.IGNORECASE)
_CLIPBOARD = re.compile(r"Version:\d.*?(?=<)", re.DOTALL)
_TITLE = re.compile(r"<title[^>]*>((?:(?!<title).)*?)</title>", re.DOTALL | re.IGNORECASE)
_META = re.compile(
    r"<meta\s[^>]*property\s*=\s*[\"']og:(title|url)[\"'][^>]*content\s*=\s*[\"']([^\"']*)[\"']",
    re.IGNORECASE,
)
_MOMENT = re.compile(r"\b(?:var\s+ct|createTime|oriCreateTime)\s*=\s*[\"'](\d{9,10})[\"']")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9:-]*(?:\s[^<>]*)?/?>")
_ARTICLE = ("js_content", "img-content", "article-content", "content")
_NO_TITLE = re.compile(r"(?i)untitled|无标题文档|新建.{0,20}|document\d*|文档 ?\d*|公众平台|\s*")


def is_html(text: str) -> bool:
    """Return whether a paste is HTML: it has a tag of an element, not just a smaller sign."""
    return _TAG.search(text[:200_000]) is not None


def decode_page(content: bytes) -> str:
    """Return the text of a page in any encoding that Chinese offices use (HTML, 13.2.3).

    A byte order mark, else UTF-8 where it fits, else what the page says, else GB 18030.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    named = _CHARSET.search(content[:4_096])
    name = named[1].decode("ascii").lower() if named else "utf-8"
    is_chinese = name.startswith(("gb", "x-gb", "utf"))
    other = _decoded(content, "gb18030" if is_chinese else name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return other
    # A few short words of GBK are UTF-8 as well: those of no Han.
    return other if name.startswith("gb") and _count_han(other) > _count_han(text) else text


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding, "replace")
    except LookupError:
        return content.decode("gb18030", "replace")


def _count_han(text: str) -> int:
    return len(HAN.findall(text))


def read_page(html: str, find: FindPicture) -> ImportedText:
    """Return a page, a part of one, or what the clipboard holds of one, as a text to be written.

    ``find`` returns the bytes of pictures that lie beside the page.
    """
    root = parse(_pasted(html))
    by_id = {node.get("id"): node for node in walk(root) if node.get("id")}
    body = next((by_id[name] for name in _ARTICLE if name in by_id and text_of(by_id[name]).strip()), root)
    blocks, remarks = read_blocks(body)
    title, rest = _titled(html, by_id, blocks)
    moment = _moment(html, by_id, rest)
    return to_imported_text(title, rest, moment, remarks, find, _source(by_id))


def to_imported_text(
    title: str,
    blocks: list[Block],
    moment: datetime | None,
    remarks: list[Remark],
    find: FindPicture,
    facts: dict[str, str] | None = None,
) -> ImportedText:
    """Return blocks with their pictures as a text to be written."""
    shown, album = extract_pictures(blocks, find)
    markdown = write_markdown(shown)
    return ImportedText(title, markdown, moment, album.files, (*remarks, *album.remarks), facts or {})


def _pasted(html: str) -> str:
    """Return what was pasted: the clipboard of Windows marks it within the page."""
    html = _CLIPBOARD.sub("", html, count=1) if html.startswith("Version:") else html
    found = _FRAGMENT.search(html)
    return found[1] if found else html


def _titled(html: str, by_id: dict[str, Node], blocks: list[Block]) -> tuple[str, list[Block]]:
    """Return the title that a page gives itself, or its first lines, and the blocks without it."""
    own = by_id.get("activity-name")
    said = " ".join(text_of(own).split()) if own else ""
    metas = {name.lower(): unescape(value).strip() for name, value in _META.findall(html[:100_000])}
    said = said or metas.get("title", "")
    first, rest = split_title(blocks)
    if said:
        return said, rest if first == said else blocks
    if first:
        return first, rest
    page = _TITLE.search(html[:100_000])
    named = " ".join(unescape(page[1]).split()) if page else ""
    return ("" if _NO_TITLE.fullmatch(named) else named), blocks


def _moment(html: str, by_id: dict[str, Node], blocks: list[Block]) -> datetime | None:
    if found := _MOMENT.search(html):
        return datetime.fromtimestamp(int(found[1]), UTC)
    published = by_id.get("publish_time")
    day = (read_date(text_of(published)) if published else None) or find_date(blocks)
    return datetime.combine(day, time()) if day else None


def _source(by_id: dict[str, Node]) -> dict[str, str]:
    """Return who published an article of WeChat first, as its page tells it."""
    account = by_id.get("js_name")
    name = " ".join(text_of(account).split()) if account else ""
    return {"source": name} if name else {}
