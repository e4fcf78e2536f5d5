"""What several kinds of views have in common."""
