"""From YAML nodes to the typed values of the content model, with every problem of a file."""
