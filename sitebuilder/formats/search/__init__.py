"""The search index: its file formats, and how it is built and updated."""
