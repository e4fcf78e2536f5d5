"""Renders any Markdown with Python-Markdown and the dialect's extensions, sanitised and within limits."""
