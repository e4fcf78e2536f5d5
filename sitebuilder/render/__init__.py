"""From outputs to bytes: the Jinja environment and the encoders."""

from sitebuilder.render.dependencies import dependencies, template_digest
from sitebuilder.render.encoders import encode
from sitebuilder.render.templates import Templates, load_templates, render_view

__all__ = ["Templates", "dependencies", "encode", "load_templates", "render_view", "template_digest"]
