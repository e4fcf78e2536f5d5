"""Renders views to bytes, with Jinja templates or encoders; also the search index and the policy of pages."""

from typing import Any

from sitebuilder.formats.encoders import ENCODERS, encode
from sitebuilder.formats.jinja.dependencies import dependencies, template_digest
from sitebuilder.formats.jinja.templates import Templates, load_templates, render_view
from sitebuilder.messages import Problem

__all__ = [
    "ENCODERS",
    "Templates",
    "dependencies",
    "encode",
    "load_templates",
    "render",
    "render_view",
    "template_digest",
]


def render(templates: Templates, maker: str, view: Any) -> bytes | Problem:
    """Render a view with the encoder, or else the template, of the name ``maker``."""
    return encode(maker, view) if maker in ENCODERS else render_view(templates, maker, view)
