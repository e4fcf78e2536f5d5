"""The Markdown dialect: one source to sanitised HTML whose links are left open."""

from sitebuilder.markup.plain import plain_lines
from sitebuilder.markup.render import render
from sitebuilder.markup.shorten import shorten
from sitebuilder.markup.text import Heading, Link, Text, fill

__all__ = ["Heading", "Link", "Text", "fill", "plain_lines", "render", "shorten"]
