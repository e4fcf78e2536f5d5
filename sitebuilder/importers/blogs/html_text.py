"""Convert the HTML of a post to Markdown of our dialect."""

import re

from msgspec.structs import replace

from sitebuilder.importers.blogs.blog import HTML_SUFFIXES
from sitebuilder.importers.blogs.front_matter import Post, read_post
from sitebuilder.importers.html.drawings import report_drawn_texts
from sitebuilder.importers.html.formulas import write_formulas
from sitebuilder.importers.html.left_out import report_left_out, report_unseen
from sitebuilder.importers.html.nodes import parse
from sitebuilder.importers.html.read import read_blocks
from sitebuilder.importers.markdown_writer import write_markdown
from sitebuilder.importers.remarks import Remark, remark

_TAG = re.compile(r"\{\{<(?:(?!\{\{<|>\}\}).)*+>\}\}|\{\{?%(?:(?!\{%|%\}).)*+%\}\}?", re.DOTALL)
"""What stands between the signs of tags of Hugo and Hexo."""

_BEGIN, _END = "\ue010", "\ue011"
_HELD = re.compile(f"{_BEGIN}([0-9]{{1,6}}){_END}")


def html_to_markdown(html: str) -> tuple[str, list[Remark]]:
    """Convert HTML to Markdown; report what was dropped."""
    root = parse(write_formulas(html))
    blocks, remarks = read_blocks(root)
    left_out = [*report_left_out(root), *report_unseen(root), *report_drawn_texts(html)]
    return write_markdown(blocks), [*remarks, *left_out]


def read_any_post(path: str, text: str) -> tuple[Post, tuple[Remark, ...]]:
    """Parse the text of a post's file, with its text in Markdown, and report what was dropped.

    Programs that make posts of notebooks, and old ones, write them in HTML.
    """
    post = read_post(text)
    if not path.lower().endswith(HTML_SUFFIXES):
        return post, ()
    tags: list[str] = []

    def hold(tag: re.Match[str]) -> str:
        tags.append(tag[0])
        return f"{_BEGIN}{len(tags) - 1}{_END}"

    def shown(text: str) -> str:
        return _HELD.sub(lambda match: tags[int(match[1])], text)

    # In HTML the signs of tags would begin elements, and in Markdown they would be text.
    held = _TAG.sub(hold, post.body.replace(_BEGIN, "").replace(_END, ""))
    body, remarks = html_to_markdown(held)
    told = (
        remark(each.code, each.near, **{key: shown(text) for key, text in each.values}) for each in remarks
    )
    return replace(post, body=shown(body)), tuple(told)
