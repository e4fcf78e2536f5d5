"""Articles: their pages, lists, cards, feed items and structured data."""
