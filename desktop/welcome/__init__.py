"""The first start: what Castboard is, what is on this machine, where things are kept."""
