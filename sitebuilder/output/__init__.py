"""The output folder: reached without following symlinks, staged, swapped at once, and restorable."""
