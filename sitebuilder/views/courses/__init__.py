"""The courses: their pages, lists and finder, cards, status, feed text and structured data."""
