"""Draws share pictures: the title, the drawing and the colours of ``content/share.py``'s card, as a file."""
