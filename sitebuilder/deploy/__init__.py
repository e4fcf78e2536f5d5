"""Publishing: from a green build to what visitors see, and back again."""
