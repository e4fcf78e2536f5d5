"""What the views of two kinds use."""
