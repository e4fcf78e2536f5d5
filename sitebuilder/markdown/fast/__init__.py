"""Renders the Markdown of most texts directly, without Python-Markdown."""
