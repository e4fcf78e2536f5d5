"""Speed and memory of this generator beside others, on the same content and with the same pages."""
