"""The competitions: their pages, lists, cards, status, feed text and structured data."""
