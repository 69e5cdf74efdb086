"""The library at the left: characters and styles."""
