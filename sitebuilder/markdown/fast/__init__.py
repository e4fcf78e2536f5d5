"""The Markdown of most texts, rendered at once without the library."""
