"""CSS and JavaScript: bundled (``bundle.py``), minified (``minify.py``) and fingerprinted."""
