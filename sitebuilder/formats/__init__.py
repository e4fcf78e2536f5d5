"""From outputs to bytes: the Jinja environment and the encoders."""

from sitebuilder.formats.encoders import encode
from sitebuilder.formats.jinja.dependencies import dependencies, template_digest
from sitebuilder.formats.jinja.templates import Templates, load_templates, render_view

__all__ = ["Templates", "dependencies", "encode", "load_templates", "render_view", "template_digest"]
