"""The open project and what the artist does to it."""
