"""Compares two outputs as visitors see them, for reviewing a change before it is published."""
