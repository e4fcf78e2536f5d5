"""Render a view with the encoder or the template that its output names."""

from typing import Any

from sitebuilder.formats.encoders import ENCODERS, encode
from sitebuilder.formats.jinja.templates import Templates, render_view
from sitebuilder.messages import Problem


def render(templates: Templates, maker: str, view: Any) -> bytes | Problem:
    """Render a view with the encoder, or else the template, of the name ``maker``."""
    return encode(maker, view) if maker in ENCODERS else render_view(templates, maker, view)
