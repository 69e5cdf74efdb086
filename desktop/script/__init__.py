"""From a script or a shot list to panels: read, looked at, then made."""
