"""How the built-in model, Castboard Mini, is drawn, trained and judged."""
