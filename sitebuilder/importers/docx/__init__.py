"""Converts Word documents to blocks: Mammoth reads most of them, this room what Mammoth silently loses."""
