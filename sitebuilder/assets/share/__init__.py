"""Draws share pictures with titles."""
