"""The live preview: serves the site on this machine, and rebuilds and reloads it after each change."""

from sitebuilder.preview.server import serve

__all__ = ["serve"]
