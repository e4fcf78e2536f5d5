"""Renders the Markdown of most texts without the library.

Most news consists of a few kinds of blocks with simple inline markup, for which the library takes ten times
as long. Whatever is, or might be, anything else is left to the library; the output here is the same as the
library's, character for character (``tests/markdown/fast/test_render.py``).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from sitebuilder.markdown.block_sentinels import FENCE, RAW_HTML
from sitebuilder.markdown.cjk import join_html_lines
from sitebuilder.markdown.excerpt import make_excerpt_from
from sitebuilder.markdown.fast.block import APART, Block
from sitebuilder.markdown.fast.blocks import parse_blocks
from sitebuilder.markdown.fast.inline import (
    SLOT,
    Target,
    UnsupportedError,
    escape_text,
    html_to_text,
    render_inline,
    target_offsets,
)
from sitebuilder.markdown.fast.words import restore_words
from sitebuilder.markdown.formulas import PLAIN_FORMULA
from sitebuilder.markdown.headings import HEADING_TAGS, build_headings
from sitebuilder.markdown.line_kinds import has_kept_gaps
from sitebuilder.markdown.links.autolinks import WIDE_AT, WIDE_MAIL
from sitebuilder.markdown.literals import escape_literals, protect_literals
from sitebuilder.markdown.options import DEFAULT_OPTIONS, TextOptions
from sitebuilder.markdown.positions import Source
from sitebuilder.markdown.raised_signs import may_have_raised_signs
from sitebuilder.markdown.stars.names import has_masked_names
from sitebuilder.markdown.stars.told import has_pointers
from sitebuilder.markdown.tables import scroll_region, scroll_region_label
from sitebuilder.markdown.text import Link, Text
from sitebuilder.markdown.wrapped import may_be_wrapped
from sitebuilder.messages import Problem, sort_problems
from sitebuilder.patterns import lazy_pattern

_TARGET = lazy_pattern(r"\]\(")
_WIDE_LABEL = lazy_pattern("】[ \u3000]*\n?[ \u3000]*[(（]|[)）]【|【[ ]*\\^")
"""What may be a link in the brackets of a Chinese keyboard, or one that is reported."""

_STAND_IN = lazy_pattern("[\ufdd0-\ufdef]")
"""What stands for a literal sign, which a link target keeps."""

_EXCERPTED = frozenset({"p", "paragraphs", "blockquote", "ul", "ol"})
"""The blocks from which an excerpt is made."""

_PARAGRAPH = lazy_pattern(r"<p>(.*?)</p>", re.DOTALL)


def render_fast(
    source: Source, options: TextOptions = DEFAULT_OPTIONS
) -> tuple[Text, tuple[Problem, ...]] | None:
    """Return the text and its problems as ``render`` does; None when it needs the full renderer."""
    # Tabs may separate the cells of a table, whatever its rows begin with.
    common = None if source.tabs else _render_source(source, options)
    if common is not None:
        return common, ()
    # Imported here: most texts need no rewriting.
    from sitebuilder.markdown.normalise.tidy import tidy

    tidied = tidy(source)
    common = _render_source(tidied, options)
    return None if common is None else (common, sort_problems(tidied.problems))


def _render_source(source: Source, options: TextOptions) -> Text | None:
    text = source.text
    # Links with full-width brackets, images with a full-width exclamation mark. Finding one character takes a
    # tenth of the time of a character class.
    if (
        "［" in text
        or "］" in text
        or ("！" in text and "！[" in text)
        or ("】" in text and ("†" in text or _WIDE_LABEL.search(text)))
    ):
        return None
    # Formulas and remarks, which are reported; bold words in full-width stars.
    if (
        ("$" in text and ("$$" in text or "^" in text or PLAIN_FORMULA.search(text)))
        or ("%" in text and "%%" in text)
        or ("＊" in text and "＊＊" in text)
    ):
        return None
    # Marks of sources, which are reported.
    if "citeturn" in text or "\ue202" in text:
        return None
    # The at sign of a mail address that a Chinese keyboard typed.
    if WIDE_AT in text and WIDE_MAIL.search(text):
        return None
    # Raw HTML and code within other blocks, as ``normalise`` marks them.
    if RAW_HTML in text or FENCE in text:
        return None
    # Names of people that are not published, programs in C.
    if ("*" in text and (has_masked_names(text) or has_pointers(text))) or may_have_raised_signs(text):
        return None
    # Spaces that are to be filled in, which are made wide; a fence around the whole text.
    if source.origins is None and (has_kept_gaps(text) or may_be_wrapped(text)):
        return None
    try:
        return _render(source, options)
    except UnsupportedError:
        return None


def _parse(source: Source) -> tuple[str, list[Block]]:
    """Return the text with others in place of its literal signs (``literals``), and its blocks."""
    is_tidy = source.origins is not None
    blocks = parse_blocks(source.text, is_tidy=is_tidy)
    # Most texts that need the library have been left to it by now.
    text = protect_literals(source.text)
    return text, blocks if text == source.text else parse_blocks(text, is_tidy=is_tidy)


def _render(source: Source, options: TextOptions) -> Text:
    targets: list[Target] = []
    labels: dict[str, int] = {}
    is_tidy = source.origins is not None
    text, blocks = _parse(source)
    # Together, as a call for each item or cell would take longer. No block has an empty line.
    texts: list[str] = []
    for block in blocks:
        texts += _inline_texts(block)
    html = render_inline("\n\n".join(texts), targets, is_tidy=is_tidy)
    inline = iter(escape_literals(restore_words(html) if is_tidy else html).split("\n\n"))
    pieces = [_render_block(block, inline, labels) for block in blocks]
    titles = [index for index, block in enumerate(blocks) if block.name in HEADING_TAGS]
    written = [
        (int(blocks[index].name[1]), html_to_text(pieces[index]), blocks[index].attribute) for index in titles
    ]
    headings = build_headings(written, options.base_level, options.id_prefix, options.taken_ids)
    excerpt = _excerpt(blocks, pieces) if options.with_excerpt else ""
    for index, heading in zip(titles, headings, strict=True):
        pieces[index] = f'<h{heading.level} id="{heading.id}">{pieces[index]}</h{heading.level}>'
    return Text(
        tuple("\n".join(pieces).split(SLOT)),
        tuple(_links(source, text, targets)),
        tuple(headings),
        tuple(heading.id for heading in headings),
        excerpt,
    )


def _inline_texts(block: Block) -> Sequence[str]:
    """Return the texts of a block that may have inline markup."""
    if block.name in ("pre", "hr", APART):
        return ()
    if block.nested:
        items = enumerate(block.lines)
        return [text for index, line in items for text in (line, *_nested_texts(block, index))]
    if block.name != "table":
        return block.lines
    head, separators, *body = [[cell.strip(" ") for cell in row[1:-1].split("|")] for row in block.lines]
    if len({len(head), len(separators), *map(len, body)}) > 1 or not all(head):
        raise UnsupportedError
    return [*head, *(cell for row in body for cell in row)]


def _nested_texts(block: Block, index: int) -> Sequence[str]:
    return _inline_texts(block.nested[index]) if index in block.nested else ()


def _render_block(block: Block, inline: Iterator[str], labels: dict[str, int]) -> str:
    """Return the HTML of a block, given that of its texts; of a heading, only the content of its element."""
    name, lines = block.name, block.lines
    if name == "p":
        return _render_paragraph(next(inline), block.attribute)
    if name == "paragraphs":
        # No inline markup that is supported here spans lines.
        return f"<p>{next(inline)}</p>".replace("\n", "</p>\n<p>")
    if name == "blockquote":
        return "\n".join(("<blockquote>", *(_render_paragraph(next(inline)) for _ in lines), "</blockquote>"))
    if name in ("ul", "ol"):
        return _render_list(block, inline)
    if name == "table":
        return _render_table(lines, inline, labels)
    if name == "pre":
        code_class = f' class="language-{block.attribute}"' if block.attribute else ""
        code = escape_literals(escape_text(lines[0]).replace("<", "&lt;"))
        return f"<pre><code{code_class}>{code}</code></pre>"
    if name == "hr":
        return "<hr>"
    if name == APART:
        return "\n"
    html = next(inline)
    if "<img" in html:
        raise UnsupportedError
    return html


def _render_list(block: Block, inline: Iterator[str]) -> str:
    begin, end = ("<li>\n<p>", "</p>\n</li>") if block.is_loose else ("<li>", "</li>")
    items: list[str] = []
    if block.nested:
        for index in range(len(block.lines)):
            text, nested = next(inline), block.nested.get(index)
            items.append(text if nested is None else f"{text}{_render_list(nested, inline)}\n")
    else:
        items += islice(inline, len(block.lines))
    content = f"{end}\n{begin}".join(items)
    start = f' start="{block.attribute}"' if block.attribute not in ("", "1") else ""
    return f"<{block.name}{start}>\n{begin}{content}{end}\n</{block.name}>".replace("  \n", "<br>\n")


def _render_paragraph(html: str, css_class: str = "") -> str:
    if "\n" in html:
        html = join_html_lines(html.replace("  \n", "<br>\n"))
    return f'<p class="{css_class}">{html}</p>' if css_class else f"<p>{html}</p>"


def _render_table(rows: Sequence[str], cells: Iterator[str], labels: dict[str, int]) -> str:
    classes = [_alignment(separator.strip(" ")) for separator in rows[1][1:-1].split("|")]
    titles = list(islice(cells, len(classes)))
    label = scroll_region_label([html_to_text(title) for title in titles], labels)
    html = [f"{scroll_region(label)}<table>\n<thead>\n<tr>"]
    html += [f'<th scope="col"{each}>{title}</th>' for each, title in zip(classes, titles, strict=True)]
    html.append("</tr>\n</thead>\n<tbody>")
    for _ in rows[2:]:
        row = zip(classes, islice(cells, len(classes)), strict=True)
        html += ("<tr>", *(f"<td{each}>{cell}</td>" for each, cell in row), "</tr>")
    html.append("</tbody>\n</table></div>")
    return "\n".join(html)


def _alignment(separator: str) -> str:
    sides = separator.startswith(":"), separator.endswith(":")
    name = {(True, True): "center", (True, False): "left", (False, True): "right"}.get(sides)
    return f' class="align-{name}"' if name else ""


def _links(source: Source, text: str, targets: Sequence[Target]) -> Iterator[Link]:
    if not targets:
        return
    if any(_STAND_IN.search(target.url) for target in targets):
        raise UnsupportedError
    if any(target.is_bare for target in targets):
        offsets = list(target_offsets(text))
    else:
        offsets = [match.end() for match in _TARGET.finditer(text)]
    if len(offsets) != len(targets):
        raise UnsupportedError
    for offset, target in zip(offsets, targets, strict=True):
        yield Link(target.url, source.place(offset), target.is_image)


def _excerpt(blocks: Sequence[Block], pieces: Sequence[str]) -> str:
    """Return the excerpt of blocks, given the HTML of each."""
    read = [html for block, html in zip(blocks, pieces, strict=True) if block.name in _EXCERPTED]
    return make_excerpt_from(_paragraphs(read), _items(read))


def _paragraphs(read: Sequence[str]) -> Iterator[str]:
    for html in read:
        if html.startswith("<p") and "</p>\n" not in html:
            yield html_to_text(html[html.index(">") + 1 : -len("</p>")])
        else:
            yield from (html_to_text(match[1]) for match in _PARAGRAPH.finditer(html))


def _items(read: Sequence[str]) -> Iterator[str]:
    return (html_to_text(item) for html in read for item in html.split("\n"))
