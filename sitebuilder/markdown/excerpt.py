"""Excerpts: the beginning of a text, for lists of articles, feeds and search engines."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import tee

from sitebuilder.markdown.cjk import joins_without_space
from sitebuilder.markdown.shorten import shorten
from sitebuilder.markdown.tags import Tag, Token, parse_tags, plain_text
from sitebuilder.markdown.text import Text

MAX_LENGTH = 120
"""The most characters in an excerpt."""

_SKIPPED_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "table", "pre", "figure", "audio", "video"})
_PIECE_TAGS = frozenset({"dd", "div", "dt", "li", "summary"})


def make_excerpt(tokens: Sequence[Token]) -> str:
    """Return the first paragraphs as plain text, cut at the end of a sentence or with an ellipsis.

    List items stand in for missing paragraphs. Headings, tables, code and footnotes are left out.
    """
    in_paragraphs, in_pieces = tee(_without_skipped(tokens))
    return make_excerpt_from(_paragraphs(in_paragraphs), _pieces(in_pieces))


def excerpt_of(text: Text) -> str:
    """Return the excerpt of a rendered text."""
    return make_excerpt(parse_tags("".join(text.parts)))


def make_excerpt_from(paragraphs: Iterable[str], pieces: Iterable[str]) -> str:
    """Return an excerpt of plain-text paragraphs, or of ``pieces`` when there are no paragraphs."""
    return shorten(_join(paragraphs) or _join(pieces), MAX_LENGTH)


def _without_skipped(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens outside the elements that an excerpt skips."""
    skipped = ""
    depth = 0
    for token in tokens:
        if isinstance(token, Tag) and not skipped and not token.is_end and _is_skipped(token):
            skipped, depth = token.name, 1
        elif not skipped:
            yield token
        elif isinstance(token, Tag) and token.name == skipped:
            depth += -1 if token.is_end else 1
            if depth == 0:
                skipped = ""


def _is_skipped(tag: Tag) -> bool:
    if tag.name in _SKIPPED_TAGS:
        return True
    return (tag.name == "div" and tag.is_generated) or tag.attributes.get("class") == "admonition-title"


def _paragraphs(tokens: Iterable[Token]) -> Iterator[str]:
    paragraph: list[Token] | None = None
    for token in tokens:
        if isinstance(token, Tag) and token.name == "p":
            if paragraph:
                yield plain_text(paragraph)
            paragraph = None if token.is_end else []
        elif paragraph is not None:
            paragraph.append(token)


def _pieces(tokens: Iterable[Token]) -> Iterator[str]:
    piece: list[Token] = []
    for token in tokens:
        if isinstance(token, Tag) and token.name in _PIECE_TAGS:
            yield plain_text(piece)
            piece = []
        else:
            piece.append(token)
    yield plain_text(piece)


def _join(paragraphs: Iterable[str]) -> str:
    text = ""
    for paragraph in paragraphs:
        if paragraph:
            text += paragraph if not text or joins_without_space(text, paragraph) else f" {paragraph}"
        if len(text) > MAX_LENGTH:
            break
    return text
