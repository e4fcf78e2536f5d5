"""The Markdown dialect: renders one source to sanitised HTML whose link URLs are filled in later."""

from sitebuilder.markdown.options import TextOptions
from sitebuilder.markdown.plain import plain_lines
from sitebuilder.markdown.render import render
from sitebuilder.markdown.shorten import shorten
from sitebuilder.markdown.text import Heading, Link, Text, fill

__all__ = ["Heading", "Link", "Text", "TextOptions", "fill", "plain_lines", "render", "shorten"]
