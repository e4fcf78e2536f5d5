"""The output folder: reached without links, staged beside, swapped at one moment, and undone."""
