"""Sheets: a board laid out on pages, painted as PDF or PNG. No Qt."""
