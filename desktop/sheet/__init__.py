"""The sheet view: pages as they will be printed, and the form of their template."""
