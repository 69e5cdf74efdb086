"""Projects as files: a `.castboard` archive holds a project with everything it needs."""
