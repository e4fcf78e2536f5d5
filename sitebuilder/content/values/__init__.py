"""What one value means as people write it: amounts, addresses, moments, choices, the signs they type."""
