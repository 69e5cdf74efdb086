"""Long work as generators of events. Whoever drives them owns the thread."""
