"""Bringing texts in: Word files, pasted HTML, old blogs; each becomes Markdown of our dialect."""
