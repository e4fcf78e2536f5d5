"""Editorial approval (三审三校): signing a document, and the log of all signatures."""
