"""Addresses and the targets of links, as people write them."""
