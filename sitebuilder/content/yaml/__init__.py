"""YAML as nodes with places, and what an editor most likely meant where it cannot be parsed."""
