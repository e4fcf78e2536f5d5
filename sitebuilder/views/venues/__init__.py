"""The venues: their list, their pages and their structured data."""
