"""Outputs for machines: feeds, calendars, sitemaps, redirects."""
