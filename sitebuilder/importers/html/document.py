"""Read a page or a paste into an ``ImportedText``: its body, its title, its date and its pictures."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from msgspec.structs import replace

from sitebuilder.importers.blocks import Block, Paragraph, Run
from sitebuilder.importers.dates import find_date, read_date
from sitebuilder.importers.html.articles import find_article, published_day, report_around, shown_title
from sitebuilder.importers.html.drawings import report_drawn_texts
from sitebuilder.importers.html.formulas import write_formulas
from sitebuilder.importers.html.left_out import report_backgrounds, report_left_out, report_unseen
from sitebuilder.importers.html.nodes import ELEMENTS, Node, has_text, parse, text_of, walk
from sitebuilder.importers.html.read import read_blocks
from sitebuilder.importers.html.redirects import real_address
from sitebuilder.importers.html.void_elements import LINK
from sitebuilder.importers.html.yuque_cards import write_cards
from sitebuilder.importers.imported_text import ImportedText
from sitebuilder.importers.markdown_writer import write_markdown
from sitebuilder.importers.pictures import FindPicture, extract_pictures
from sitebuilder.importers.remarks import Remark, remark
from sitebuilder.importers.titles import names_document, split_title, without_line
from sitebuilder.markdown.character_references import decode_references
from sitebuilder.markdown.invisible import drop_unseen
from sitebuilder.markdown.normalise.chinese import HAN

_CHARSET = re.compile(rb"charset\s*+=\s*+[\"']?\s*+([\w-]+)", re.IGNORECASE)
_FRAGMENT_START = re.compile(r"<!--\s*StartFragment\s*-->", re.IGNORECASE)
_FRAGMENT_END = re.compile(r"<!--\s*EndFragment\s*-->", re.IGNORECASE)
_ROWS = re.compile(r"\s*<(?:col|colgroup|thead|tbody|tr|td)\b", re.IGNORECASE)
_CLIPBOARD = re.compile(r"Version:\d[^<]*+(?=<)")
_TITLE = re.compile(r"<title[^<>]*>((?:(?!<title).)*?)</title>", re.DOTALL | re.IGNORECASE)
_META = re.compile(r"<meta\s((?:[^<>\"']|\"[^<\"]*+\"|'[^<']*+')*+)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?<![\w-])([\w-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")
_MOMENT = re.compile(r"\b(?:var\s+ct|createTime|oriCreateTime)\s*=\s*[\"'](\d{9,10})[\"']")
_SOURCE_URL = re.compile(r"\bmsg_source_url\s*=\s*[\"'](https?://[^\"'\s<>]++)[\"']")
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]*+)(?:\s[^<>]*+|/)?>")
_BEGINNING = re.compile(r"[\ufeff\s]*(?:<[a-zA-Z!?/]|Version:[0-9])")
_BLANK_LINE = re.compile(r"\n[ \t\u3000]*\r?\n")
_YEARS = range(1990, 2100)
"""The years in which pages of the web are published."""

_NO_TITLE = re.compile(r"(?i)untitled|无标题文档|新建.{0,20}|document\d*|文档 ?\d*|公众平台|\s*")


def is_html(text: str) -> bool:
    """Return whether a paste is HTML: it contains a tag, not just a sign or a word between such signs."""
    return any(tag[1].lower() in ELEMENTS for tag in _TAG.finditer(text[:200_000]))


def is_html_paste(text: str) -> bool:
    """Return whether pasted text is HTML: programs begin it with a tag, or with what their clipboard says.

    Of a text that begins with words only one without blank lines is: in any other the tags are those that
    Markdown may have (``甲<br>乙``), or that it speaks of.
    """
    begins = _BEGINNING.match(text) is not None
    return is_html(text) and (begins or _BLANK_LINE.search(text.strip()) is None)


def decode_page(content: bytes) -> str:
    """Decode a page in any encoding that Chinese offices use (HTML, 13.2.3).

    A byte order mark decides, else UTF-8 if it is valid, else the declared encoding, else GB 18030.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    declared = _CHARSET.search(content[:4_096])
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    is_chinese = name.startswith(("gb", "x-gb", "utf"))
    other = _decode(content, "gb18030" if is_chinese else name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return other
    # A few short words in GBK are valid UTF-8 as well, but not Han.
    return other if name.startswith("gb") and not HAN.search(text) and HAN.search(other) else text


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding, "replace")
    except (LookupError, UnicodeError):
        # No encoding, or one of Python's that are for no text (idna, undefined).
        return content.decode("gb18030", "replace")


def read_page(html: str, find: FindPicture) -> ImportedText:
    """Read a page, a part of one, or the clipboard's form of one.

    ``find`` returns the bytes of pictures beside the page.
    """
    root = parse(write_cards(write_formulas(_fragment(html))))
    by_id = {node.get("id"): node for node in walk(root) if node.get("id")}
    article = find_article(root)
    body = article.body
    blocks, remarks = read_blocks(body)
    blocks += _link_to_source(html, by_id)
    metadata = _metadata(html[:100_000])
    title, rest = _title_and_blocks(html, _declared_title(metadata, by_id), root, blocks)
    day = published_day(root, article)
    moment = _moment(html, metadata, by_id, day or find_date(rest))
    beside = [] if remark("import-decoration") in remarks else report_backgrounds(body)
    around = report_around(root, article, title)
    left_out = [*around, *beside, *report_left_out(root), *report_unseen(body), *report_drawn_texts(html)]
    text = to_imported_text(title, rest, moment, [*remarks, *left_out], find)
    return replace(text, facts=_source(metadata, by_id))


