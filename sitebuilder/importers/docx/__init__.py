"""Word documents as blocks: what Mammoth reads, and by ourselves what it loses without a word."""
