"""The search index: its files, and its pieces after an edit."""
