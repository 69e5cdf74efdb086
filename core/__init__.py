"""Everything Castboard does, without a window."""
