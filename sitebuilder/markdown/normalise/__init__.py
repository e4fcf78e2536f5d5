"""Rewrites the lines that people type into the canonical form that both renderers read."""
