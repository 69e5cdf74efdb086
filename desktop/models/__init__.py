"""Adapters that show the session to Qt's views."""
