"""Renders views to bytes, with Jinja templates or encoders; also the search index and the policy of pages."""
