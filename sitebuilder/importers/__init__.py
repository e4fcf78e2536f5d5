"""Imports texts from Word files, pasted HTML and old blogs, converting each to Markdown of our dialect."""
