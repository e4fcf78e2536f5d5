"""Renders any Markdown with the library and the dialect's extensions, sanitised and within limits."""
