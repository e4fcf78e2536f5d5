"""All documents together: their links, files and references, and which of them are shown."""
