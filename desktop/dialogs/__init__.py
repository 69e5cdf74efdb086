"""Dialogs: styles, characters, casting, projects."""
