"""Approval (三审三校) as editors do it: signing a document, and the log of all signatures."""
