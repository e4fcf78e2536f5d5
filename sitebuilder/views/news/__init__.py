"""The articles: their pages, lists, cards, feed text and structured data."""
