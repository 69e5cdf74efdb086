"""Threads that drive jobs."""
