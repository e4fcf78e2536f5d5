"""Courses: their pages, lists and finder, cards, status, feed items and structured data."""
