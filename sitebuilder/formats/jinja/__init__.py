"""The Jinja environment: compiling ahead, escaping, fragments, what pages may run."""
