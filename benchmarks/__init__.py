"""Compare the speed and memory of this generator with others, on the same content and pages."""
