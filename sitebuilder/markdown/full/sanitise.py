"""Sanitises HTML, and reports what was removed from the editor's HTML."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

import nh3
from msgspec import Struct

from sitebuilder.markdown.full.depth import MAX_ELEMENT_DEPTH, TooDeepError
from sitebuilder.markdown.full.raw_attributes import parse_attributes, tag_name
from sitebuilder.markdown.full.work_budget import WorkBudget
from sitebuilder.markdown.links.schemes import ALLOWED_SCHEMES, as_browsers_read, has_scheme
from sitebuilder.markdown.links.targets import is_local_path
from sitebuilder.markdown.links.typed_targets import has_space_in_host, normalise_target
from sitebuilder.markdown.positions import Source
from sitebuilder.markdown.sentinels import SENTINEL_PREFIX, Sentinel, sentinel_number
from sitebuilder.markdown.tags import VOID_ELEMENTS, Tag, Token
from sitebuilder.messages import Place, Problem, problem
from sitebuilder.patterns import lazy_pattern

_ALLOWED = """
a abbr aside audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em
figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small source
span strong sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr
"""
_REMOVED_WITH_CONTENT = """
iframe math noembed noframes noscript object plaintext script select style svg template textarea title xmp
"""

ALLOWED_TAGS = frozenset(_ALLOWED.split())
"""The elements allowed in a text: no script, style, form, frame or landmark."""

REMOVED_WITH_CONTENT = frozenset(_REMOVED_WITH_CONTENT.split())
"""The elements that are removed with their content; all other elements not allowed leave their content."""

ALLOWED_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"aria-describedby", "aria-hidden", "aria-label", "class", "dir", "id", "lang", "title"},
    "a": {"download", "href", "hreflang", "name", "rel", "type"},
    "audio": {"controls", "loop", "muted", "preload", "src"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"datetime"},
    "details": {"open"},
    "img": {"alt", "height", "loading", "src", "width"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "source": {"media", "src", "type"},
    "td": {"colspan", "headers", "rowspan"},
    "th": {"abbr", "colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
    "track": {"default", "kind", "label", "src", "srclang"},
    "video": {"controls", "height", "loop", "muted", "playsinline", "poster", "preload", "src", "width"},
}
"""The attributes allowed on each element, ``*`` for all: no event handler, no style."""

URL_ATTRIBUTES = ("href", "src", "poster")

_MAX_SHOWN = 60
_TARGET = lazy_pattern(r"[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*")
_WHOLE_TARGET = lazy_pattern(r"(?:[^()（）<>\n]|[(（][^()（）\n]*[)）])*")
_DATA = lazy_pattern(r"[\s\"']*data\s*:", re.IGNORECASE)
_CLEANER = nh3.Cleaner(
    tags=set(ALLOWED_TAGS),
    clean_content_tags=set(REMOVED_WITH_CONTENT),
    attributes=ALLOWED_ATTRIBUTES,
    generic_attribute_prefixes={SENTINEL_PREFIX},
    url_schemes=set(ALLOWED_SCHEMES),
    link_rel=None,
)
_SCOPE = lazy_pattern(r"<(?:applet|button|marquee)\b", re.IGNORECASE)
"""Elements that stand in a paragraph and may hold others (HTML, 13.2.4.2); without them none may."""

_FORMATTING = frozenset(
    "a b code del em i ins mark q s small span strong sub sup u var".split()  # noqa: SIM905
)
"""The elements that HTML parsers reopen in each block until they are closed (HTML, 13.2.4.3)."""

# What is not closed extends to the end, as in browsers (HTML, 13.2.5: end of file in a tag or comment), so
# everything is scanned once.
_LIVE_TAG = lazy_pattern(
    rf"""
      <!--.*?(?:-->|(?P<open>\Z))
    | <[?!][^>]*+(?:>|(?P<bogus>\Z))
    | <(?P<content>{"|".join(sorted(REMOVED_WITH_CONTENT))})(?=[ \n/>])
      (?:[ ](?P<first>{SENTINEL_PREFIX}\d+.))?.*?(?:</(?P=content)\b|\Z)
    | <(?P<slash>/?)(?P<name>[a-z][^ \n/>]*+)(?:[ ](?P<mark>{SENTINEL_PREFIX}\d+.))?
      (?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^"'>]++)*+(?:>|\Z)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


class LiveTags(Struct, frozen=True):
    """The numbers of the sentinels in what browsers take for tags, and a comment that is never closed."""

    sentinels: frozenset[int]
    open_comment: str = ""


def find_live_tags(html: str, sentinels: Sequence[Sentinel], budget: WorkBudget) -> LiveTags:
    """Return the sentinels in tags of the HTML, not those in comments and scripts.

    To be called before sanitising, which takes long for deeply nested or unclosed tags.

    Raises:
        TooDeepError: raw tags are nested too deeply.
        BudgetExceededError: formatting that is never closed would expand too much.
    """
    if not any(sentinel.kind == "tag" for sentinel in sentinels) and not ("<!" in html or "<?" in html):
        return LiveTags(frozenset())
    numbers: set[int] = set()
    depth = 0
    formatting: list[int] = []
    for match in _LIVE_TAG.finditer(html):
        if match["open"] is not None or match["bogus"] is not None:
            return LiveTags(frozenset(numbers), match[0])
        found = match["mark"] or match["first"]
        number = sentinel_number(found) if found else None
        if number is not None:
            numbers.add(number)
        name = (match["name"] or "").lower()
        if not name or name in VOID_ELEMENTS:
            continue
        depth = max(0, depth - 1) if match["slash"] else depth + 1
        if depth > MAX_ELEMENT_DEPTH:
            raise TooDeepError
        if name not in _FORMATTING:
            budget.spend_expansion(sum(formatting), match[0])
        elif not match["slash"]:
            formatting.append(len(match[0]))
        elif formatting:
            formatting.pop()
    return LiveTags(frozenset(numbers))


def sanitise(html: str) -> str:
    """Return the HTML with nothing but what the lists above allow, and sentinels."""
    clean = _CLEANER.clean(html)
    return _CLEANER.clean(clean) if _SCOPE.search(html) else clean


def removed_html(
    live: Collection[int], tokens: Iterable[Token], sentinels: tuple[Sentinel, ...], source: Source
) -> Iterator[Problem]:
    """Report each tag, attribute and link target that was ``live`` and is not in ``tokens``."""
    kept = dict(_marked_tags(tokens))
    for number, sentinel in enumerate(sentinels):
        if number in kept:
            yield from _removed_attributes(sentinel, kept[number], source)
        elif number in live:
            removed = f"<{tag_name(source.text, sentinel.offset)}>"
            yield problem("html-removed", source.place(sentinel.offset), removed=removed)


def _marked_tags(tokens: Iterable[Token]) -> Iterator[tuple[int, Tag]]:
    for token in tokens:
        if isinstance(token, Tag):
            for name in token.attributes:
                if (number := sentinel_number(name)) is not None:
                    yield number, token


def _removed_attributes(sentinel: Sentinel, kept: Tag, source: Source) -> Iterator[Problem]:
    if sentinel.kind == "target":
        if not any(name in kept.attributes for name in URL_ATTRIBUTES):
            whole = _WHOLE_TARGET.match(source.text, sentinel.offset)
            target = _TARGET.match(source.text, sentinel.offset)
            place = source.place(sentinel.offset)
            yield _removed_target(whole[0] if whole else "", target[0] if target else "", kept.name, place)
        return
    for name, offset, written in parse_attributes(source.text, sentinel):
        if name not in kept.attributes:
            removed = f"<{kept.name} {written}>" if sentinel.kind == "tag" else f"{{{written}}}"
            yield _removed_attribute(name, written, removed, source.place(offset))


def _removed_attribute(name: str, written: str, removed: str, place: Place) -> Problem:
    """Return the problem of a removed attribute as ``written``; ``removed`` shows it where it stood."""
    value = written.partition("=")[2].strip("\"' ")
    if name in URL_ATTRIBUTES and is_local_path(value):
        return problem("link-local-file", place, target=abbreviate(value))
    if name == "href" and has_scheme(as_browsers_read(value)):
        return problem("link-scheme", place, target=abbreviate(value))
    if name in ("src", "poster") and _DATA.match(value):
        return problem("media-data", place, removed=abbreviate(removed))
    return problem("attribute-removed", place, attribute=abbreviate(written), removed=abbreviate(removed))


def _removed_target(whole: str, target: str, name: str, place: Place) -> Problem:
    """Return the problem of a removed link target; ``target`` is the part of ``whole`` before any space."""
    written = normalise_target(whole)
    if is_local_path(written):
        return problem("link-local-file", place, target=abbreviate(written))
    if has_space_in_host(written):
        return problem("link-blank", place, target=abbreviate(written))
    removed = abbreviate(target)
    if name == "a" and has_scheme(as_browsers_read(written)):
        return problem("link-scheme", place, target=removed)
    is_data = name == "img" and _DATA.match(removed) is not None
    return problem("media-data" if is_data else "html-removed", place, removed=removed)


def abbreviate(written: str) -> str:
    """Return text as one line of at most 60 characters."""
    line = " ".join(written.split())
    return line if len(line) <= _MAX_SHOWN else f"{line[: _MAX_SHOWN - 1]}…"
