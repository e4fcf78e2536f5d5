"""Other processes: forked, working in a pool, and the signals that end them."""
