"""Any Markdown, by the library with the extensions of the dialect, sanitised and bounded."""
