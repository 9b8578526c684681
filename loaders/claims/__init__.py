"""Parse, mentions and codebook → candidate claims with their details."""
