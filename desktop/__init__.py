"""The window. Everything that knows Qt lives here."""
