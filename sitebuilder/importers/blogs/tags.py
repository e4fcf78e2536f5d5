"""Convert Hugo's shortcodes and Hexo's tags to Markdown of our dialect; unknown ones are reported."""

from sitebuilder.importers.blogs.hexo_tags import convert_hexo_code, convert_hexo_tags
from sitebuilder.importers.blogs.hugo_shortcodes import (
    convert_hugo_code,
    convert_shortcodes,
    show_quoted_shortcodes,
)
from sitebuilder.importers.blogs.outside_code import outside_code
from sitebuilder.importers.blogs.shared_tags import PostLink
from sitebuilder.importers.remarks import Remark


def convert_tags(text: str, tool: str, post_link: PostLink) -> tuple[str, list[Remark]]:
    """Convert the tags in a post's text to Markdown; report those that can't be converted."""
    remarks: list[Remark] = []
    if tool == "hexo":
        text = outside_code(convert_hexo_code(text), lambda part: convert_hexo_tags(part, post_link, remarks))
    elif tool == "hugo":
        text = outside_code(
            convert_hugo_code(text), lambda part: convert_shortcodes(part, post_link, remarks)
        )
        text = show_quoted_shortcodes(text)
    return text, remarks
