"""Share pictures, drawn from a title."""
