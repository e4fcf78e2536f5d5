"""Publishing: from a build without errors to what visitors see, and back again."""
