"""The inspector at the right: one panel in full."""
