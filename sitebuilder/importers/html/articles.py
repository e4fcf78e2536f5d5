"""Find the article of a page that a browser has saved, its title, its day, and what is offered beside it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from urllib.parse import unquote

from msgspec import Struct

from sitebuilder.content.values.attachment_types import ALLOWED_TYPES
from sitebuilder.importers.html.nodes import Node, has_text, text_of, walk
from sitebuilder.importers.remarks import Remark, remark
from sitebuilder.importers.titles import is_name_with_site

_WECHAT = ("js_content", "img-content")
_IDS = ("zoom", "ucap-content", "vsb_content", "vsb_content_2", "artibody", "endtext")
_CLASSES = (
    *("TRS_Editor", "Custom_UnionStyle", "v_news_content", "wp_articlecontent", "pages_content"),
    *("my_doccontent", "entry-content", "news_txt"),
)
"""Where content management systems put an article: those of authorities, schools and papers (TRS, VSB,
WebPlus, www.gov.cn), and WordPress."""

_OTHER_IDS = ("article-content", "content")
_LEAST_SHARE = 5
"""The part of a page's text that its only ``<article>`` has at least: a fifth."""

_LEAST_LEAD = 4
"""How often longer the text of an article is than all others that are marked like it."""

_DAY = r"((?:19|20)[0-9]{2})[年./-]([0-9]{1,2})[月./-]([0-9]{1,2})(?![0-9])"
_PUBLISHED = re.compile(rf"发[布文稿](?:日期|时间)[：:]?\s*{_DAY}")
_MOMENT = re.compile(rf"{_DAY}日?\s+[0-9]{{1,2}}:[0-9]{{2}}")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class Article(Struct, frozen=True):
    """The element with the article of a page: a part of the page, below the text ``above``, or the page."""

    body: Node
    is_part: bool
    above: str = ""


def find_article(root: Node) -> Article:
    """Return the element that holds the article of a page, with the files that are offered beside it."""
    by_id = {each.get("id").lower(): each for each in walk(root) if each.get("id")}
    if (post := _first_named(_WECHAT, by_id)) is not None:
        return Article(post, is_part=False)
    found = _marked(root, by_id)
    if found is None:
        return Article(root, is_part=False)
    files = [Node("p", {}, [each]) for each in _files_beside(root, found)]
    return Article(Node("div", {}, [*found.children, *files]), is_part=True, above=_text_above(root, found))


def report_around(root: Node, article: Article, title: str) -> list[Remark]:
    """Return the remark that the rest of a page was left out, unless there is none but the title."""
    if not article.is_part:
        return []
    is_all = _length(root) <= _length(article.body) + len("".join(title.split()))
    return [] if is_all else [remark("import-around")]


def shown_title(name: str, root: Node) -> str:
    """Return the line of a page that its name begins with, before the name of its site; headings first."""
    headings: list[str] = []
    lines: list[str] = []
    for each in walk(root):
        is_heading = each.name in _HEADINGS
        line = " ".join((text_of(each) if is_heading else "".join(_texts(each))).split())
        if is_name_with_site(name, line, is_heading=is_heading):
            (headings if is_heading else lines).append(line)
    return max(headings or lines, key=len, default="")


def published_day(root: Node, article: Article) -> datetime | None:
    """Return the day on which a page says that it was published; a moment above its article says so too."""
    found = _PUBLISHED.search(text_of(root)) or _MOMENT.search(article.above)
    try:
        return datetime(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _marked(root: Node, by_id: dict[str, Node]) -> Node | None:
    if (named := _first_named(_IDS, by_id)) is not None:
        return named
    for name in _CLASSES:
        if (found := _longest(_outermost(root, name))) is not None:
            return found
    if (named := _first_named(_OTHER_IDS, by_id)) is not None:
        return named
    article = _longest([each for each in walk(root) if each.name == "article"])
    has_share = article is not None and _length(article) * _LEAST_SHARE >= _length(root)
    return article if has_share else None


def _first_named(names: Iterable[str], by_id: Mapping[str, Node]) -> Node | None:
    """Return the first of some elements that is there and has text."""
    return next((by_id[name] for name in names if name in by_id and has_text(by_id[name])), None)


def _outermost(root: Node, name: str) -> list[Node]:
    """Return the elements of a class that are in no other one of it."""
    found: list[Node] = []
    pending = [root]
    while pending:
        each = pending.pop()
        if name in each.get("class").split():
            found.append(each)
        else:
            pending += each.elements
    return found


def _longest(nodes: list[Node]) -> Node | None:
    """Return the element with the most text, if it is far longer than all others together."""
    lengths = sorted(((_length(each), index) for index, each in enumerate(nodes)), reverse=True)
    if not lengths or lengths[0][0] < max(1, _LEAST_LEAD * sum(length for length, _ in lengths[1:])):
        return None
    return nodes[lengths[0][1]]


def _text_above(root: Node, article: Node) -> str:
    texts: list[str] = []
    pending: list[Node | str] = [root]
    while pending:
        each = pending.pop()
        if each is article:
            break
        if isinstance(each, Node):
            pending += reversed(each.children)
        else:
            texts.append(each)
    return "".join(texts)


def _files_beside(root: Node, article: Node) -> Iterator[Node]:
    """Yield the links to files that stand outside of an article."""
    pending = [root]
    while pending:
        each = pending.pop()
        if each is article:
            continue
        if each.name == "a" and each.get("href") and _is_file(each):
            yield each
        pending += reversed(each.elements)


def _is_file(link: Node) -> bool:
    """Return whether a link leads to a file: its address or its text ends like the name of one."""
    text, address = text_of(link).strip(), unquote(re.split("[?#]", link.get("href"))[0])
    return bool(text) and any(
        each.rpartition(".")[2].lower() in ALLOWED_TYPES for each in (text, address) if "." in each
    )


def _texts(node: Node) -> list[str]:
    return [each for each in node.children if isinstance(each, str)]


def _length(node: Node) -> int:
    return len("".join(text_of(node).split()))
