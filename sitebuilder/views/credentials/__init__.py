"""The credentials: their pages, cards and structured data."""
