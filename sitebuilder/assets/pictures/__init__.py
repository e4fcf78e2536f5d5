"""Processes pictures for pages: upright, without metadata, in several widths."""
