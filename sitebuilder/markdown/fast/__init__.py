"""Renders the Markdown of most texts directly, without the library."""
