"""Checks of the plan: colliding output paths, dead links, shortened names."""
