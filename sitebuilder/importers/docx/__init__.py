"""Convert Word documents to blocks: Mammoth reads most, and this room what Mammoth silently loses."""
