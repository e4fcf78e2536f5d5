"""Credentials: their pages, cards and structured data."""
