"""The live preview: the site on this machine, rebuilt and reloaded after each change."""

from sitebuilder.preview.server import serve

__all__ = ["serve"]
