"""Lessons, statuses, events and offers: what follows from the dates in a document."""
