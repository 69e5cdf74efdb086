"""The animatic: the board played in the window, panel by panel."""
