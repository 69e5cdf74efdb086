"""The library on disk: SQLite tables for what was written, files for what was drawn."""
