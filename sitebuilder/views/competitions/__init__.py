"""Competitions: their pages, lists, cards, status, feed items and structured data."""