def to_imported_text(
    title: str, blocks: list[Block], moment: datetime | None, remarks: list[Remark], find: FindPicture
) -> ImportedText:
    """Convert blocks and their pictures to an ``ImportedText``."""
    shown, extracted = extract_pictures(blocks, find)
    markdown = write_markdown(shown)
    return ImportedText(drop_unseen(title), markdown, moment, extracted.files, (*remarks, *extracted.remarks))


def _fragment(html: str) -> str:
    """Return the pasted fragment, which the Windows clipboard marks within the page.

    A page of the web, which has a name, may have been written with such pastes: they are only parts of it.
    """
    if clipboard := _CLIPBOARD.match(html):
        html = html[clipboard.end() :]
    start = _FRAGMENT_START.search(html)
    ends = [match.start() for match in _FRAGMENT_END.finditer(html, start.end())] if start else []
    if not start or not ends:
        return html
    if _TITLE.search(html[: start.start()]) and any(
        map(_has_text, (html[: start.start()], html[ends[-1] :]))
    ):
        return html
    fragment = html[start.end() : ends[-1]]
    # Excel marks the rows, not the table around them.
    return f"<table>{fragment}</table>" if _ROWS.match(fragment) else fragment


def _has_text(html: str) -> bool:
    return has_text(parse(html))


def _title_and_blocks(html: str, declared: str, root: Node, blocks: list[Block]) -> tuple[str, list[Block]]:
    """Return the title of a page: as ``declared``, its name or its first lines; and the blocks without it.

    Above an article stands much that is no title: who the site is of, the way to the page, where to log in.
    """
    page = _TITLE.search(html[:100_000])
    page_name = " ".join(decode_references(page[1]).split()) if page else ""
    # A quotation mark within a title ends the attribute that declares it.
    is_cut = page_name.startswith((f'{declared}"', f"{declared}'"))
    title = "" if is_cut else declared
    first, rest = split_title(blocks)
    if title and first == title:
        return title, rest
    name = title or ("" if _NO_TITLE.fullmatch(page_name) else page_name)
    shown = shown_title(name, root)
    if title:
        return shown or title, without_line(blocks, shown or title)
    if first and (not shown or shown == first or names_document(first)):
        return first, rest
    return shown or name, without_line(blocks, shown or name)


def _declared_title(metadata: Mapping[str, str], by_id: Mapping[str, Node]) -> str:
    """Return the title that a page declares in its head, or WeChat above its article."""
    heading = by_id.get("activity-name")
    title = " ".join(text_of(heading).split()) if heading else ""
    return title or metadata.get("og:title", "") or metadata.get("articletitle", "")


def _metadata(html: str) -> dict[str, str]:
    """Return a page's metadata by name, in lower case: the first of each that says something.

    Open Graph has names such as ``og:title``; Chinese authorities have to write ``ArticleTitle``, ``PubDate``
    and ``ContentSource`` (政府网站发展指引, 2017).
    """
    found: dict[str, str] = {}
    for meta in _META.finditer(html):
        values = {name.lower(): double or single for name, double, single in _ATTRIBUTE.findall(meta[1])}
        name = (values.get("property") or values.get("name", "")).lower()
        if content := " ".join(decode_references(values.get("content", "")).split()):
            found.setdefault(name, content)
    return found


def _moment(
    html: str, metadata: Mapping[str, str], by_id: dict[str, Node], otherwise: datetime | None
) -> datetime | None:
    """Return the moment that a page declares in its head or its scripts, else the one that its text says."""
    if found := _MOMENT.search(html):
        return datetime.fromtimestamp(int(found[1]), UTC)
    for name in ("pubdate", "article:published_time"):
        try:
            found_there = datetime.fromisoformat(metadata.get(name, ""))
        except ValueError:
            continue
        if found_there.year in _YEARS:
            return found_there
    published = by_id.get("publish_time")
    shown = read_date(text_of(published)) if published else None
    return shown or otherwise


def _link_to_source(html: str, by_id: dict[str, Node]) -> list[Block]:
    """Return the link below an article of WeChat, which its text often speaks of: where to enrol."""
    shown = by_id.get("js_view_source")
    written = _SOURCE_URL.search(html) if "msg_source_url" in html else None
    address = written[1] if written else shown.get("href") if shown is not None else ""
    if not LINK.match(address) or "js_content" not in by_id:
        return []
    return [Paragraph((Run("阅读原文", href=real_address(decode_references(address))),))]


def _source(metadata: Mapping[str, str], by_id: dict[str, Node]) -> dict[str, str]:
    """Return who published an article first, if its page names one, as ``source``: an account, a paper."""
    account = by_id.get("js_name")
    name = (" ".join(text_of(account).split()) if account else "") or metadata.get("contentsource", "")
    return {"source": name} if name else {}
