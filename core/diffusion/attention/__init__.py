"""Shared attention: what references leave behind, and how panels read it."""
