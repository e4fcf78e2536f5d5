"""Venues: their list, pages and structured data."""
