"""Readers of stories and scripts."""
