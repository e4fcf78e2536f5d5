"""The Jinja environment: background compilation, escaping, fragments, the Content-Security-Policy."""
