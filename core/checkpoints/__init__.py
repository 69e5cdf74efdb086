"""Model folders: what they are, whether they are whole. No torch."""
