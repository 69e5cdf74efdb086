"""The queue at the bottom and the status bar."""
