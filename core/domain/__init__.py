"""Plain frozen values: what Castboard is about. No input or output happens here."""
